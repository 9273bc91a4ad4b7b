from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Explanation")


@_attrs_define
class Explanation:
    """What a problem's code means.

    Attributes:
        code (str):
        status (int):
        title (str):
        explanation (str):
    """

    code: str
    status: int
    title: str
    explanation: str

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        status = self.status

        title = self.title

        explanation = self.explanation

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "status": status,
                "title": title,
                "explanation": explanation,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        status = d.pop("status")

        title = d.pop("title")

        explanation = d.pop("explanation")

        explanation = cls(
            code=code,
            status=status,
            title=title,
            explanation=explanation,
        )

        return explanation
