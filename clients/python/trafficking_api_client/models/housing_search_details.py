from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="HousingSearchDetails")


@_attrs_define
class HousingSearchDetails:
    """What she looks for, in words.

    Attributes:
        wishes (None | str):
    """

    wishes: None | str

    def to_dict(self) -> dict[str, Any]:
        wishes: None | str
        wishes = self.wishes

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "wishes": wishes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_wishes(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        wishes = _parse_wishes(d.pop("wishes"))

        housing_search_details = cls(
            wishes=wishes,
        )

        return housing_search_details
