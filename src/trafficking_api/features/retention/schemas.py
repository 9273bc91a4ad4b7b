"""What travels about retention: dates, holds, erasures, tombstones, and never a word of what was kept."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.retention.states import CENTRE, HOLDS, MACHINE, ErasureStatus, HoldStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Day, Id, In, Out
from trafficking_api.vocabulary.types import ErasureReason, LegalHoldReason, TombstoneReason

KindName = Literal["person", "case", "signalement"]


class Hold(Command):
    """Why a record must not be destroyed."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "CriminalProceedings"}]})

    reason: LegalHoldReason


class Postponement(Command):
    """Until when a record is kept instead."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"until_on": "2031-01-01"}]})

    until_on: Day = Field(
        description="moved, if need be, into what is allowed: not before the earlier of the present day and "
        "90 days from now, not after the later of 365 days and twice the policy's period from now"
    )


class RetentionPublic(Out):
    """Until when a record is kept, and whether something forbids its destruction."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647, description="that of the record")
    kind: KindName
    status: HoldStatus
    hold_reason: LegalHoldReason | None
    retain_until: date | None = Field(description="null until it has ended")
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=HOLDS.commands_schema(CENTRE))


class DuePublic(Out):
    """A record whose time will be over soon."""

    id: UUID
    kind: KindName
    due_on: date = Field(description="the last day on which it is kept")
    on_legal_hold: bool = Field(description="true: it stays, whatever the day")


class DueFilter(PageParams):
    """How far to look ahead."""

    within_days: int = Field(default=30, ge=0, le=3660)


class TombstonePublic(Out):
    """What is left of a record."""

    id: UUID
    kind: KindName
    created_on: date
    purged_on: date
    reason: TombstoneReason


class NewErasure(In):
    """The wish that a person be erased."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"person_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11", "reason": "PersonRequest"}]
        }
    )

    person_id: Id
    reason: ErasureReason


class ErasurePublic(Out):
    """The erasure of a person: asked for by one member, agreed to by another."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    status: ErasureStatus
    person_id: UUID
    reason: ErasureReason
    requested_by: UUID
    approved_by: UUID | None = Field(
        description="null before another member agreed, and where only the shred ledger knows who it was"
    )
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=MACHINE.commands_schema(CENTRE))


class ErasureFilter(PageParams):
    """Which erasures."""

    status: list[ErasureStatus] = Field(default=[], max_length=3)
