from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.assessment_kind import AssessmentKind
from ..models.severity import Severity
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.answer import Answer
    from ..models.factor import Factor


T = TypeVar("T", bound="NewAssessment")


@_attrs_define
class NewAssessment:
    """What was found out about somebody's situation. The server counts the points of a questionnaire.

    Attributes:
        case_id (UUID):
        kind (AssessmentKind): A code of the list `assessment_kind`.
        assessed_on (datetime.date): never in the future
        questionnaire_id (None | Unset | UUID): an edition that is in use
        answers (list[Answer] | Unset):
        factors (list[Factor] | Unset):
        overall_risk (None | Severity | Unset):
        summary (None | str | Unset): in your own words, no transcript
    """

    case_id: UUID
    kind: AssessmentKind
    assessed_on: datetime.date
    questionnaire_id: None | Unset | UUID = UNSET
    answers: list[Answer] | Unset = UNSET
    factors: list[Factor] | Unset = UNSET
    overall_risk: None | Severity | Unset = UNSET
    summary: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        kind = self.kind.value

        assessed_on = self.assessed_on.isoformat()

        questionnaire_id: None | str | Unset
        if isinstance(self.questionnaire_id, Unset):
            questionnaire_id = UNSET
        elif isinstance(self.questionnaire_id, UUID):
            questionnaire_id = str(self.questionnaire_id)
        else:
            questionnaire_id = self.questionnaire_id

        answers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.answers, Unset):
            answers = []
            for answers_item_data in self.answers:
                answers_item = answers_item_data.to_dict()
                answers.append(answers_item)

        factors: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.factors, Unset):
            factors = []
            for factors_item_data in self.factors:
                factors_item = factors_item_data.to_dict()
                factors.append(factors_item)

        overall_risk: None | str | Unset
        if isinstance(self.overall_risk, Unset):
            overall_risk = UNSET
        elif isinstance(self.overall_risk, Severity):
            overall_risk = self.overall_risk.value
        else:
            overall_risk = self.overall_risk

        summary: None | str | Unset
        if isinstance(self.summary, Unset):
            summary = UNSET
        else:
            summary = self.summary

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
                "kind": kind,
                "assessed_on": assessed_on,
            }
        )
        if questionnaire_id is not UNSET:
            field_dict["questionnaire_id"] = questionnaire_id
        if answers is not UNSET:
            field_dict["answers"] = answers
        if factors is not UNSET:
            field_dict["factors"] = factors
        if overall_risk is not UNSET:
            field_dict["overall_risk"] = overall_risk
        if summary is not UNSET:
            field_dict["summary"] = summary

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer import Answer  # noqa: PLC0415
        from ..models.factor import Factor  # noqa: PLC0415

        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        kind = AssessmentKind(d.pop("kind"))

        assessed_on = datetime.date.fromisoformat(d.pop("assessed_on"))

        def _parse_questionnaire_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                questionnaire_id_type_0 = UUID(data)

                return questionnaire_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        questionnaire_id = _parse_questionnaire_id(d.pop("questionnaire_id", UNSET))

        _answers = d.pop("answers", UNSET)
        answers: list[Answer] | Unset = UNSET
        if _answers is not UNSET:
            answers = []
            for answers_item_data in _answers:
                answers_item = Answer.from_dict(answers_item_data)

                answers.append(answers_item)

        _factors = d.pop("factors", UNSET)
        factors: list[Factor] | Unset = UNSET
        if _factors is not UNSET:
            factors = []
            for factors_item_data in _factors:
                factors_item = Factor.from_dict(factors_item_data)

                factors.append(factors_item)

        def _parse_overall_risk(data: object) -> None | Severity | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                overall_risk_type_0 = Severity(data)

                return overall_risk_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Severity | Unset, data)

        overall_risk = _parse_overall_risk(d.pop("overall_risk", UNSET))

        def _parse_summary(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        summary = _parse_summary(d.pop("summary", UNSET))

        new_assessment = cls(
            case_id=case_id,
            kind=kind,
            assessed_on=assessed_on,
            questionnaire_id=questionnaire_id,
            answers=answers,
            factors=factors,
            overall_risk=overall_risk,
            summary=summary,
        )

        return new_assessment
