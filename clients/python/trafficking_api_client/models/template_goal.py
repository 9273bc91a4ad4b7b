from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.support_domain import SupportDomain
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.template_action import TemplateAction


T = TypeVar("T", bound="TemplateGoal")


@_attrs_define
class TemplateGoal:
    """A goal that a plan begins with.

    Attributes:
        domain (SupportDomain): A code of the list `support_domain`.
        title (str):
        due_in_months (int | None | Unset):
        actions (list[TemplateAction] | Unset):
    """

    domain: SupportDomain
    title: str
    due_in_months: int | None | Unset = UNSET
    actions: list[TemplateAction] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        domain = self.domain.value

        title = self.title

        due_in_months: int | None | Unset
        if isinstance(self.due_in_months, Unset):
            due_in_months = UNSET
        else:
            due_in_months = self.due_in_months

        actions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.actions, Unset):
            actions = []
            for actions_item_data in self.actions:
                actions_item = actions_item_data.to_dict()
                actions.append(actions_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "domain": domain,
                "title": title,
            }
        )
        if due_in_months is not UNSET:
            field_dict["due_in_months"] = due_in_months
        if actions is not UNSET:
            field_dict["actions"] = actions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.template_action import TemplateAction  # noqa: PLC0415

        d = dict(src_dict)
        domain = SupportDomain(d.pop("domain"))

        title = d.pop("title")

        def _parse_due_in_months(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        due_in_months = _parse_due_in_months(d.pop("due_in_months", UNSET))

        _actions = d.pop("actions", UNSET)
        actions: list[TemplateAction] | Unset = UNSET
        if _actions is not UNSET:
            actions = []
            for actions_item_data in _actions:
                actions_item = TemplateAction.from_dict(actions_item_data)

                actions.append(actions_item)

        template_goal = cls(
            domain=domain,
            title=title,
            due_in_months=due_in_months,
            actions=actions,
        )

        return template_goal
