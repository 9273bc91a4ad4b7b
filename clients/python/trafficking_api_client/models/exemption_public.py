from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.exemption_public_allowed_commands_item import (
    ExemptionPublicAllowedCommandsItem,
)
from ..models.exemption_status import ExemptionStatus
from ..models.plan_requirement import PlanRequirement

if TYPE_CHECKING:
    from ..models.exemption_reason import ExemptionReason


T = TypeVar("T", bound="ExemptionPublic")


@_attrs_define
class ExemptionPublic:
    """What a case is spared, and why.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        case_plan_id (UUID):
        status (ExemptionStatus): Whether an exemption holds; that its time is over is seen from its last day.
        requirement (PlanRequirement): A code of the list `plan_requirement`.
        until_on (datetime.date):
        is_over (bool): its last day has passed: the requirement is unmet again
        approver_id (UUID):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[ExemptionPublicAllowedCommandsItem]):
        reason (ExemptionReason | None): null when the person was erased
    """

    id: UUID
    version: int
    case_id: UUID
    case_plan_id: UUID
    status: ExemptionStatus
    requirement: PlanRequirement
    until_on: datetime.date
    is_over: bool
    approver_id: UUID
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[ExemptionPublicAllowedCommandsItem]
    reason: ExemptionReason | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.exemption_reason import ExemptionReason  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        case_plan_id = str(self.case_plan_id)

        status = self.status.value

        requirement = self.requirement.value

        until_on = self.until_on.isoformat()

        is_over = self.is_over

        approver_id = str(self.approver_id)

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        reason: dict[str, Any] | None
        if isinstance(self.reason, ExemptionReason):
            reason = self.reason.to_dict()
        else:
            reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "case_id": case_id,
                "case_plan_id": case_plan_id,
                "status": status,
                "requirement": requirement,
                "until_on": until_on,
                "is_over": is_over,
                "approver_id": approver_id,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.exemption_reason import ExemptionReason  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        case_plan_id = UUID(d.pop("case_plan_id"))

        status = ExemptionStatus(d.pop("status"))

        requirement = PlanRequirement(d.pop("requirement"))

        until_on = datetime.date.fromisoformat(d.pop("until_on"))

        is_over = d.pop("is_over")

        approver_id = UUID(d.pop("approver_id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = ExemptionPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        def _parse_reason(data: object) -> ExemptionReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                reason_type_0 = ExemptionReason.from_dict(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ExemptionReason | None, data)

        reason = _parse_reason(d.pop("reason"))

        exemption_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            case_plan_id=case_plan_id,
            status=status,
            requirement=requirement,
            until_on=until_on,
            is_over=is_over,
            approver_id=approver_id,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
            reason=reason,
        )

        return exemption_public
