from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.service_type import ServiceType
from ..types import UNSET, Unset

T = TypeVar("T", bound="TemplateAction")


@_attrs_define
class TemplateAction:
    """Something that is usually done for such a goal.

    Attributes:
        title (str):
        service_type (ServiceType): A code of the list `service_type`.
        due_in_days (int | None | Unset):
    """

    title: str
    service_type: ServiceType
    due_in_days: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        service_type = self.service_type.value

        due_in_days: int | None | Unset
        if isinstance(self.due_in_days, Unset):
            due_in_days = UNSET
        else:
            due_in_days = self.due_in_days

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "title": title,
                "service_type": service_type,
            }
        )
        if due_in_days is not UNSET:
            field_dict["due_in_days"] = due_in_days

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        title = d.pop("title")

        service_type = ServiceType(d.pop("service_type"))

        def _parse_due_in_days(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        due_in_days = _parse_due_in_days(d.pop("due_in_days", UNSET))

        template_action = cls(
            title=title,
            service_type=service_type,
            due_in_days=due_in_days,
        )

        return template_action
