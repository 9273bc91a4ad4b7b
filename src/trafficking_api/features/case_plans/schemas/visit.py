"""What travels about visits: days and codes in lists, words for who reads one."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.case_plans.states import CENTRE, VISIT, VisitStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Day, Flag, Id, In, Instant, Out, Patch, Text
from trafficking_api.vocabulary.types import FollowUpMode, VisitCancelReason, VisitMissedReason

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
_WORKER = "who visits, of those who work on the case; null: nobody yet"


class NewVisit(In):
    """A visit that is to be made, beside those that a plan asks for."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"case_id": EXAMPLE, "due_on": "2030-01-31", "mode": "HomeVisit"}]}
    )

    case_id: Id
    due_on: Day = Field(description="today or later")
    mode: FollowUpMode | None = None
    worker_id: Id | None = Field(default=None, description=_WORKER)


class VisitPatch(Patch):
    """How a visit that is due will be made, and by whom; another day is said with `reschedule`."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"mode": "Phone"}]})

    mode: FollowUpMode | None = None
    worker_id: Id | None = Field(default=None, description=_WORKER)


class VisitDone(Command):
    """It was made."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"mode": "HomeVisit"}]})

    done_on: Day | None = Field(
        default=None, description="the day it happened, if absent; never in the future"
    )
    mode: FollowUpMode | None = Field(default=None, description="as it was planned, if absent")
    note: Text | None = Field(default=None, description="what came of it, in your own words; stored sealed")


class VisitMissed(Command):
    """It was not made, and no other day takes its place."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "PersonAbsent"}]})

    reason: VisitMissedReason
    note: Text | None = Field(default=None, description="in your own words; stored sealed")


class VisitReschedule(Command):
    """Another day."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"due_on": "2030-02-07"}]})

    due_on: Day = Field(description="today or later")
    reason: VisitMissedReason = "Rescheduled"


class VisitCancellation(Command):
    """Why a visit will not be made."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "NotNeeded"}]})

    reason: VisitCancelReason


class VisitDetails(Out):
    """What came of a visit, in words."""

    note: str | None = Field(max_length=8000)


class VisitBrief(Out):
    """How a visit stands."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    case_plan_id: UUID | None = Field(description="the version of the plan that asks for it; null: by hand")
    previous_id: UUID | None = Field(description="the visit that was put off to this one")
    successor_id: UUID | None = Field(description="the visit that this one was put off to")
    status: VisitStatus
    due_on: date
    is_overdue: bool = Field(description="it is scheduled, and its day is over where your centre is")
    mode: FollowUpMode | None
    worker_id: UUID | None
    is_unassigned: bool = Field(description="it is scheduled for nobody, or for who left the case since")
    done_on: date | None
    missed_reason: VisitMissedReason | None
    cancel_reason: VisitCancelReason | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=VISIT.commands_schema(CENTRE))


class VisitPublic(VisitBrief):
    """A visit that is due, was made, or was not."""

    details: VisitDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )


class VisitFilter(PageParams):
    """Which visits."""

    case_id: Id | None = None
    case_plan_id: Id | None = None
    status: list[VisitStatus] = Field(default=[], max_length=4)
    worker_id: Id | None = None
    is_unassigned: Flag | None = None
    is_overdue: Flag | None = None
    due_from: Day | None = None
    due_until: Day | None = Field(default=None, description="this day too")
    updated_since: Instant | None = None
