from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.goal_brief_allowed_commands_item import GoalBriefAllowedCommandsItem
from ..models.goal_status import GoalStatus
from ..models.support_domain import SupportDomain

T = TypeVar("T", bound="GoalBrief")


@_attrs_define
class GoalBrief:
    """How far a goal has come.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        case_plan_id (UUID): the version of the plan that has it now
        status (GoalStatus): How far a goal has come.
        domain (SupportDomain): A code of the list `support_domain`.
        planned_end_on (datetime.date | None):
        is_overdue (bool):
        ended_at (datetime.datetime | None):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[GoalBriefAllowedCommandsItem]):
    """

    id: UUID
    version: int
    case_id: UUID
    case_plan_id: UUID
    status: GoalStatus
    domain: SupportDomain
    planned_end_on: datetime.date | None
    is_overdue: bool
    ended_at: datetime.datetime | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[GoalBriefAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        case_plan_id = str(self.case_plan_id)

        status = self.status.value

        domain = self.domain.value

        planned_end_on: None | str
        if isinstance(self.planned_end_on, datetime.date):
            planned_end_on = self.planned_end_on.isoformat()
        else:
            planned_end_on = self.planned_end_on

        is_overdue = self.is_overdue

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

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
                "case_id": case_id,
                "case_plan_id": case_plan_id,
                "status": status,
                "domain": domain,
                "planned_end_on": planned_end_on,
                "is_overdue": is_overdue,
                "ended_at": ended_at,
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

        case_id = UUID(d.pop("case_id"))

        case_plan_id = UUID(d.pop("case_plan_id"))

        status = GoalStatus(d.pop("status"))

        domain = SupportDomain(d.pop("domain"))

        def _parse_planned_end_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                planned_end_on_type_0 = datetime.date.fromisoformat(data)

                return planned_end_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        planned_end_on = _parse_planned_end_on(d.pop("planned_end_on"))

        is_overdue = d.pop("is_overdue")

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = GoalBriefAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        goal_brief = cls(
            id=id,
            version=version,
            case_id=case_id,
            case_plan_id=case_plan_id,
            status=status,
            domain=domain,
            planned_end_on=planned_end_on,
            is_overdue=is_overdue,
            ended_at=ended_at,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return goal_brief
