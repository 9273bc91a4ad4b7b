from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.event_public import EventPublic


T = TypeVar("T", bound="EventFeed")


@_attrs_define
class EventFeed:
    """What happened after a position, in order.

    Attributes:
        items (list[EventPublic]):
        next_ (str): path and query of what comes after this; also when there is nothing yet
    """

    items: list[EventPublic]
    next_: str

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        next_ = self.next_

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
                "next": next_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event_public import EventPublic  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = EventPublic.from_dict(items_item_data)

            items.append(items_item)

        next_ = d.pop("next")

        event_feed = cls(
            items=items,
            next_=next_,
        )

        return event_feed
