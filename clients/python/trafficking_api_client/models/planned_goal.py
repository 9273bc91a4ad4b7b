from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.support_domain import SupportDomain
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.planned_action import PlannedAction


T = TypeVar("T", bound="PlannedGoal")


@_attrs_define
class PlannedGoal:
    """A goal that the person has, and what is done for it.

    Attributes:
        domain (SupportDomain): A code of the list `support_domain`.
        title (str):
        id (None | Unset | UUID): of a goal that the plan has already; else it is new
        planned_end_on (datetime.date | None | Unset):
        actions (list[PlannedAction] | Unset):
    """

    domain: SupportDomain
    title: str
    id: None | Unset | UUID = UNSET
    planned_end_on: datetime.date | None | Unset = UNSET
    actions: list[PlannedAction] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        domain = self.domain.value

        title = self.title

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        planned_end_on: None | str | Unset
        if isinstance(self.planned_end_on, Unset):
            planned_end_on = UNSET
        elif isinstance(self.planned_end_on, datetime.date):
            planned_end_on = self.planned_end_on.isoformat()
        else:
            planned_end_on = self.planned_end_on

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
        if id is not UNSET:
            field_dict["id"] = id
        if planned_end_on is not UNSET:
            field_dict["planned_end_on"] = planned_end_on
        if actions is not UNSET:
            field_dict["actions"] = actions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.planned_action import PlannedAction  # noqa: PLC0415

        d = dict(src_dict)
        domain = SupportDomain(d.pop("domain"))

        title = d.pop("title")

        def _parse_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        id = _parse_id(d.pop("id", UNSET))

        def _parse_planned_end_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                planned_end_on_type_0 = datetime.date.fromisoformat(data)

                return planned_end_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        planned_end_on = _parse_planned_end_on(d.pop("planned_end_on", UNSET))

        _actions = d.pop("actions", UNSET)
        actions: list[PlannedAction] | Unset = UNSET
        if _actions is not UNSET:
            actions = []
            for actions_item_data in _actions:
                actions_item = PlannedAction.from_dict(actions_item_data)

                actions.append(actions_item)

        planned_goal = cls(
            domain=domain,
            title=title,
            id=id,
            planned_end_on=planned_end_on,
            actions=actions,
        )

        return planned_goal
