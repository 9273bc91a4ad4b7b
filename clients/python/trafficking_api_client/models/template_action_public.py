from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.service_type import ServiceType

T = TypeVar("T", bound="TemplateActionPublic")


@_attrs_define
class TemplateActionPublic:
    """Something that is usually done for such a goal.

    Attributes:
        title (str):
        service_type (ServiceType): A code of the list `service_type`.
        due_in_days (int | None):
    """

    title: str
    service_type: ServiceType
    due_in_days: int | None

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        service_type = self.service_type.value

        due_in_days: int | None
        due_in_days = self.due_in_days

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "title": title,
                "service_type": service_type,
                "due_in_days": due_in_days,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        title = d.pop("title")

        service_type = ServiceType(d.pop("service_type"))

        def _parse_due_in_days(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        due_in_days = _parse_due_in_days(d.pop("due_in_days"))

        template_action_public = cls(
            title=title,
            service_type=service_type,
            due_in_days=due_in_days,
        )

        return template_action_public
