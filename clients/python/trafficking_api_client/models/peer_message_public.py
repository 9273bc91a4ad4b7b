from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.peer_message_public_direction import PeerMessagePublicDirection
from ..models.peer_message_public_outcome_type_0 import PeerMessagePublicOutcomeType0

T = TypeVar("T", bound="PeerMessagePublic")


@_attrs_define
class PeerMessagePublic:
    """A line of the log of messages with a partner: hashes and times, and nothing of what was said.

    Attributes:
        direction (PeerMessagePublicDirection):
        id (UUID):
        number (int):
        after (int): the number of the one before it: none can be missing
        kind (str):
        object_id (UUID):
        request_hashes (list[str]): of each form in which it was sent
        body_hash (str): SHA-256 of the body that was answered; until then, of the one sent last
        first_at (datetime.datetime):
        last_at (datetime.datetime):
        outcome (None | PeerMessagePublicOutcomeType0): null while it is not answered
        code (None | str): why it was refused
        answered_at (datetime.datetime | None):
    """

    direction: PeerMessagePublicDirection
    id: UUID
    number: int
    after: int
    kind: str
    object_id: UUID
    request_hashes: list[str]
    body_hash: str
    first_at: datetime.datetime
    last_at: datetime.datetime
    outcome: None | PeerMessagePublicOutcomeType0
    code: None | str
    answered_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        direction = self.direction.value

        id = str(self.id)

        number = self.number

        after = self.after

        kind = self.kind

        object_id = str(self.object_id)

        request_hashes = self.request_hashes

        body_hash = self.body_hash

        first_at = self.first_at.isoformat()

        last_at = self.last_at.isoformat()

        outcome: None | str
        if isinstance(self.outcome, PeerMessagePublicOutcomeType0):
            outcome = self.outcome.value
        else:
            outcome = self.outcome

        code: None | str
        code = self.code

        answered_at: None | str
        if isinstance(self.answered_at, datetime.datetime):
            answered_at = self.answered_at.isoformat()
        else:
            answered_at = self.answered_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "direction": direction,
                "id": id,
                "number": number,
                "after": after,
                "kind": kind,
                "object_id": object_id,
                "request_hashes": request_hashes,
                "body_hash": body_hash,
                "first_at": first_at,
                "last_at": last_at,
                "outcome": outcome,
                "code": code,
                "answered_at": answered_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        direction = PeerMessagePublicDirection(d.pop("direction"))

        id = UUID(d.pop("id"))

        number = d.pop("number")

        after = d.pop("after")

        kind = d.pop("kind")

        object_id = UUID(d.pop("object_id"))

        request_hashes = cast(list[str], d.pop("request_hashes"))

        body_hash = d.pop("body_hash")

        first_at = datetime.datetime.fromisoformat(d.pop("first_at"))

        last_at = datetime.datetime.fromisoformat(d.pop("last_at"))

        def _parse_outcome(data: object) -> None | PeerMessagePublicOutcomeType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                outcome_type_0 = PeerMessagePublicOutcomeType0(data)

                return outcome_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PeerMessagePublicOutcomeType0, data)

        outcome = _parse_outcome(d.pop("outcome"))

        def _parse_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        code = _parse_code(d.pop("code"))

        def _parse_answered_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answered_at_type_0 = datetime.datetime.fromisoformat(data)

                return answered_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        answered_at = _parse_answered_at(d.pop("answered_at"))

        peer_message_public = cls(
            direction=direction,
            id=id,
            number=number,
            after=after,
            kind=kind,
            object_id=object_id,
            request_hashes=request_hashes,
            body_hash=body_hash,
            first_at=first_at,
            last_at=last_at,
            outcome=outcome,
            code=code,
            answered_at=answered_at,
        )

        return peer_message_public
