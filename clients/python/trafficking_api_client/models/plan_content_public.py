from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.planned_goal_public import PlannedGoalPublic


T = TypeVar("T", bound="PlanContentPublic")


@_attrs_define
class PlanContentPublic:
    """What a plan says.

    Attributes:
        objectives (None | str):
        goals (list[PlannedGoalPublic]):
    """

    objectives: None | str
    goals: list[PlannedGoalPublic]

    def to_dict(self) -> dict[str, Any]:
        objectives: None | str
        objectives = self.objectives

        goals = []
        for goals_item_data in self.goals:
            goals_item = goals_item_data.to_dict()
            goals.append(goals_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "objectives": objectives,
                "goals": goals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.planned_goal_public import PlannedGoalPublic  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_objectives(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        objectives = _parse_objectives(d.pop("objectives"))

        goals = []
        _goals = d.pop("goals")
        for goals_item_data in _goals:
            goals_item = PlannedGoalPublic.from_dict(goals_item_data)

            goals.append(goals_item)

        plan_content_public = cls(
            objectives=objectives,
            goals=goals,
        )

        return plan_content_public
