from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="StatisticsCell")


@_attrs_define
class StatisticsCell:
    """How many people of the year have a value.

    Attributes:
        code (str):
        label (str):
        people (int | None): null where it is withheld
    """

    code: str
    label: str
    people: int | None

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        label = self.label

        people: int | None
        people = self.people

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "label": label,
                "people": people,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        label = d.pop("label")

        def _parse_people(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        people = _parse_people(d.pop("people"))

        statistics_cell = cls(
            code=code,
            label=label,
            people=people,
        )

        return statistics_cell
