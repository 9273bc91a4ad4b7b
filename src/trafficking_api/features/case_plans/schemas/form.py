"""What travels about what a centre plans and asks with: templates and questionnaires, edition by edition."""

from datetime import datetime
from itertools import pairwise
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field, field_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from trafficking_api.features.case_plans.states import CENTRE, FORM, FormStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import In, Instant, Line, Out
from trafficking_api.vocabulary.types import (
    AssessmentDomain,
    FollowUpMode,
    PlanRequirement,
    ServiceType,
    SupportDomain,
)

UNIQUE: JsonDict = {"uniqueItems": True}
#: A short name that a script can know.
Code = Annotated[str, Field(min_length=1, max_length=40, pattern="^[a-z][a-z0-9_]{0,39}$")]


def refuse_twice(codes: list[str]) -> None:
    """Raise when a code stands twice in a list."""
    if len(set(codes)) < len(codes):
        raise PydanticCustomError("code_twice", "each code once")


def refuse_disorder(ends: list[int]) -> None:
    """Raise when a phase does not end after the one before."""
    if any(later <= earlier for earlier, later in pairwise(ends)):
        raise PydanticCustomError("phases_in_order", "each phase ends after the one before")


class FollowUpPhase(In):
    """A time of visits at equal distances, counted in months from the first day."""

    every_months: int = Field(ge=1, le=12)
    until_month: int = Field(ge=1, le=120)


class FollowUpPhasePublic(Out):
    """A time of visits at equal distances."""

    every_months: int = Field(ge=1, le=12)
    until_month: int = Field(ge=1, le=120)


class QuestionOption(In):
    """One answer that can be given, and what it counts."""

    code: Code
    label: Line
    points: int = Field(ge=0, le=100)


class QuestionnaireQuestion(In):
    """One question."""

    code: Code
    domain: AssessmentDomain
    text: Line
    is_required: bool = False
    options: list[QuestionOption] = Field(min_length=1, max_length=20)

    @field_validator("options")
    @classmethod
    def _codes_once(cls, value: list[QuestionOption]) -> list[QuestionOption]:
        refuse_twice([option.code for option in value])
        return value


class NewQuestionnaire(In):
    """A questionnaire, or a new edition of the one of this code, which then is retired."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "wellbeing",
                    "title": "How she is",
                    "questions": [
                        {
                            "code": "sleep",
                            "domain": "Psychological",
                            "text": "How do you sleep?",
                            "is_required": True,
                            "options": [
                                {"code": "well", "label": "Well", "points": 2},
                                {"code": "badly", "label": "Badly", "points": 0},
                            ],
                        }
                    ],
                }
            ]
        }
    )

    code: Code
    title: Line
    questions: list[QuestionnaireQuestion] = Field(min_length=1, max_length=200)

    @field_validator("questions")
    @classmethod
    def _codes_once(cls, value: list[QuestionnaireQuestion]) -> list[QuestionnaireQuestion]:
        refuse_twice([question.code for question in value])
        return value


class QuestionOptionPublic(Out):
    """One answer that can be given, and what it counts."""

    code: str = Field(max_length=40)
    label: str = Field(max_length=200)
    points: int = Field(ge=0, le=100)


class QuestionnaireQuestionPublic(Out):
    """One question."""

    code: str = Field(max_length=40)
    domain: AssessmentDomain
    text: str = Field(max_length=200)
    is_required: bool
    options: list[QuestionOptionPublic] = Field(max_length=20)


class QuestionnairePublic(Out):
    """One edition of a questionnaire. It never changes."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647, description="of this representation; for If-Match")
    status: FormStatus
    code: str = Field(max_length=40)
    edition: int = Field(ge=1, le=2_147_483_647)
    title: str = Field(max_length=200)
    questions: list[QuestionnaireQuestionPublic] = Field(max_length=200)
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=FORM.commands_schema(CENTRE))


class TemplateAction(In):
    """Something that is usually done for such a goal."""

    title: Line
    service_type: ServiceType
    due_in_days: int | None = Field(default=None, ge=0, le=3650)


class TemplateGoal(In):
    """A goal that a plan begins with."""

    domain: SupportDomain
    title: Line
    due_in_months: int | None = Field(default=None, ge=1, le=120)
    actions: list[TemplateAction] = Field(default=[], max_length=20)


class TemplateFollowUp(In):
    """When visits are due, counted from the day on which the plan is drafted."""

    mode: FollowUpMode | None = None
    phases: list[FollowUpPhase] = Field(min_length=1, max_length=10)

    @field_validator("phases")
    @classmethod
    def _in_order(cls, value: list[FollowUpPhase]) -> list[FollowUpPhase]:
        refuse_disorder([phase.until_month for phase in value])
        return value


class NewPlanTemplate(In):
    """A template, or a new edition of the one of this code, which then is retired; plans stay as they are."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "three_years",
                    "title": "Back in the village, followed for three years",
                    "goals": [
                        {
                            "domain": "VocationalTraining",
                            "title": "She has learnt a trade that she chose.",
                            "due_in_months": 9,
                            "actions": [{"title": "A course", "service_type": "VocationalTraining"}],
                        }
                    ],
                    "follow_up": {
                        "mode": "CommunityVisit",
                        "phases": [
                            {"every_months": 1, "until_month": 12},
                            {"every_months": 3, "until_month": 36},
                        ],
                    },
                    "requirements": ["BaselineAssessment", "ExitAssessment"],
                }
            ]
        }
    )

    code: Code
    title: Line
    goals: list[TemplateGoal] = Field(min_length=1, max_length=30)
    follow_up: TemplateFollowUp | None = None
    requirements: list[PlanRequirement] = Field(default=[], max_length=10, json_schema_extra=UNIQUE)


class TemplateActionPublic(Out):
    """Something that is usually done for such a goal."""

    title: str = Field(max_length=200)
    service_type: ServiceType
    due_in_days: int | None = Field(ge=0, le=3650)


class TemplateGoalPublic(Out):
    """A goal that a plan begins with."""

    domain: SupportDomain
    title: str = Field(max_length=200)
    due_in_months: int | None = Field(ge=1, le=120)
    actions: list[TemplateActionPublic] = Field(max_length=20)


class TemplateFollowUpPublic(Out):
    """When visits are due, counted from the day on which the plan is drafted."""

    mode: FollowUpMode | None
    phases: list[FollowUpPhasePublic] = Field(max_length=10)


class PlanTemplatePublic(Out):
    """One edition of a template. It never changes."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647, description="of this representation; for If-Match")
    status: FormStatus
    code: str = Field(max_length=40)
    edition: int = Field(ge=1, le=2_147_483_647)
    title: str = Field(max_length=200)
    goals: list[TemplateGoalPublic] = Field(max_length=30)
    follow_up: TemplateFollowUpPublic | None
    requirements: list[PlanRequirement] = Field(max_length=10)
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=FORM.commands_schema(CENTRE))


class FormFilter(PageParams):
    """Which editions of which forms."""

    status: list[FormStatus] = Field(default=[], max_length=2)
    code: list[Code] = Field(default=[], max_length=20)
    updated_since: Instant | None = None
