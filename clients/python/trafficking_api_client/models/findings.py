from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.severity import Severity

if TYPE_CHECKING:
    from ..models.answer_public import AnswerPublic
    from ..models.factor_public import FactorPublic
    from ..models.score_public import ScorePublic


T = TypeVar("T", bound="Findings")


@_attrs_define
class Findings:
    """What was found.

    Attributes:
        answers (list[AnswerPublic]):
        factors (list[FactorPublic]):
        scores (list[ScorePublic]): counted by the server
        overall_risk (None | Severity):
        summary (None | str):
    """

    answers: list[AnswerPublic]
    factors: list[FactorPublic]
    scores: list[ScorePublic]
    overall_risk: None | Severity
    summary: None | str

    def to_dict(self) -> dict[str, Any]:
        answers = []
        for answers_item_data in self.answers:
            answers_item = answers_item_data.to_dict()
            answers.append(answers_item)

        factors = []
        for factors_item_data in self.factors:
            factors_item = factors_item_data.to_dict()
            factors.append(factors_item)

        scores = []
        for scores_item_data in self.scores:
            scores_item = scores_item_data.to_dict()
            scores.append(scores_item)

        overall_risk: None | str
        if isinstance(self.overall_risk, Severity):
            overall_risk = self.overall_risk.value
        else:
            overall_risk = self.overall_risk

        summary: None | str
        summary = self.summary

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "answers": answers,
                "factors": factors,
                "scores": scores,
                "overall_risk": overall_risk,
                "summary": summary,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_public import AnswerPublic  # noqa: PLC0415
        from ..models.factor_public import FactorPublic  # noqa: PLC0415
        from ..models.score_public import ScorePublic  # noqa: PLC0415

        d = dict(src_dict)
        answers = []
        _answers = d.pop("answers")
        for answers_item_data in _answers:
            answers_item = AnswerPublic.from_dict(answers_item_data)

            answers.append(answers_item)

        factors = []
        _factors = d.pop("factors")
        for factors_item_data in _factors:
            factors_item = FactorPublic.from_dict(factors_item_data)

            factors.append(factors_item)

        scores = []
        _scores = d.pop("scores")
        for scores_item_data in _scores:
            scores_item = ScorePublic.from_dict(scores_item_data)

            scores.append(scores_item)

        def _parse_overall_risk(data: object) -> None | Severity:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                overall_risk_type_0 = Severity(data)

                return overall_risk_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Severity, data)

        overall_risk = _parse_overall_risk(d.pop("overall_risk"))

        def _parse_summary(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        summary = _parse_summary(d.pop("summary"))

        findings = cls(
            answers=answers,
            factors=factors,
            scores=scores,
            overall_risk=overall_risk,
            summary=summary,
        )

        return findings
