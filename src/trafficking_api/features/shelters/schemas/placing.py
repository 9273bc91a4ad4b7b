"""What travels about where somebody must not be placed, who waits, and who was turned away."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from trafficking_api.features.shelters.schemas.house import EXAMPLE, UNIQUE
from trafficking_api.features.shelters.states import (
    CENTRE,
    EXCLUSION,
    WAITING,
    PlacementExclusionStatus,
    WaitingStatus,
)
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Day, Id, In, Instant, Out
from trafficking_api.vocabulary.types import (
    BedSuitability,
    PlacementExclusionReason,
    TurnAwayReason,
    Urgency,
    WaitingWithdrawReason,
)


class NewPlacementExclusion(In):
    """A house that is not safe for somebody, or somebody whom she must not meet under one roof."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"shelter_id": EXAMPLE, "reason": "ExploiterNearby"}]}
    )

    shelter_id: Id | None = None
    other_case_id: Id | None = None
    reason: PlacementExclusionReason

    @model_validator(mode="after")
    def _of_one(self) -> Self:
        if (self.shelter_id is None) == (self.other_case_id is None):
            raise PydanticCustomError("shelter_or_case", "either a house or another case")
        return self


class PlacementExclusionPublic(Out):
    """Where, or with whom, somebody must not be placed."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    shelter_id: UUID | None
    other_case_id: UUID | None
    status: PlacementExclusionStatus
    reason: PlacementExclusionReason
    lifted_at: datetime | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=EXCLUSION.commands_schema(CENTRE))


class NewWaitingEntry(In):
    """Somebody for whom there is no bed yet."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"case_id": EXAMPLE, "needs": ["WomenOnly"], "urgency": "Within24h"}]}
    )

    case_id: Id
    needs: list[BedSuitability] = Field(default=[], max_length=7, json_schema_extra=UNIQUE)
    urgency: Urgency


class WaitingEntryPublic(Out):
    """Somebody who waits, or waited, for a bed."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    status: WaitingStatus
    case_id: UUID
    needs: list[BedSuitability] = Field(max_length=7)
    urgency: Urgency
    withdrawn_reason: WaitingWithdrawReason | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=WAITING.commands_schema(CENTRE))


class WaitingFilter(PageParams):
    """Which entries of the waiting list."""

    status: list[WaitingStatus] = Field(default=[], max_length=3)
    updated_since: Instant | None = None


class WaitingWithdrawal(Command):
    """Why somebody waits no longer."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "FoundElsewhere"}]})

    reason: WaitingWithdrawReason


class NewTurnAway(In):
    """Somebody who got no bed: why, and nothing about who it was (BED-15)."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"happened_on": "2026-11-26", "reason": "Full", "persons_count": 1}]}
    )

    happened_on: Day
    reason: TurnAwayReason
    needs: list[BedSuitability] = Field(default=[], max_length=7, json_schema_extra=UNIQUE)
    persons_count: int = Field(default=1, ge=1, le=1000)
    shelter_id: Id | None = None


class TurnAwayPublic(Out):
    """A search for a bed that ended without one."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    happened_on: date
    reason: TurnAwayReason
    needs: list[BedSuitability] = Field(max_length=7)
    persons_count: int = Field(ge=1, le=1000)
    shelter_id: UUID | None
    created_at: datetime


class TurnAwayFilter(PageParams):
    """Which turn-aways."""

    reason: list[TurnAwayReason] = Field(default=[], max_length=5)
    since: Day | None = None
    until: Day | None = None
    updated_since: Instant | None = None


class TurnAwayTotalFilter(PageParams):
    """Of which time."""

    since: Day | None = None
    until: Day | None = None


class TurnAwayTotal(Out):
    """How many searches of one month ended for one reason, and for how many people."""

    id: str = Field(max_length=40, description="the month and the reason")
    month: str = Field(pattern=r"^\d{4}-\d{2}$", max_length=7)
    reason: TurnAwayReason
    turn_aways: int = Field(ge=1, le=2_147_483_647)
    persons: int = Field(ge=1, le=2_147_483_647)
