from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.bed_suitability import BedSuitability
from ..models.urgency import Urgency
from ..models.waiting_entry_public_allowed_commands_item import (
    WaitingEntryPublicAllowedCommandsItem,
)
from ..models.waiting_status import WaitingStatus
from ..models.waiting_withdraw_reason import WaitingWithdrawReason

T = TypeVar("T", bound="WaitingEntryPublic")


@_attrs_define
class WaitingEntryPublic:
    """Somebody who waits, or waited, for a bed.

    Attributes:
        id (UUID):
        version (int):
        status (WaitingStatus): Whether somebody still waits for a bed.
        case_id (UUID):
        needs (list[BedSuitability]):
        urgency (Urgency): A code of the list `urgency`.
        withdrawn_reason (None | WaitingWithdrawReason):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[WaitingEntryPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    status: WaitingStatus
    case_id: UUID
    needs: list[BedSuitability]
    urgency: Urgency
    withdrawn_reason: None | WaitingWithdrawReason
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[WaitingEntryPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status.value

        case_id = str(self.case_id)

        needs = []
        for needs_item_data in self.needs:
            needs_item = needs_item_data.value
            needs.append(needs_item)

        urgency = self.urgency.value

        withdrawn_reason: None | str
        if isinstance(self.withdrawn_reason, WaitingWithdrawReason):
            withdrawn_reason = self.withdrawn_reason.value
        else:
            withdrawn_reason = self.withdrawn_reason

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
                "status": status,
                "case_id": case_id,
                "needs": needs,
                "urgency": urgency,
                "withdrawn_reason": withdrawn_reason,
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

        status = WaitingStatus(d.pop("status"))

        case_id = UUID(d.pop("case_id"))

        needs = []
        _needs = d.pop("needs")
        for needs_item_data in _needs:
            needs_item = BedSuitability(needs_item_data)

            needs.append(needs_item)

        urgency = Urgency(d.pop("urgency"))

        def _parse_withdrawn_reason(data: object) -> None | WaitingWithdrawReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdrawn_reason_type_0 = WaitingWithdrawReason(data)

                return withdrawn_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | WaitingWithdrawReason, data)

        withdrawn_reason = _parse_withdrawn_reason(d.pop("withdrawn_reason"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = WaitingEntryPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        waiting_entry_public = cls(
            id=id,
            version=version,
            status=status,
            case_id=case_id,
            needs=needs,
            urgency=urgency,
            withdrawn_reason=withdrawn_reason,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return waiting_entry_public
