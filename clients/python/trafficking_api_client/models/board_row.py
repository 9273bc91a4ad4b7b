from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.cell import Cell

T = TypeVar("T", bound="BoardRow")


@_attrs_define
class BoardRow:
    """A bed, night by night; nobody is named.

    Attributes:
        bed_id (UUID):
        unit (str):
        bed (str):
        nights (list[Cell]):
    """

    bed_id: UUID
    unit: str
    bed: str
    nights: list[Cell]

    def to_dict(self) -> dict[str, Any]:
        bed_id = str(self.bed_id)

        unit = self.unit

        bed = self.bed

        nights = []
        for nights_item_data in self.nights:
            nights_item = nights_item_data.value
            nights.append(nights_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "bed_id": bed_id,
                "unit": unit,
                "bed": bed,
                "nights": nights,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        bed_id = UUID(d.pop("bed_id"))

        unit = d.pop("unit")

        bed = d.pop("bed")

        nights = []
        _nights = d.pop("nights")
        for nights_item_data in _nights:
            nights_item = Cell(nights_item_data)

            nights.append(nights_item)

        board_row = cls(
            bed_id=bed_id,
            unit=unit,
            bed=bed,
            nights=nights,
        )

        return board_row
