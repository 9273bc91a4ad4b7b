from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.peer_public_allowed_commands_item import PeerPublicAllowedCommandsItem
from ..models.peer_status import PeerStatus

T = TypeVar("T", bound="PeerPublic")


@_attrs_define
class PeerPublic:
    """A partner on another server, and the keys of both.

    Attributes:
        id (UUID):
        version (int):
        partner_id (UUID): an organisation of the directory that works on another server
        status (PeerStatus): Where it stands with a partner on another server.
        own_public_key (str): to be given to the partner; an Ed25519 public key: its 32 bytes as base64url (RFC 4648),
            without padding
        own_fingerprint (str): of your key; the beginning of the SHA-256 of a public key, to be read out
        their_public_key (None | str):
        their_fingerprint (None | str): of the key that you were given
        confirmed_at (datetime.datetime | None):
        failing_since (datetime.datetime | None): since when its server has given no answer that counts; it changes
            without the version
        next_try_at (datetime.datetime | None): null beside `failing_since`: after three days it is tried no more, until
            you stop and resume it, or confirm a new key
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[PeerPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    partner_id: UUID
    status: PeerStatus
    own_public_key: str
    own_fingerprint: str
    their_public_key: None | str
    their_fingerprint: None | str
    confirmed_at: datetime.datetime | None
    failing_since: datetime.datetime | None
    next_try_at: datetime.datetime | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[PeerPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        partner_id = str(self.partner_id)

        status = self.status.value

        own_public_key = self.own_public_key

        own_fingerprint = self.own_fingerprint

        their_public_key: None | str
        their_public_key = self.their_public_key

        their_fingerprint: None | str
        their_fingerprint = self.their_fingerprint

        confirmed_at: None | str
        if isinstance(self.confirmed_at, datetime.datetime):
            confirmed_at = self.confirmed_at.isoformat()
        else:
            confirmed_at = self.confirmed_at

        failing_since: None | str
        if isinstance(self.failing_since, datetime.datetime):
            failing_since = self.failing_since.isoformat()
        else:
            failing_since = self.failing_since

        next_try_at: None | str
        if isinstance(self.next_try_at, datetime.datetime):
            next_try_at = self.next_try_at.isoformat()
        else:
            next_try_at = self.next_try_at

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "partner_id": partner_id,
                "status": status,
                "own_public_key": own_public_key,
                "own_fingerprint": own_fingerprint,
                "their_public_key": their_public_key,
                "their_fingerprint": their_fingerprint,
                "confirmed_at": confirmed_at,
                "failing_since": failing_since,
                "next_try_at": next_try_at,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        partner_id = UUID(d.pop("partner_id"))

        status = PeerStatus(d.pop("status"))

        own_public_key = d.pop("own_public_key")

        own_fingerprint = d.pop("own_fingerprint")

        def _parse_their_public_key(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        their_public_key = _parse_their_public_key(d.pop("their_public_key"))

        def _parse_their_fingerprint(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        their_fingerprint = _parse_their_fingerprint(d.pop("their_fingerprint"))

        def _parse_confirmed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_at_type_0 = datetime.datetime.fromisoformat(data)

                return confirmed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        confirmed_at = _parse_confirmed_at(d.pop("confirmed_at"))

        def _parse_failing_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                failing_since_type_0 = datetime.datetime.fromisoformat(data)

                return failing_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        failing_since = _parse_failing_since(d.pop("failing_since"))

        def _parse_next_try_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_try_at_type_0 = datetime.datetime.fromisoformat(data)

                return next_try_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_try_at = _parse_next_try_at(d.pop("next_try_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = PeerPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        peer_public = cls(
            id=id,
            version=version,
            partner_id=partner_id,
            status=status,
            own_public_key=own_public_key,
            own_fingerprint=own_fingerprint,
            their_public_key=their_public_key,
            their_fingerprint=their_fingerprint,
            confirmed_at=confirmed_at,
            failing_since=failing_since,
            next_try_at=next_try_at,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return peer_public
