from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.plan_requirement import PlanRequirement
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.template_follow_up import TemplateFollowUp
    from ..models.template_goal import TemplateGoal


T = TypeVar("T", bound="NewPlanTemplate")


@_attrs_define
class NewPlanTemplate:
    """A template, or a new edition of the one of this code, which then is retired; plans stay as they are.

    Attributes:
        code (str):
        title (str):
        goals (list[TemplateGoal]):
        follow_up (None | TemplateFollowUp | Unset):
        requirements (list[PlanRequirement] | Unset):
    """

    code: str
    title: str
    goals: list[TemplateGoal]
    follow_up: None | TemplateFollowUp | Unset = UNSET
    requirements: list[PlanRequirement] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.template_follow_up import TemplateFollowUp  # noqa: PLC0415

        code = self.code

        title = self.title

        goals = []
        for goals_item_data in self.goals:
            goals_item = goals_item_data.to_dict()
            goals.append(goals_item)

        follow_up: dict[str, Any] | None | Unset
        if isinstance(self.follow_up, Unset):
            follow_up = UNSET
        elif isinstance(self.follow_up, TemplateFollowUp):
            follow_up = self.follow_up.to_dict()
        else:
            follow_up = self.follow_up

        requirements: list[str] | Unset = UNSET
        if not isinstance(self.requirements, Unset):
            requirements = []
            for requirements_item_data in self.requirements:
                requirements_item = requirements_item_data.value
                requirements.append(requirements_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "title": title,
                "goals": goals,
            }
        )
        if follow_up is not UNSET:
            field_dict["follow_up"] = follow_up
        if requirements is not UNSET:
            field_dict["requirements"] = requirements

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.template_follow_up import TemplateFollowUp  # noqa: PLC0415
        from ..models.template_goal import TemplateGoal  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        title = d.pop("title")

        goals = []
        _goals = d.pop("goals")
        for goals_item_data in _goals:
            goals_item = TemplateGoal.from_dict(goals_item_data)

            goals.append(goals_item)

        def _parse_follow_up(data: object) -> None | TemplateFollowUp | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                follow_up_type_0 = TemplateFollowUp.from_dict(data)

                return follow_up_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TemplateFollowUp | Unset, data)

        follow_up = _parse_follow_up(d.pop("follow_up", UNSET))

        _requirements = d.pop("requirements", UNSET)
        requirements: list[PlanRequirement] | Unset = UNSET
        if _requirements is not UNSET:
            requirements = []
            for requirements_item_data in _requirements:
                requirements_item = PlanRequirement(requirements_item_data)

                requirements.append(requirements_item)

        new_plan_template = cls(
            code=code,
            title=title,
            goals=goals,
            follow_up=follow_up,
            requirements=requirements,
        )

        return new_plan_template
