from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Nights")


@_attrs_define
class Nights:
    """Bed-nights of a time: those that somebody slept, of those that there were.

    Attributes:
        period (str): a day as YYYY-MM-DD, or a month as YYYY-MM
        staffed_bed_nights (int): beds that were there and not blocked
        used_bed_nights (int): beds that were somebody's at midnight
        rate (float | None): used of staffed; null where none was staffed
    """

    period: str
    staffed_bed_nights: int
    used_bed_nights: int
    rate: float | None

    def to_dict(self) -> dict[str, Any]:
        period = self.period

        staffed_bed_nights = self.staffed_bed_nights

        used_bed_nights = self.used_bed_nights

        rate: float | None
        rate = self.rate

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "period": period,
                "staffed_bed_nights": staffed_bed_nights,
                "used_bed_nights": used_bed_nights,
                "rate": rate,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        period = d.pop("period")

        staffed_bed_nights = d.pop("staffed_bed_nights")

        used_bed_nights = d.pop("used_bed_nights")

        def _parse_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        rate = _parse_rate(d.pop("rate"))

        nights = cls(
            period=period,
            staffed_bed_nights=staffed_bed_nights,
            used_bed_nights=used_bed_nights,
            rate=rate,
        )

        return nights
