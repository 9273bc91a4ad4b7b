from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SettingsPatch")


@_attrs_define
class SettingsPatch:
    """What an administrator can decide.

    Attributes:
        longest_hold_hours (int | Unset):
        most_renewals (int | Unset):
        availability_fresh_hours (int | Unset):
    """

    longest_hold_hours: int | Unset = UNSET
    most_renewals: int | Unset = UNSET
    availability_fresh_hours: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        longest_hold_hours = self.longest_hold_hours

        most_renewals = self.most_renewals

        availability_fresh_hours = self.availability_fresh_hours

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if longest_hold_hours is not UNSET:
            field_dict["longest_hold_hours"] = longest_hold_hours
        if most_renewals is not UNSET:
            field_dict["most_renewals"] = most_renewals
        if availability_fresh_hours is not UNSET:
            field_dict["availability_fresh_hours"] = availability_fresh_hours

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        longest_hold_hours = d.pop("longest_hold_hours", UNSET)

        most_renewals = d.pop("most_renewals", UNSET)

        availability_fresh_hours = d.pop("availability_fresh_hours", UNSET)

        settings_patch = cls(
            longest_hold_hours=longest_hold_hours,
            most_renewals=most_renewals,
            availability_fresh_hours=availability_fresh_hours,
        )

        return settings_patch
