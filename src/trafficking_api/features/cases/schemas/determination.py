"""What travels about determinations."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.cases.states import CENTRE, RECORD, RecordStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, In, Instant, Out
from trafficking_api.vocabulary.types import DeterminationBasis, StatusDecisionBody, TraffickingStatus


class NewDetermination(In):
    """A decision that somebody is, may be, or is not a victim."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "trafficking_status": "PossibleVictimOfTrafficking",
                    "decision_body": "LabourProsecution",
                    "decided_on": "2026-11-20",
                    "basis": "FormalDecision",
                }
            ]
        }
    )

    trafficking_status: TraffickingStatus
    decision_body: StatusDecisionBody
    decided_on: Day = Field(description="never in the future")
    basis: DeterminationBasis | None = None


class DeterminationPublic(Out):
    """A determination of a case of your centre."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    status: RecordStatus
    trafficking_status: TraffickingStatus
    decision_body: StatusDecisionBody
    decided_on: date
    basis: DeterminationBasis | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=RECORD.commands_schema(CENTRE))


class RecordFilter(PageParams):
    """Which records of a case."""

    status: list[RecordStatus] = Field(default=[], max_length=2)
    updated_since: Instant | None = None
