from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.action_skip_reason import ActionSkipReason
from ..models.action_status import ActionStatus
from ..models.plan_action_public_allowed_commands_item import (
    PlanActionPublicAllowedCommandsItem,
)
from ..models.service_type import ServiceType

if TYPE_CHECKING:
    from ..models.goal_details import GoalDetails
    from ..models.money_public import MoneyPublic


T = TypeVar("T", bound="PlanActionPublic")


@_attrs_define
class PlanActionPublic:
    """Something that is to be done for a goal.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        goal_id (UUID):
        status (ActionStatus): Whether something that was planned is done.
        service_type (ServiceType): A code of the list `service_type`.
        worker_id (None | UUID):
        provider_id (None | UUID):
        funded_project_id (None | UUID):
        due_on (datetime.date | None):
        is_overdue (bool):
        cost (MoneyPublic | None):
        skip_reason (ActionSkipReason | None):
        ended_at (datetime.datetime | None):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[PlanActionPublicAllowedCommandsItem]):
        details (GoalDetails | None): null when the person was erased
    """

    id: UUID
    version: int
    case_id: UUID
    goal_id: UUID
    status: ActionStatus
    service_type: ServiceType
    worker_id: None | UUID
    provider_id: None | UUID
    funded_project_id: None | UUID
    due_on: datetime.date | None
    is_overdue: bool
    cost: MoneyPublic | None
    skip_reason: ActionSkipReason | None
    ended_at: datetime.datetime | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[PlanActionPublicAllowedCommandsItem]
    details: GoalDetails | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.goal_details import GoalDetails  # noqa: PLC0415
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        goal_id = str(self.goal_id)

        status = self.status.value

        service_type = self.service_type.value

        worker_id: None | str
        if isinstance(self.worker_id, UUID):
            worker_id = str(self.worker_id)
        else:
            worker_id = self.worker_id

        provider_id: None | str
        if isinstance(self.provider_id, UUID):
            provider_id = str(self.provider_id)
        else:
            provider_id = self.provider_id

        funded_project_id: None | str
        if isinstance(self.funded_project_id, UUID):
            funded_project_id = str(self.funded_project_id)
        else:
            funded_project_id = self.funded_project_id

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        is_overdue = self.is_overdue

        cost: dict[str, Any] | None
        if isinstance(self.cost, MoneyPublic):
            cost = self.cost.to_dict()
        else:
            cost = self.cost

        skip_reason: None | str
        if isinstance(self.skip_reason, ActionSkipReason):
            skip_reason = self.skip_reason.value
        else:
            skip_reason = self.skip_reason

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

        details: dict[str, Any] | None
        if isinstance(self.details, GoalDetails):
            details = self.details.to_dict()
        else:
            details = self.details

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "case_id": case_id,
                "goal_id": goal_id,
                "status": status,
                "service_type": service_type,
                "worker_id": worker_id,
                "provider_id": provider_id,
                "funded_project_id": funded_project_id,
                "due_on": due_on,
                "is_overdue": is_overdue,
                "cost": cost,
                "skip_reason": skip_reason,
                "ended_at": ended_at,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
                "details": details,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.goal_details import GoalDetails  # noqa: PLC0415
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        goal_id = UUID(d.pop("goal_id"))

        status = ActionStatus(d.pop("status"))

        service_type = ServiceType(d.pop("service_type"))

        def _parse_worker_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                worker_id_type_0 = UUID(data)

                return worker_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        worker_id = _parse_worker_id(d.pop("worker_id"))

        def _parse_provider_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                provider_id_type_0 = UUID(data)

                return provider_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        provider_id = _parse_provider_id(d.pop("provider_id"))

        def _parse_funded_project_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                funded_project_id_type_0 = UUID(data)

                return funded_project_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        funded_project_id = _parse_funded_project_id(d.pop("funded_project_id"))

        def _parse_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due_on = _parse_due_on(d.pop("due_on"))

        is_overdue = d.pop("is_overdue")

        def _parse_cost(data: object) -> MoneyPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                cost_type_0 = MoneyPublic.from_dict(data)

                return cost_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MoneyPublic | None, data)

        cost = _parse_cost(d.pop("cost"))

        def _parse_skip_reason(data: object) -> ActionSkipReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                skip_reason_type_0 = ActionSkipReason(data)

                return skip_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ActionSkipReason | None, data)

        skip_reason = _parse_skip_reason(d.pop("skip_reason"))

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
            allowed_commands_item = PlanActionPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        def _parse_details(data: object) -> GoalDetails | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                details_type_0 = GoalDetails.from_dict(data)

                return details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GoalDetails | None, data)

        details = _parse_details(d.pop("details"))

        plan_action_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            goal_id=goal_id,
            status=status,
            service_type=service_type,
            worker_id=worker_id,
            provider_id=provider_id,
            funded_project_id=funded_project_id,
            due_on=due_on,
            is_overdue=is_overdue,
            cost=cost,
            skip_reason=skip_reason,
            ended_at=ended_at,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
            details=details,
        )

        return plan_action_public
