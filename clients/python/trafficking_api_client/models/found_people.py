from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.found_person import FoundPerson


T = TypeVar("T", bound="FoundPeople")


@_attrs_define
class FoundPeople:
    """Whom a search found, the newest first.

    Attributes:
        items (list[FoundPerson]):
        is_complete (bool): false when there are more: say more of the name
    """

    items: list[FoundPerson]
    is_complete: bool

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        is_complete = self.is_complete

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
                "is_complete": is_complete,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.found_person import FoundPerson  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = FoundPerson.from_dict(items_item_data)

            items.append(items_item)

        is_complete = d.pop("is_complete")

        found_people = cls(
            items=items,
            is_complete=is_complete,
        )

        return found_people
