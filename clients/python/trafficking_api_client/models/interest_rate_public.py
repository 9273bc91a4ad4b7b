from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="InterestRatePublic")


@_attrs_define
class InterestRatePublic:
    """Simple interest at a yearly rate, from a day until a day, both counted.

    Attributes:
        basis_points (int): a year, in hundredths of a percent
        from_on (datetime.date):
        to_on (datetime.date | None): its last day; without one it goes on
        year_days (int): as how many days a year counts
    """

    basis_points: int
    from_on: datetime.date
    to_on: datetime.date | None
    year_days: int

    def to_dict(self) -> dict[str, Any]:
        basis_points = self.basis_points

        from_on = self.from_on.isoformat()

        to_on: None | str
        if isinstance(self.to_on, datetime.date):
            to_on = self.to_on.isoformat()
        else:
            to_on = self.to_on

        year_days = self.year_days

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "basis_points": basis_points,
                "from_on": from_on,
                "to_on": to_on,
                "year_days": year_days,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        basis_points = d.pop("basis_points")

        from_on = datetime.date.fromisoformat(d.pop("from_on"))

        def _parse_to_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                to_on_type_0 = datetime.date.fromisoformat(data)

                return to_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        to_on = _parse_to_on(d.pop("to_on"))

        year_days = d.pop("year_days")

        interest_rate_public = cls(
            basis_points=basis_points,
            from_on=from_on,
            to_on=to_on,
            year_days=year_days,
        )

        return interest_rate_public
