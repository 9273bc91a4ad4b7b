from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ResidencePaperDetails")


@_attrs_define
class ResidencePaperDetails:
    """What only who reads the paper itself needs.

    Attributes:
        number (None | str):
    """

    number: None | str

    def to_dict(self) -> dict[str, Any]:
        number: None | str
        number = self.number

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "number": number,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        number = _parse_number(d.pop("number"))

        residence_paper_details = cls(
            number=number,
        )

        return residence_paper_details
