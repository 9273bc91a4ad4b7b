from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.support_domain import SupportDomain

if TYPE_CHECKING:
    from ..models.template_action_public import TemplateActionPublic


T = TypeVar("T", bound="TemplateGoalPublic")


@_attrs_define
class TemplateGoalPublic:
    """A goal that a plan begins with.

    Attributes:
        domain (SupportDomain): A code of the list `support_domain`.
        title (str):
        due_in_months (int | None):
        actions (list[TemplateActionPublic]):
    """

    domain: SupportDomain
    title: str
    due_in_months: int | None
    actions: list[TemplateActionPublic]

    def to_dict(self) -> dict[str, Any]:
        domain = self.domain.value

        title = self.title

        due_in_months: int | None
        due_in_months = self.due_in_months

        actions = []
        for actions_item_data in self.actions:
            actions_item = actions_item_data.to_dict()
            actions.append(actions_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "domain": domain,
                "title": title,
                "due_in_months": due_in_months,
                "actions": actions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.template_action_public import TemplateActionPublic  # noqa: PLC0415

        d = dict(src_dict)
        domain = SupportDomain(d.pop("domain"))

        title = d.pop("title")

        def _parse_due_in_months(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        due_in_months = _parse_due_in_months(d.pop("due_in_months"))

        actions = []
        _actions = d.pop("actions")
        for actions_item_data in _actions:
            actions_item = TemplateActionPublic.from_dict(actions_item_data)

            actions.append(actions_item)

        template_goal_public = cls(
            domain=domain,
            title=title,
            due_in_months=due_in_months,
            actions=actions,
        )

        return template_goal_public
