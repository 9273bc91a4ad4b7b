"""What travels about who works on a case, who is barred from it, and who looked into it."""

from datetime import datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.cases.errors import EXAMPLE
from trafficking_api.features.cases.states import ExclusionStatus, WorkerStatus
from trafficking_api.kit.wire import Id, In, Out, Reason
from trafficking_api.vocabulary.types import ExclusionReason

#: Three hours, and no longer (PLAN-9).
LONGEST = 180


class CaseWorkerPublic(Out):
    """A member who works, or worked, on a case."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    member_id: UUID
    status: WorkerStatus
    since_at: datetime
    until_at: datetime | None


class NewCaseWorker(In):
    """Who shall work on the case."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"member_id": EXAMPLE}]})

    member_id: Id


class CaseExclusionPublic(Out):
    """A member for whom the case does not exist."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    member_id: UUID
    reason: ExclusionReason
    status: ExclusionStatus
    created_at: datetime
    lifted_at: datetime | None


class NewCaseExclusion(In):
    """Who shall not see the case, and why."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"member_id": EXAMPLE, "reason": "KnowsSuspect"}]}
    )

    member_id: Id
    reason: ExclusionReason


class BrokenGlassPublic(Out):
    """A look into a case that was not the member's own."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    member_id: UUID
    reason: str | None = Field(
        max_length=2000, description="the member's words, for itself and for coordinators; null for others"
    )
    created_at: datetime
    until_at: datetime = Field(description="the last instant at which the case can be read")


class NewBrokenGlass(In):
    """Which case must be read, and why. All of it is written down, and the case's workers learn of it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case_id": EXAMPLE,
                    "reason": "She is at the door, and her caseworker cannot be reached.",
                    "minutes": 60,
                }
            ]
        }
    )

    case_id: Id
    reason: Reason
    minutes: int = Field(default=60, ge=1, le=LONGEST)
