from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.centre_answer import CentreAnswer


T = TypeVar("T", bound="Discovery")


@_attrs_define
class Discovery:
    """The centres of the country that tell you of their services.

    Attributes:
        remaining_today (int): how often your organisation can ask today
        is_complete (bool):
        items (list[CentreAnswer]):
    """

    remaining_today: int
    is_complete: bool
    items: list[CentreAnswer]

    def to_dict(self) -> dict[str, Any]:
        remaining_today = self.remaining_today

        is_complete = self.is_complete

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "remaining_today": remaining_today,
                "is_complete": is_complete,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.centre_answer import CentreAnswer  # noqa: PLC0415

        d = dict(src_dict)
        remaining_today = d.pop("remaining_today")

        is_complete = d.pop("is_complete")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = CentreAnswer.from_dict(items_item_data)

            items.append(items_item)

        discovery = cls(
            remaining_today=remaining_today,
            is_complete=is_complete,
            items=items,
        )

        return discovery
