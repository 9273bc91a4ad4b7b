from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.shelter_availability import ShelterAvailability


T = TypeVar("T", bound="Availability")


@_attrs_define
class Availability:
    """The beds of your centre, in exact numbers, as they stand now.

    Attributes:
        as_of (datetime.datetime):
        items (list[ShelterAvailability]):
    """

    as_of: datetime.datetime
    items: list[ShelterAvailability]

    def to_dict(self) -> dict[str, Any]:
        as_of = self.as_of.isoformat()

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "as_of": as_of,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.shelter_availability import ShelterAvailability  # noqa: PLC0415

        d = dict(src_dict)
        as_of = datetime.datetime.fromisoformat(d.pop("as_of"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ShelterAvailability.from_dict(items_item_data)

            items.append(items_item)

        availability = cls(
            as_of=as_of,
            items=items,
        )

        return availability
