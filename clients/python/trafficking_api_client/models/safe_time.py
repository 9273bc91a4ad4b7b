from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.weekday import Weekday

T = TypeVar("T", bound="SafeTime")


@_attrs_define
class SafeTime:
    """When to reach her, at her own place's time; a window that ends before it begins goes past midnight.

    Attributes:
        days (list[Weekday]):
        since (str):
        until (str):
    """

    days: list[Weekday]
    since: str
    until: str

    def to_dict(self) -> dict[str, Any]:
        days = []
        for days_item_data in self.days:
            days_item = days_item_data.value
            days.append(days_item)

        since = self.since

        until = self.until

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "days": days,
                "since": since,
                "until": until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        days = []
        _days = d.pop("days")
        for days_item_data in _days:
            days_item = Weekday(days_item_data)

            days.append(days_item)

        since = d.pop("since")

        until = d.pop("until")

        safe_time = cls(
            days=days,
            since=since,
            until=until,
        )

        return safe_time
