from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.service_type import ServiceType

if TYPE_CHECKING:
    from ..models.money_public import MoneyPublic


T = TypeVar("T", bound="PlannedActionPublic")


@_attrs_define
class PlannedActionPublic:
    """Something that is to be done for a goal, as the plan has it.

    Attributes:
        id (UUID):
        title (str):
        service_type (ServiceType): A code of the list `service_type`.
        worker_id (None | UUID):
        provider_id (None | UUID):
        due_on (datetime.date | None):
        cost (MoneyPublic | None):
        funded_project_id (None | UUID):
    """

    id: UUID
    title: str
    service_type: ServiceType
    worker_id: None | UUID
    provider_id: None | UUID
    due_on: datetime.date | None
    cost: MoneyPublic | None
    funded_project_id: None | UUID

    def to_dict(self) -> dict[str, Any]:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        id = str(self.id)

        title = self.title

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

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        cost: dict[str, Any] | None
        if isinstance(self.cost, MoneyPublic):
            cost = self.cost.to_dict()
        else:
            cost = self.cost

        funded_project_id: None | str
        if isinstance(self.funded_project_id, UUID):
            funded_project_id = str(self.funded_project_id)
        else:
            funded_project_id = self.funded_project_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "title": title,
                "service_type": service_type,
                "worker_id": worker_id,
                "provider_id": provider_id,
                "due_on": due_on,
                "cost": cost,
                "funded_project_id": funded_project_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        title = d.pop("title")

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

        planned_action_public = cls(
            id=id,
            title=title,
            service_type=service_type,
            worker_id=worker_id,
            provider_id=provider_id,
            due_on=due_on,
            cost=cost,
            funded_project_id=funded_project_id,
        )

        return planned_action_public
