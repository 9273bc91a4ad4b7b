from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.service_type import ServiceType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money


T = TypeVar("T", bound="PlannedAction")


@_attrs_define
class PlannedAction:
    """Something that is to be done for a goal.

    Attributes:
        title (str):
        service_type (ServiceType): A code of the list `service_type`.
        id (None | Unset | UUID): of an action that the plan has already; else it is new
        worker_id (None | Unset | UUID): who sees to it, of those who work on the case; of one that an earlier version
            has, this is said at the action
        provider_id (None | Unset | UUID): who does it: an entry of the directory
        due_on (datetime.date | None | Unset):
        cost (Money | None | Unset):
        funded_project_id (None | Unset | UUID): the project that pays
    """

    title: str
    service_type: ServiceType
    id: None | Unset | UUID = UNSET
    worker_id: None | Unset | UUID = UNSET
    provider_id: None | Unset | UUID = UNSET
    due_on: datetime.date | None | Unset = UNSET
    cost: Money | None | Unset = UNSET
    funded_project_id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money  # noqa: PLC0415

        title = self.title

        service_type = self.service_type.value

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        worker_id: None | str | Unset
        if isinstance(self.worker_id, Unset):
            worker_id = UNSET
        elif isinstance(self.worker_id, UUID):
            worker_id = str(self.worker_id)
        else:
            worker_id = self.worker_id

        provider_id: None | str | Unset
        if isinstance(self.provider_id, Unset):
            provider_id = UNSET
        elif isinstance(self.provider_id, UUID):
            provider_id = str(self.provider_id)
        else:
            provider_id = self.provider_id

        due_on: None | str | Unset
        if isinstance(self.due_on, Unset):
            due_on = UNSET
        elif isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        cost: dict[str, Any] | None | Unset
        if isinstance(self.cost, Unset):
            cost = UNSET
        elif isinstance(self.cost, Money):
            cost = self.cost.to_dict()
        else:
            cost = self.cost

        funded_project_id: None | str | Unset
        if isinstance(self.funded_project_id, Unset):
            funded_project_id = UNSET
        elif isinstance(self.funded_project_id, UUID):
            funded_project_id = str(self.funded_project_id)
        else:
            funded_project_id = self.funded_project_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "title": title,
                "service_type": service_type,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if worker_id is not UNSET:
            field_dict["worker_id"] = worker_id
        if provider_id is not UNSET:
            field_dict["provider_id"] = provider_id
        if due_on is not UNSET:
            field_dict["due_on"] = due_on
        if cost is not UNSET:
            field_dict["cost"] = cost
        if funded_project_id is not UNSET:
            field_dict["funded_project_id"] = funded_project_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money import Money  # noqa: PLC0415

        d = dict(src_dict)
        title = d.pop("title")

        service_type = ServiceType(d.pop("service_type"))

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

        def _parse_worker_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                worker_id_type_0 = UUID(data)

                return worker_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        worker_id = _parse_worker_id(d.pop("worker_id", UNSET))

        def _parse_provider_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                provider_id_type_0 = UUID(data)

                return provider_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        provider_id = _parse_provider_id(d.pop("provider_id", UNSET))

        def _parse_due_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        due_on = _parse_due_on(d.pop("due_on", UNSET))

        def _parse_cost(data: object) -> Money | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                cost_type_0 = Money.from_dict(data)

                return cost_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None | Unset, data)

        cost = _parse_cost(d.pop("cost", UNSET))

        def _parse_funded_project_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                funded_project_id_type_0 = UUID(data)

                return funded_project_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        funded_project_id = _parse_funded_project_id(d.pop("funded_project_id", UNSET))

        planned_action = cls(
            title=title,
            service_type=service_type,
            id=id,
            worker_id=worker_id,
            provider_id=provider_id,
            due_on=due_on,
            cost=cost,
            funded_project_id=funded_project_id,
        )

        return planned_action
