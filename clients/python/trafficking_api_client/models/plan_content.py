from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.planned_goal import PlannedGoal


T = TypeVar("T", bound="PlanContent")


@_attrs_define
class PlanContent:
    """What a plan says. It is stored sealed.

    Attributes:
        objectives (None | str | Unset):
        goals (list[PlannedGoal] | Unset):
    """

    objectives: None | str | Unset = UNSET
    goals: list[PlannedGoal] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        objectives: None | str | Unset
        if isinstance(self.objectives, Unset):
            objectives = UNSET
        else:
            objectives = self.objectives

        goals: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.goals, Unset):
            goals = []
            for goals_item_data in self.goals:
                goals_item = goals_item_data.to_dict()
                goals.append(goals_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if objectives is not UNSET:
            field_dict["objectives"] = objectives
        if goals is not UNSET:
            field_dict["goals"] = goals

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.planned_goal import PlannedGoal  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_objectives(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        objectives = _parse_objectives(d.pop("objectives", UNSET))

        _goals = d.pop("goals", UNSET)
        goals: list[PlannedGoal] | Unset = UNSET
        if _goals is not UNSET:
            goals = []
            for goals_item_data in _goals:
                goals_item = PlannedGoal.from_dict(goals_item_data)

                goals.append(goals_item)

        plan_content = cls(
            objectives=objectives,
            goals=goals,
        )

        return plan_content
