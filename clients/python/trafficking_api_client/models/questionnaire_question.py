from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.assessment_domain import AssessmentDomain
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.question_option import QuestionOption


T = TypeVar("T", bound="QuestionnaireQuestion")


@_attrs_define
class QuestionnaireQuestion:
    """One question.

    Attributes:
        code (str):
        domain (AssessmentDomain): A code of the list `assessment_domain`.
        text (str):
        options (list[QuestionOption]):
        is_required (bool | Unset):  Default: False.
    """

    code: str
    domain: AssessmentDomain
    text: str
    options: list[QuestionOption]
    is_required: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        domain = self.domain.value

        text = self.text

        options = []
        for options_item_data in self.options:
            options_item = options_item_data.to_dict()
            options.append(options_item)

        is_required = self.is_required

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "domain": domain,
                "text": text,
                "options": options,
            }
        )
        if is_required is not UNSET:
            field_dict["is_required"] = is_required

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.question_option import QuestionOption  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        domain = AssessmentDomain(d.pop("domain"))

        text = d.pop("text")

        options = []
        _options = d.pop("options")
        for options_item_data in _options:
            options_item = QuestionOption.from_dict(options_item_data)

            options.append(options_item)

        is_required = d.pop("is_required", UNSET)

        questionnaire_question = cls(
            code=code,
            domain=domain,
            text=text,
            options=options,
            is_required=is_required,
        )

        return questionnaire_question
