from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.questionnaire_question import QuestionnaireQuestion


T = TypeVar("T", bound="NewQuestionnaire")


@_attrs_define
class NewQuestionnaire:
    """A questionnaire, or a new edition of the one of this code, which then is retired.

    Attributes:
        code (str):
        title (str):
        questions (list[QuestionnaireQuestion]):
    """

    code: str
    title: str
    questions: list[QuestionnaireQuestion]

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        title = self.title

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "title": title,
                "questions": questions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.questionnaire_question import QuestionnaireQuestion  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        title = d.pop("title")

        questions = []
        _questions = d.pop("questions")
        for questions_item_data in _questions:
            questions_item = QuestionnaireQuestion.from_dict(questions_item_data)

            questions.append(questions_item)

        new_questionnaire = cls(
            code=code,
            title=title,
            questions=questions,
        )

        return new_questionnaire
