"""What travels about who has which bed from when until when."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from trafficking_api.features.shelters.schemas.house import EXAMPLE
from trafficking_api.features.shelters.states import CENTRE, MACHINE, AllocationStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Day, Id, In, Instant, Out
from trafficking_api.vocabulary.types import (
    AbsenceReason,
    BedBlockReason,
    PlacementOverrideReason,
    StayExitReason,
)

_COMMANDS = MACHINE.commands_schema(CENTRE)


class AllocationPublic(Out):
    """A bed for a time: held, confirmed, slept in, left, or blocked."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    status: AllocationStatus = Field(description="a hold whose time is over is `expired` at once")
    shelter_id: UUID
    unit_id: UUID
    bed_id: UUID
    case_id: UUID | None
    referral_id: UUID | None = Field(description="the referral for which it is held, until she arrives")
    stay_id: UUID | None = Field(description="the same for all beds of one stay: she moved")
    household_id: UUID | None = Field(description="the same for all beds of one household")
    from_on: date
    to_on: date | None = Field(description="the planned last day; it frees nothing by itself")
    begins_at: datetime
    ends_at: datetime | None = Field(description="until when the bed is taken; null: until she leaves")
    expires_at: datetime | None = Field(description="when the hold ends")
    renewals: int = Field(ge=0, le=100)
    block_reason: BedBlockReason | None
    checked_in_at: datetime | None
    checked_out_at: datetime | None
    exit_reason: StayExitReason | None
    override_reason: PlacementOverrideReason | None
    override_by: UUID | None = Field(description="the member who placed her against a safety rule")
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=10, json_schema_extra=_COMMANDS)


class StayDetail(AllocationPublic):
    """One allocation, with the address of the house once the bed is confirmed (BED-19)."""

    address: str | None = Field(max_length=8000)


class Companion(In):
    """Another one of the household."""

    case_id: Id
    bed_id: Id | None = Field(default=None, description="needed where the beds are named")


class NewHold(In):
    """A bed, or a unit as a whole, for some days."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"bed_id": EXAMPLE, "from_on": "2026-12-01"}]})

    bed_id: Id | None = None
    unit_id: Id | None = None
    from_on: Day
    to_on: Day | None = Field(default=None, description="the longest stay of the house, if it is not said")

    @model_validator(mode="after")
    def _bed_or_unit(self) -> Self:
        if (self.bed_id is None) == (self.unit_id is None):
            raise PydanticCustomError("bed_or_unit", "either a bed or a unit")
        return self

    def beds(self) -> list[tuple[str, UUID | None]]:
        """Where in the request which bed is named."""
        return [("/bed_id", self.bed_id)]


class NewAllocation(NewHold):
    """A hold of a bed, or of a unit as a whole, for a case and those who come with it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"bed_id": EXAMPLE, "case_id": EXAMPLE, "from_on": "2026-12-01"}]}
    )

    case_id: Id
    companions: list[Companion] = Field(default=[], max_length=20)
    override_reason: PlacementOverrideReason | None = Field(
        default=None, description="a coordinator places her against a safety rule"
    )

    def beds(self) -> list[tuple[str, UUID | None]]:
        return [
            *super().beds(),
            *((f"/companions/{n}/bed_id", c.bed_id) for n, c in enumerate(self.companions)),
        ]


class AllocationFilter(PageParams):
    """Which allocations."""

    status: list[AllocationStatus] = Field(default=[], max_length=9)
    shelter_id: Id | None = None
    bed_id: Id | None = None
    case_id: Id | None = None
    referral_id: Id | None = None
    updated_since: Instant | None = None


class Placing(Command):
    """A command by which somebody comes into a bed: the safety rules are asked again."""

    override_reason: PlacementOverrideReason | None = None


class CheckOut(Command):
    """She left."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"exit_reason": "MovedToTransit"}]})

    exit_reason: StayExitReason


class Move(Placing):
    """Into another bed, in one step."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"bed_id": EXAMPLE}]})

    bed_id: Id


class Extension(Command):
    """Another planned last day, later or earlier."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"to_on": "2027-04-01"}]})

    to_on: Day


class Block(In):
    """A bed that nobody can have for a time."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "Repair", "from_on": "2026-12-01"}]})

    reason: BedBlockReason
    from_on: Day
    to_on: Day | None = None


class NewAbsence(In):
    """Nights away; the bed stays hers."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"from_on": "2026-12-24", "until_on": "2026-12-26", "reason": "FamilyVisit"}]
        }
    )

    from_on: Day = Field(description="the first night away")
    until_on: Day = Field(description="the day of the return")
    reason: AbsenceReason


class AbsencePublic(Out):
    """Nights away from a bed."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    allocation_id: UUID
    from_on: date
    until_on: date
    reason: AbsenceReason
    created_at: datetime
