"""What travels about what the authority was asked for somebody's stay."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.court.schemas.track import PhaseCode
from trafficking_api.features.court.states import CENTRE, REQUEST, RequestStatus
from trafficking_api.kit.wire import Command, Day, In, Out
from trafficking_api.vocabulary.types import ResidenceAnswer


class NewResidenceRequest(In):
    """The authority is asked for the next paper, or for the same again."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"phase": "doc_3m", "asked_on": "2026-02-05"}]})

    phase: PhaseCode = Field(description="one of the `next_steps` of the track, whatever is missing for it")
    asked_on: Day | None = Field(default=None, description="today, if absent; never in the future")


class ResidenceRequestAnswer(Command):
    """The authority has answered; the paper itself is written down by `grant`."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"answer": "Granted"}]})

    answer: ResidenceAnswer
    on: Day | None = Field(
        default=None,
        description="the day it happened, if absent; never in the future, nor before it was asked",
    )


class ResidenceRequestPublic(Out):
    """What the authority was asked for, and what it answered."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    track_id: UUID
    case_id: UUID
    status: RequestStatus
    phase: PhaseCode
    is_renewal: bool
    asked_on: date
    answered_on: date | None
    answer: ResidenceAnswer | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=2, json_schema_extra=REQUEST.commands_schema(CENTRE))
