from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.assessment_domain import AssessmentDomain

if TYPE_CHECKING:
    from ..models.question_option_public import QuestionOptionPublic


T = TypeVar("T", bound="QuestionnaireQuestionPublic")


@_attrs_define
class QuestionnaireQuestionPublic:
    """One question.

    Attributes:
        code (str):
        domain (AssessmentDomain): A code of the list `assessment_domain`.
        text (str):
        is_required (bool):
        options (list[QuestionOptionPublic]):
    """

    code: str
    domain: AssessmentDomain
    text: str
    is_required: bool
    options: list[QuestionOptionPublic]

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        domain = self.domain.value

        text = self.text

        is_required = self.is_required

        options = []
        for options_item_data in self.options:
            options_item = options_item_data.to_dict()
            options.append(options_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "domain": domain,
                "text": text,
                "is_required": is_required,
                "options": options,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.question_option_public import QuestionOptionPublic  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        domain = AssessmentDomain(d.pop("domain"))

        text = d.pop("text")

        is_required = d.pop("is_required")

        options = []
        _options = d.pop("options")
        for options_item_data in _options:
            options_item = QuestionOptionPublic.from_dict(options_item_data)

            options.append(options_item)

        questionnaire_question_public = cls(
            code=code,
            domain=domain,
            text=text,
            is_required=is_required,
            options=options,
        )

        return questionnaire_question_public
