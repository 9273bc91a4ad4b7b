from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="FollowUpPhase")


@_attrs_define
class FollowUpPhase:
    """A time of visits at equal distances, counted in months from the first day.

    Attributes:
        every_months (int):
        until_month (int):
    """

    every_months: int
    until_month: int

    def to_dict(self) -> dict[str, Any]:
        every_months = self.every_months

        until_month = self.until_month

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "every_months": every_months,
                "until_month": until_month,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        every_months = d.pop("every_months")

        until_month = d.pop("until_month")

        follow_up_phase = cls(
            every_months=every_months,
            until_month=until_month,
        )

        return follow_up_phase
