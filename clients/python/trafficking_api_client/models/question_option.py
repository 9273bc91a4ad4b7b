from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="QuestionOption")


@_attrs_define
class QuestionOption:
    """One answer that can be given, and what it counts.

    Attributes:
        code (str):
        label (str):
        points (int):
    """

    code: str
    label: str
    points: int

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        label = self.label

        points = self.points

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "label": label,
                "points": points,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        label = d.pop("label")

        points = d.pop("points")

        question_option = cls(
            code=code,
            label=label,
            points=points,
        )

        return question_option
