"""What travels about assessments: what was found is for who reads one; lists tell of what kind it was."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

from pydantic import ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from trafficking_api.features.case_plans.schemas.form import Code
from trafficking_api.features.case_plans.schemas.plan import EXAMPLE
from trafficking_api.features.case_plans.states import CENTRE, ENTRY, EntryStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, Id, In, Instant, Out, Text
from trafficking_api.vocabulary.types import (
    AssessmentDomain,
    AssessmentKind,
    AssessmentLevel,
    FactorDirection,
    NeedDomain,
    Severity,
)


class Answer(In):
    """The answer to one question."""

    question: Code
    option: Code


class Factor(In):
    """Something that makes her more vulnerable, or protects her."""

    domain: AssessmentDomain
    need: NeedDomain | None = None
    level: AssessmentLevel = Field(description="in herself, her household, or where she lives")
    direction: FactorDirection
    severity: Severity | None = None
    note: Text | None = None


class NewAssessment(In):
    """What was found out about somebody's situation. The server counts the points of a questionnaire."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case_id": EXAMPLE,
                    "kind": "Baseline",
                    "assessed_on": "2026-11-20",
                    "factors": [
                        {
                            "domain": "Safety",
                            "level": "Community",
                            "direction": "Risk",
                            "severity": "3",
                            "note": "The recruiter's family lives in her village.",
                        }
                    ],
                    "overall_risk": "2",
                }
            ]
        }
    )

    case_id: Id
    kind: AssessmentKind
    assessed_on: Day = Field(description="never in the future")
    questionnaire_id: Id | None = Field(default=None, description="an edition that is in use")
    answers: list[Answer] = Field(default=[], max_length=200)
    factors: list[Factor] = Field(default=[], max_length=200)
    overall_risk: Severity | None = None
    summary: Text | None = Field(default=None, description="in your own words, no transcript")

    @field_validator("answers")
    @classmethod
    def _to_something(cls, value: list[Answer], info: ValidationInfo) -> list[Answer]:
        if value and "questionnaire_id" in info.data and info.data["questionnaire_id"] is None:
            raise PydanticCustomError("questionnaire_needed", "the questionnaire that was answered")
        return value

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.answers and not self.factors:
            raise PydanticCustomError("nothing_found", "at least one answer or one factor")
        return self


class AnswerPublic(Out):
    """The answer to one question."""

    question: str = Field(max_length=40)
    option: str = Field(max_length=40)


class FactorPublic(Out):
    """Something that makes her more vulnerable, or protects her."""

    domain: AssessmentDomain
    need: NeedDomain | None
    level: AssessmentLevel
    direction: FactorDirection
    severity: Severity | None
    note: str | None = Field(max_length=8000)


class ScorePublic(Out):
    """The points of one domain, or of all, and what the answered questions can give."""

    domain: AssessmentDomain | None = Field(description="null: of all domains together")
    points: int = Field(ge=0, le=20000)
    least: int = Field(ge=0, le=20000)
    most: int = Field(ge=0, le=20000)
    answered: int = Field(ge=0, le=200)
    asked: int = Field(ge=0, le=200)


class Findings(Out):
    """What was found."""

    answers: list[AnswerPublic] = Field(max_length=200)
    factors: list[FactorPublic] = Field(max_length=200)
    scores: list[ScorePublic] = Field(max_length=20, description="counted by the server")
    overall_risk: Severity | None
    summary: str | None = Field(max_length=8000)


class AssessmentBrief(Out):
    """That somebody's situation was looked at."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    status: EntryStatus
    kind: AssessmentKind
    assessed_on: date
    assessor_id: UUID
    questionnaire_id: UUID | None
    domains: list[AssessmentDomain] = Field(max_length=20, description="what was looked at")
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=ENTRY.commands_schema(CENTRE))


class AssessmentPublic(AssessmentBrief):
    """What was found out about somebody's situation. It is never rewritten."""

    findings: Findings | None = Field(description="null when the person was erased")


class AssessmentFilter(PageParams):
    """Which assessments."""

    case_id: Id | None = None
    kind: list[AssessmentKind] = Field(default=[], max_length=4)
    domain: list[AssessmentDomain] = Field(default=[], max_length=11)
    status: list[EntryStatus] = Field(default=[], max_length=2)
    updated_since: Instant | None = None


#: How many assessments of a case are compared, the latest; nobody has been looked at more often.
MOST_LOOKS = 1000


class Look(Out):
    """What one assessment found in a domain."""

    assessment_id: UUID
    kind: AssessmentKind
    assessed_on: date
    risk: Severity | None = Field(description="the highest severity of a risk factor")
    protective: int = Field(ge=0, le=200, description="how many factors protect her")
    points: int | None = Field(ge=0, le=20000)
    most: int | None = Field(ge=0, le=20000, description="the most points that could be had")


class DomainProgress(Out):
    """How one domain has changed since the first baseline."""

    domain: AssessmentDomain
    looks: list[Look] = Field(max_length=MOST_LOOKS)
    points_changed: int | None = Field(
        ge=-20000, le=20000, description="null where not the same questions of one edition were answered"
    )
    risk_changed: int | None = Field(ge=-4, le=4, description="null where it is not known of both")


class CaseProgress(Out):
    """How somebody's situation has changed, domain by domain."""

    case_id: UUID
    domains: list[DomainProgress] = Field(max_length=11)
