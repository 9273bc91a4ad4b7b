from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.board_row import BoardRow


T = TypeVar("T", bound="Board")


@_attrs_define
class Board:
    """The calendar of a house: a row for each bed, a column for each night.

    Attributes:
        shelter_id (UUID):
        nights (list[datetime.date]):
        rows (list[BoardRow]):
    """

    shelter_id: UUID
    nights: list[datetime.date]
    rows: list[BoardRow]

    def to_dict(self) -> dict[str, Any]:
        shelter_id = str(self.shelter_id)

        nights = []
        for nights_item_data in self.nights:
            nights_item = nights_item_data.isoformat()
            nights.append(nights_item)

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "shelter_id": shelter_id,
                "nights": nights,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.board_row import BoardRow  # noqa: PLC0415

        d = dict(src_dict)
        shelter_id = UUID(d.pop("shelter_id"))

        nights = []
        _nights = d.pop("nights")
        for nights_item_data in _nights:
            nights_item = datetime.date.fromisoformat(nights_item_data)

            nights.append(nights_item)

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = BoardRow.from_dict(rows_item_data)

            rows.append(rows_item)

        board = cls(
            shelter_id=shelter_id,
            nights=nights,
            rows=rows,
        )

        return board
