from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.mail_delivery_public_allowed_commands_item import (
    MailDeliveryPublicAllowedCommandsItem,
)
from ..models.mail_failure import MailFailure
from ..models.mail_status import MailStatus
from ..models.notice_kind import NoticeKind

T = TypeVar("T", bound="MailDeliveryPublic")


@_attrs_define
class MailDeliveryPublic:
    """A mail to a member: neither its address nor what it is about, only what became of it.

    Attributes:
        id (UUID):
        version (int):
        member_id (UUID):
        kind (NoticeKind): What a mail can say that there is; it says no more than that.
        status (MailStatus): Where a mail stands; a dead one was tried for three days, or its address does not exist.
        event_id (UUID): the event that it tells of, as in your feed
        attempts (int):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        last_attempt_at (datetime.datetime | None):
        next_attempt_at (datetime.datetime | None):
        last_failure (MailFailure | None):
        allowed_commands (list[MailDeliveryPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    member_id: UUID
    kind: NoticeKind
    status: MailStatus
    event_id: UUID
    attempts: int
    created_at: datetime.datetime
    updated_at: datetime.datetime
    last_attempt_at: datetime.datetime | None
    next_attempt_at: datetime.datetime | None
    last_failure: MailFailure | None
    allowed_commands: list[MailDeliveryPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        member_id = str(self.member_id)

        kind = self.kind.value

        status = self.status.value

        event_id = str(self.event_id)

        attempts = self.attempts

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        last_attempt_at: None | str
        if isinstance(self.last_attempt_at, datetime.datetime):
            last_attempt_at = self.last_attempt_at.isoformat()
        else:
            last_attempt_at = self.last_attempt_at

        next_attempt_at: None | str
        if isinstance(self.next_attempt_at, datetime.datetime):
            next_attempt_at = self.next_attempt_at.isoformat()
        else:
            next_attempt_at = self.next_attempt_at

        last_failure: None | str
        if isinstance(self.last_failure, MailFailure):
            last_failure = self.last_failure.value
        else:
            last_failure = self.last_failure

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "member_id": member_id,
                "kind": kind,
                "status": status,
                "event_id": event_id,
                "attempts": attempts,
                "created_at": created_at,
                "updated_at": updated_at,
                "last_attempt_at": last_attempt_at,
                "next_attempt_at": next_attempt_at,
                "last_failure": last_failure,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        member_id = UUID(d.pop("member_id"))

        kind = NoticeKind(d.pop("kind"))

        status = MailStatus(d.pop("status"))

        event_id = UUID(d.pop("event_id"))

        attempts = d.pop("attempts")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_last_attempt_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_attempt_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_attempt_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_attempt_at = _parse_last_attempt_at(d.pop("last_attempt_at"))

        def _parse_next_attempt_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_attempt_at_type_0 = datetime.datetime.fromisoformat(data)

                return next_attempt_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_attempt_at = _parse_next_attempt_at(d.pop("next_attempt_at"))

        def _parse_last_failure(data: object) -> MailFailure | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_failure_type_0 = MailFailure(data)

                return last_failure_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MailFailure | None, data)

        last_failure = _parse_last_failure(d.pop("last_failure"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = MailDeliveryPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        mail_delivery_public = cls(
            id=id,
            version=version,
            member_id=member_id,
            kind=kind,
            status=status,
            event_id=event_id,
            attempts=attempts,
            created_at=created_at,
            updated_at=updated_at,
            last_attempt_at=last_attempt_at,
            next_attempt_at=next_attempt_at,
            last_failure=last_failure,
            allowed_commands=allowed_commands,
        )

        return mail_delivery_public
