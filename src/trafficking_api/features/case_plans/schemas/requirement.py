"""What travels about what a plan needs, and what a case is spared for a time (PLAN-12)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.case_plans.states import CENTRE, EXEMPTION, ExemptionStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, In, Instant, Out, Reason
from trafficking_api.vocabulary.types import PlanRequirement


class Standing(StrEnum):
    """Whether a requirement is met."""

    MET = "met"
    UNMET = "unmet"
    EXEMPT = "exempt"


class RequirementStanding(Out):
    """One requirement of a plan, as it stands today."""

    requirement: PlanRequirement
    needed_to: str = Field(max_length=20, description="the command that is refused without it")
    standing: Standing
    exempt_until_on: date | None


class PlanRequirements(Out):
    """What a plan needs before it is approved, and before it is completed."""

    items: list[RequirementStanding] = Field(max_length=20)


class NewExemption(In):
    """What a case is spared, until when, and why. Who grants it is another than who writes the plan."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "requirement": "BaselineAssessment",
                    "until_on": "2026-12-31",
                    "reason": "She came last night, and is to sleep before anybody asks her anything.",
                }
            ]
        }
    )

    requirement: PlanRequirement
    until_on: Day = Field(description="the last day on which it holds; at most a year from today")
    reason: Reason


class ExemptionReason(Out):
    """Why, in the words of who granted it."""

    text: str = Field(max_length=2000)


class ExemptionBrief(Out):
    """What a case is spared."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    case_plan_id: UUID
    status: ExemptionStatus
    requirement: PlanRequirement
    until_on: date
    is_over: bool = Field(description="its last day has passed: the requirement is unmet again")
    approver_id: UUID
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=EXEMPTION.commands_schema(CENTRE))


class ExemptionPublic(ExemptionBrief):
    """What a case is spared, and why."""

    reason: ExemptionReason | None = Field(description="null when the person was erased")


class ExemptionFilter(PageParams):
    """Which exemptions."""

    status: list[ExemptionStatus] = Field(default=[], max_length=2)
    updated_since: Instant | None = None
