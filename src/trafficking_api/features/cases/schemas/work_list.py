"""What travels about what is due."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, Flag, Id, Out


class WorkKind(StrEnum):
    """What is to be done."""

    VISIT = "visit"
    ACTION = "action"
    GOAL = "goal"
    PLAN_REVIEW = "plan_review"
    VIEWING = "viewing"
    LEASE_END = "lease_end"
    INSTALMENT = "instalment"
    DEADLINE = "deadline"
    HEARING = "hearing"
    RESIDENCE_PAPER = "residence_paper"
    RESIDENCE_REQUEST = "residence_request"
    RESIDENCE_TRACK = "residence_track"


#: What is not given to one member, but to all who work on the case.
SHARED = (
    *(WorkKind.GOAL, WorkKind.PLAN_REVIEW, WorkKind.VIEWING, WorkKind.LEASE_END, WorkKind.INSTALMENT),
    *(WorkKind.HEARING, WorkKind.DEADLINE),
    *(WorkKind.RESIDENCE_PAPER, WorkKind.RESIDENCE_REQUEST, WorkKind.RESIDENCE_TRACK),
)


class WorkItem(Out):
    """Something that is due in a case that you see; its id leads to it."""

    id: UUID
    kind: WorkKind
    case_id: UUID
    due_on: date
    is_overdue: bool = Field(
        description="its day has passed where your centre is (PLAN-6); of a deadline, its instant (CRT-1)"
    )
    worker_id: UUID | None = Field(
        description="who is to do it; of several who go to a hearing you, if you are one of them, "
        "else the first to be added"
    )
    is_unassigned: bool = Field(
        description="nobody is to do it, or one who works on the case no longer; only visits and "
        "actions are given to one member, all else is for all who work on the case"
    )
    status: str = Field(max_length=40)


class WorkFilter(PageParams):
    """What of all that is due."""

    mine: Flag | None = Field(default=None, description="what the acting member is to do")
    worker_id: list[Id] = Field(
        default=[], max_length=50, description="what these are to do, alone or with others"
    )
    is_unassigned: Flag | None = None
    is_overdue: Flag | None = None
    kind: list[WorkKind] = Field(default=[], max_length=20)
    case_id: Id | None = None
    due_until: Day | None = None
