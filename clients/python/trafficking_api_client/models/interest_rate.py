from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="InterestRate")


@_attrs_define
class InterestRate:
    """Simple interest at a yearly rate, from a day until a day, both counted.

    Attributes:
        basis_points (int): a year, in hundredths of a percent
        from_on (datetime.date):
        to_on (datetime.date | None | Unset): its last day; without one it goes on
        year_days (int | Unset): as how many days a year counts Default: 365.
    """

    basis_points: int
    from_on: datetime.date
    to_on: datetime.date | None | Unset = UNSET
    year_days: int | Unset = 365

    def to_dict(self) -> dict[str, Any]:
        basis_points = self.basis_points

        from_on = self.from_on.isoformat()

        to_on: None | str | Unset
        if isinstance(self.to_on, Unset):
            to_on = UNSET
        elif isinstance(self.to_on, datetime.date):
            to_on = self.to_on.isoformat()
        else:
            to_on = self.to_on

        year_days = self.year_days

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "basis_points": basis_points,
                "from_on": from_on,
            }
        )
        if to_on is not UNSET:
            field_dict["to_on"] = to_on
        if year_days is not UNSET:
            field_dict["year_days"] = year_days

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        basis_points = d.pop("basis_points")

        from_on = datetime.date.fromisoformat(d.pop("from_on"))

        def _parse_to_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                to_on_type_0 = datetime.date.fromisoformat(data)

                return to_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        to_on = _parse_to_on(d.pop("to_on", UNSET))

        year_days = d.pop("year_days", UNSET)

        interest_rate = cls(
            basis_points=basis_points,
            from_on=from_on,
            to_on=to_on,
            year_days=year_days,
        )

        return interest_rate
