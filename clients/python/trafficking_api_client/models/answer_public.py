from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="AnswerPublic")


@_attrs_define
class AnswerPublic:
    """The answer to one question.

    Attributes:
        question (str):
        option (str):
    """

    question: str
    option: str

    def to_dict(self) -> dict[str, Any]:
        question = self.question

        option = self.option

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "question": question,
                "option": option,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        question = d.pop("question")

        option = d.pop("option")

        answer_public = cls(
            question=question,
            option=option,
        )

        return answer_public
