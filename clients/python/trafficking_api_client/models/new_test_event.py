from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="NewTestEvent")


@_attrs_define
class NewTestEvent:
    """To which endpoint a test event shall be sent.

    Attributes:
        endpoint_id (UUID):
    """

    endpoint_id: UUID

    def to_dict(self) -> dict[str, Any]:
        endpoint_id = str(self.endpoint_id)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "endpoint_id": endpoint_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        endpoint_id = UUID(d.pop("endpoint_id"))

        new_test_event = cls(
            endpoint_id=endpoint_id,
        )

        return new_test_event
