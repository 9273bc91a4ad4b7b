from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.support_domain import SupportDomain

if TYPE_CHECKING:
    from ..models.planned_action_public import PlannedActionPublic


T = TypeVar("T", bound="PlannedGoalPublic")


@_attrs_define
class PlannedGoalPublic:
    """A goal, as the plan has it; how far it has come is told by the goal of this id.

    Attributes:
        id (UUID):
        domain (SupportDomain): A code of the list `support_domain`.
        title (str):
        planned_end_on (datetime.date | None):
        actions (list[PlannedActionPublic]):
    """

    id: UUID
    domain: SupportDomain
    title: str
    planned_end_on: datetime.date | None
    actions: list[PlannedActionPublic]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        domain = self.domain.value

        title = self.title

        planned_end_on: None | str
        if isinstance(self.planned_end_on, datetime.date):
            planned_end_on = self.planned_end_on.isoformat()
        else:
            planned_end_on = self.planned_end_on

        actions = []
        for actions_item_data in self.actions:
            actions_item = actions_item_data.to_dict()
            actions.append(actions_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "domain": domain,
                "title": title,
                "planned_end_on": planned_end_on,
                "actions": actions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.planned_action_public import PlannedActionPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        domain = SupportDomain(d.pop("domain"))

        title = d.pop("title")

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

        actions = []
        _actions = d.pop("actions")
        for actions_item_data in _actions:
            actions_item = PlannedActionPublic.from_dict(actions_item_data)

            actions.append(actions_item)

        planned_goal_public = cls(
            id=id,
            domain=domain,
            title=title,
            planned_end_on=planned_end_on,
            actions=actions,
        )

        return planned_goal_public
