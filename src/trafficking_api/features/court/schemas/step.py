"""What travels about the steps of a proceeding: what happened, when, and when it was written down."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from trafficking_api.features.court.schemas.proceeding import CourtLabels, StageCode
from trafficking_api.features.court.states import CorrectionReason
from trafficking_api.kit.wire import Command, In, Instant, Out

_ANEW = "when it happened in truth; null: it never happened"


class NewStep(Command):
    """Something led on from the stage that a proceeding stands at."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"command": "file_complaint", "occurred_at": "2026-11-22T09:00:00Z"}]}
    )

    command: StageCode = Field(description="one of the `allowed_commands` of the proceeding")


class StepCorrection(In):
    """What is wrong with a step that was written down."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"occurred_at": "2026-11-20T09:00:00Z", "reason": "wrong_time"}]}
    )

    occurred_at: Instant | None = Field(description=_ANEW)
    reason: Annotated[CorrectionReason, Field(strict=False)]


class StepPublic(Out):
    """A step as it was written down, or the correction of one. Neither is ever rewritten."""

    id: UUID
    version: int = Field(ge=1, le=1)
    proceeding_id: UUID
    place: int = Field(ge=1, le=2_147_483_647, description="the order in which they were written down")
    command: StageCode | None = Field(description="null for a correction")
    corrects_id: UUID | None = Field(description="the step that is wrong; null for a step itself")
    reason: CorrectionReason | None
    from_stage: StageCode = Field(description="where the proceeding stood before it was written down")
    to_stage: StageCode = Field(description="and after")
    occurred_at: datetime | None = Field(description=f"of a correction: {_ANEW}")
    recorded_at: datetime = Field(description="when it was written down")
    client_id: UUID | None
    member_id: UUID | None = Field(description="who wrote it down; null: the system, or a script")


class StageWanted(BaseModel):
    """At which instant, and as it was known when."""

    model_config = ConfigDict(extra="forbid")

    at: Instant | None = Field(default=None, description="now, if absent; not before it was opened")
    known_at: Instant | None = Field(
        default=None, description="only what was written down by then counts; all of it, if absent"
    )


class StageStanding(Out):
    """Where a proceeding stood."""

    proceeding_id: UUID
    at: datetime
    known_at: datetime | None
    stage: StageCode
    stage_labels: CourtLabels
    is_terminal: bool
