"""What travels about plans: what they say in words for who reads one, and in lists only how they stand."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from trafficking_api.features.case_plans.schemas.form import (
    FollowUpPhase,
    FollowUpPhasePublic,
    refuse_disorder,
)
from trafficking_api.features.case_plans.states import CENTRE, PLAN, PlanStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import (
    Command,
    Day,
    Id,
    In,
    Instant,
    Language,
    Line,
    Money,
    MoneyPublic,
    Out,
    Patch,
    Text,
)
from trafficking_api.vocabulary.types import (
    FollowUpMode,
    PlanDiscontinueReason,
    PlanNotAgreedReason,
    PlanRequirement,
    ServiceType,
    SupportDomain,
)

#: Those of a template, and as many of the person's own.
MOST_GOALS = 60
EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
_GOAL: JsonDict = {
    "domain": "MentalHealth",
    "title": "She sleeps through the night again.",
    "planned_end_on": "2027-06-30",
    "actions": [
        {
            "title": "Ten sessions with a psychologist she chooses",
            "service_type": "PsychologicalCare",
            "due_on": "2027-03-31",
            "cost": {"amount_minor": 60000, "currency": "EUR"},
        }
    ],
}


_FOLLOW_UP: JsonDict = {
    "starts_on": "2026-12-01",
    "mode": "HomeVisit",
    "phases": [{"every_months": 1, "until_month": 12}, {"every_months": 3, "until_month": 36}],
}


class PlannedAction(In):
    """Something that is to be done for a goal."""

    id: Id | None = Field(default=None, description="of an action that the plan has already; else it is new")
    title: Line
    service_type: ServiceType
    worker_id: Id | None = Field(
        default=None,
        description="who sees to it, of those who work on the case; of one that an earlier version has, "
        "this is said at the action",
    )
    provider_id: Id | None = Field(default=None, description="who does it: an entry of the directory")
    due_on: Day | None = None
    cost: Money | None = None
    funded_project_id: Id | None = Field(default=None, description="the project that pays")


class PlannedGoal(In):
    """A goal that the person has, and what is done for it."""

    id: Id | None = Field(default=None, description="of a goal that the plan has already; else it is new")
    domain: SupportDomain
    title: Line
    planned_end_on: Day | None = None
    actions: list[PlannedAction] = Field(default=[], max_length=20)


class PlanContent(In):
    """What a plan says. It is stored sealed."""

    objectives: Text | None = None
    goals: list[PlannedGoal] = Field(default=[], max_length=30)


class PlanContentPatch(Patch):
    """A merge patch of what it says: a list takes the place of the list before."""

    objectives: Text | None = None
    goals: list[PlannedGoal] = Field(default=[], max_length=MOST_GOALS)


class FollowUp(In):
    """When visits are due: each month for a year, then each quarter until the third year, for instance."""

    starts_on: Day
    mode: FollowUpMode | None = None
    worker_id: Id | None = Field(default=None, description="who visits, of those who work on the case")
    phases: list[FollowUpPhase] = Field(min_length=1, max_length=10)

    @model_validator(mode="after")
    def _one_after_the_other(self) -> Self:
        refuse_disorder([phase.until_month for phase in self.phases])
        return self


class NewCasePlan(In):
    """A first plan: begun from a template of the centre, or from nothing."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case_id": EXAMPLE,
                    "content": {"objectives": "To live on her own, near her sister.", "goals": [_GOAL]},
                    "follow_up": _FOLLOW_UP,
                    "review_on": "2027-03-01",
                }
            ]
        }
    )

    case_id: Id
    template_id: Id | None = Field(default=None, description="an edition in use; its goals come first")
    content: PlanContent = PlanContent()
    follow_up: FollowUp | None = Field(
        default=None, description="if absent, that of the template, from today on"
    )
    review_on: Day | None = None


class CasePlanPatch(Patch):
    """A merge patch (RFC 7396) of a draft. What she said to it before holds no more."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"content": {"goals": [_GOAL]}, "follow_up": _FOLLOW_UP}]}
    )

    content: PlanContentPatch | None = Field(default=None, description="null empties it")
    follow_up: FollowUp | None = None
    review_on: Day | None = None


class Consultation(Command):
    """What the person says to the plan (PLAN-4): that she agrees, or why she does not."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"agrees": True, "language": "lo", "with_interpreter": True}]}
    )

    agrees: bool
    not_agreed_reason: PlanNotAgreedReason | None = Field(
        default=None, description="needed exactly when she does not agree"
    )
    language: Language = Field(description="in which it was talked over")
    with_interpreter: bool

    @model_validator(mode="after")
    def _why_not(self) -> Self:
        if self.agrees != (self.not_agreed_reason is None):
            raise PydanticCustomError("agrees_or_why_not", "a reason exactly when she does not agree")
        return self


class Discontinuation(Command):
    """Why a plan ends before its goals are reached."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "HandedOver"}]})

    reason: PlanDiscontinueReason


class PlannedActionPublic(Out):
    """Something that is to be done for a goal, as the plan has it."""

    id: UUID
    title: str = Field(max_length=200)
    service_type: ServiceType
    worker_id: UUID | None
    provider_id: UUID | None
    due_on: date | None
    cost: MoneyPublic | None
    funded_project_id: UUID | None


class PlannedGoalPublic(Out):
    """A goal, as the plan has it; how far it has come is told by the goal of this id."""

    id: UUID
    domain: SupportDomain
    title: str = Field(max_length=200)
    planned_end_on: date | None
    actions: list[PlannedActionPublic] = Field(max_length=20)


class PlanContentPublic(Out):
    """What a plan says."""

    objectives: str | None = Field(max_length=8000)
    goals: list[PlannedGoalPublic] = Field(max_length=MOST_GOALS)


class FollowUpPublic(Out):
    """When visits are due."""

    starts_on: date
    mode: FollowUpMode | None
    worker_id: UUID | None
    phases: list[FollowUpPhasePublic] = Field(max_length=10)


class CasePlanBrief(Out):
    """How one version of a plan stands, without its words."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647, description="of this representation; for If-Match")
    case_id: UUID
    status: PlanStatus
    edition: int = Field(ge=1, le=2_147_483_647, description="which version of the plan it is")
    previous_id: UUID | None = Field(description="the version before it")
    next_id: UUID | None = Field(description="the version after it, if one is written")
    template_id: UUID | None = Field(description="the edition of the template that it began from")
    author_id: UUID
    editor_id: UUID = Field(description="who changed it last")
    approver_id: UUID | None
    approved_at: datetime | None
    consulted_at: datetime | None = Field(description="when the person was asked last what she says to it")
    agreed_at: datetime | None
    not_agreed_reason: PlanNotAgreedReason | None
    consulted_in: str | None = Field(max_length=35, description="the language of it")
    with_interpreter: bool | None
    review_on: date | None
    follow_up: FollowUpPublic | None
    requirements: list[PlanRequirement] = Field(max_length=20)
    completed_at: datetime | None
    discontinue_reason: PlanDiscontinueReason | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=10, json_schema_extra=PLAN.commands_schema(CENTRE))


class CasePlanPublic(CasePlanBrief):
    """One version of a plan."""

    content: PlanContentPublic | None = Field(description="null too when the person was erased")


class CasePlanFilter(PageParams):
    """Which versions of which plans."""

    case_id: Id | None = None
    status: list[PlanStatus] = Field(default=[], max_length=8)
    template_id: Id | None = None
    author_id: Id | None = None
    review_until: Day | None = Field(default=None, description="in force, and to be reviewed by then")
    updated_since: Instant | None = None
