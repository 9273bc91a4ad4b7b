from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.agenda_conflict import AgendaConflict


T = TypeVar("T", bound="AgendaConflicts")


@_attrs_define
class AgendaConflicts:
    """Where a member would have to be in two places at once.

    Attributes:
        items (list[AgendaConflict]):
        is_complete (bool): false when there are more than these; ask for a shorter time
    """

    items: list[AgendaConflict]
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
        from ..models.agenda_conflict import AgendaConflict  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = AgendaConflict.from_dict(items_item_data)

            items.append(items_item)

        is_complete = d.pop("is_complete")

        agenda_conflicts = cls(
            items=items,
            is_complete=is_complete,
        )

        return agenda_conflicts
