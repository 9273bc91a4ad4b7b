from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.statistics_dimension import StatisticsDimension


T = TypeVar("T", bound="YearlyStatistics")


@_attrs_define
class YearlyStatistics:
    """The people whose case was opened in a year, in counts that identify nobody.

    Attributes:
        year (int):
        smallest (int): a count below this is never told
        people (int | None): null where there are fewer
        dimensions (list[StatisticsDimension]):
    """

    year: int
    smallest: int
    people: int | None
    dimensions: list[StatisticsDimension]

    def to_dict(self) -> dict[str, Any]:
        year = self.year

        smallest = self.smallest

        people: int | None
        people = self.people

        dimensions = []
        for dimensions_item_data in self.dimensions:
            dimensions_item = dimensions_item_data.to_dict()
            dimensions.append(dimensions_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "year": year,
                "smallest": smallest,
                "people": people,
                "dimensions": dimensions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.statistics_dimension import StatisticsDimension  # noqa: PLC0415

        d = dict(src_dict)
        year = d.pop("year")

        smallest = d.pop("smallest")

        def _parse_people(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        people = _parse_people(d.pop("people"))

        dimensions = []
        _dimensions = d.pop("dimensions")
        for dimensions_item_data in _dimensions:
            dimensions_item = StatisticsDimension.from_dict(dimensions_item_data)

            dimensions.append(dimensions_item)

        yearly_statistics = cls(
            year=year,
            smallest=smallest,
            people=people,
            dimensions=dimensions,
        )

        return yearly_statistics
