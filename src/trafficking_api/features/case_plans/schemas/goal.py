"""What travels about goals and actions: codes and days in lists, words for who reads one."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.case_plans.states import ACTION, CENTRE, GOAL, ActionStatus, GoalStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Day, Id, Instant, MoneyPublic, Out, Patch, Text
from trafficking_api.vocabulary.types import ActionSkipReason, ServiceType, SupportDomain


class Ending(Command):
    """What shows how it ended, in your own words. It is stored sealed."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"evidence": "She has her own flat now."}]})

    evidence: Text | None = None


class Skipping(Ending):
    """Why an action is left out."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "NotNeeded"}]})

    reason: ActionSkipReason


class PlanActionPatch(Patch):
    """Who sees to an action that is open."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"worker_id": None}]})

    worker_id: Id | None = Field(default=None, description="of those who work on the case; null: nobody yet")


class GoalDetails(Out):
    """A goal in words."""

    title: str = Field(max_length=200)
    evidence: str | None = Field(max_length=8000, description="what shows how it ended")


class GoalBrief(Out):
    """How far a goal has come."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    case_plan_id: UUID = Field(description="the version of the plan that has it now")
    status: GoalStatus
    domain: SupportDomain
    planned_end_on: date | None
    is_overdue: bool
    ended_at: datetime | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=10, json_schema_extra=GOAL.commands_schema(CENTRE))


class GoalPublic(GoalBrief):
    """A goal of a plan in force, or of one that was."""

    details: GoalDetails | None = Field(description="null when the person was erased")


class GoalFilter(PageParams):
    """Which goals."""

    case_id: Id | None = None
    case_plan_id: Id | None = None
    status: list[GoalStatus] = Field(default=[], max_length=8)
    domain: list[SupportDomain] = Field(default=[], max_length=20)
    updated_since: Instant | None = None


class PlanActionBrief(Out):
    """How an action stands."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    goal_id: UUID
    status: ActionStatus
    service_type: ServiceType
    worker_id: UUID | None
    provider_id: UUID | None
    funded_project_id: UUID | None
    due_on: date | None
    is_overdue: bool
    cost: MoneyPublic | None
    skip_reason: ActionSkipReason | None
    ended_at: datetime | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=ACTION.commands_schema(CENTRE))


class PlanActionPublic(PlanActionBrief):
    """Something that is to be done for a goal."""

    details: GoalDetails | None = Field(description="null when the person was erased")


class PlanActionFilter(PageParams):
    """Which actions."""

    case_id: Id | None = None
    goal_id: Id | None = None
    status: list[ActionStatus] = Field(default=[], max_length=4)
    service_type: list[ServiceType] = Field(default=[], max_length=40)
    worker_id: Id | None = None
    funded_project_id: Id | None = None
    due_until: Day | None = None
    updated_since: Instant | None = None
