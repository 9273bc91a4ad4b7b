from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.statistics_cell import StatisticsCell


T = TypeVar("T", bound="StatisticsDimension")


@_attrs_define
class StatisticsDimension:
    """The people of the year by one kind of facts.

    Attributes:
        name (str):
        is_exclusive (bool): true where everybody counts once; else with each of her values
        is_complete (bool): false where something is withheld
        cells (list[StatisticsCell]): of countries only those that are told
    """

    name: str
    is_exclusive: bool
    is_complete: bool
    cells: list[StatisticsCell]

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        is_exclusive = self.is_exclusive

        is_complete = self.is_complete

        cells = []
        for cells_item_data in self.cells:
            cells_item = cells_item_data.to_dict()
            cells.append(cells_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "is_exclusive": is_exclusive,
                "is_complete": is_complete,
                "cells": cells,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.statistics_cell import StatisticsCell  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        is_exclusive = d.pop("is_exclusive")

        is_complete = d.pop("is_complete")

        cells = []
        _cells = d.pop("cells")
        for cells_item_data in _cells:
            cells_item = StatisticsCell.from_dict(cells_item_data)

            cells.append(cells_item)

        statistics_dimension = cls(
            name=name,
            is_exclusive=is_exclusive,
            is_complete=is_complete,
            cells=cells,
        )

        return statistics_dimension
