from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.hold_status import HoldStatus
from ..models.legal_hold_reason import LegalHoldReason
from ..models.retention_public_allowed_commands_item import (
    RetentionPublicAllowedCommandsItem,
)
from ..models.retention_public_kind import RetentionPublicKind

T = TypeVar("T", bound="RetentionPublic")


@_attrs_define
class RetentionPublic:
    """Until when a record is kept, and whether something forbids its destruction.

    Attributes:
        id (UUID):
        version (int): that of the record
        kind (RetentionPublicKind):
        status (HoldStatus): Whether a record may be destroyed when its time is over.
        hold_reason (LegalHoldReason | None):
        retain_until (datetime.date | None): null until it has ended
        allowed_commands (list[RetentionPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    kind: RetentionPublicKind
    status: HoldStatus
    hold_reason: LegalHoldReason | None
    retain_until: datetime.date | None
    allowed_commands: list[RetentionPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        kind = self.kind.value

        status = self.status.value

        hold_reason: None | str
        if isinstance(self.hold_reason, LegalHoldReason):
            hold_reason = self.hold_reason.value
        else:
            hold_reason = self.hold_reason

        retain_until: None | str
        if isinstance(self.retain_until, datetime.date):
            retain_until = self.retain_until.isoformat()
        else:
            retain_until = self.retain_until

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "kind": kind,
                "status": status,
                "hold_reason": hold_reason,
                "retain_until": retain_until,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        kind = RetentionPublicKind(d.pop("kind"))

        status = HoldStatus(d.pop("status"))

        def _parse_hold_reason(data: object) -> LegalHoldReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                hold_reason_type_0 = LegalHoldReason(data)

                return hold_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LegalHoldReason | None, data)

        hold_reason = _parse_hold_reason(d.pop("hold_reason"))

        def _parse_retain_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                retain_until_type_0 = datetime.date.fromisoformat(data)

                return retain_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        retain_until = _parse_retain_until(d.pop("retain_until"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = RetentionPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        retention_public = cls(
            id=id,
            version=version,
            kind=kind,
            status=status,
            hold_reason=hold_reason,
            retain_until=retain_until,
            allowed_commands=allowed_commands,
        )

        return retention_public
