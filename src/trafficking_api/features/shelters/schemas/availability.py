"""What travels about free beds: exact numbers at home, bands among partners (BED-7, BED-13)."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, Id, Out
from trafficking_api.vocabulary.types import AvailabilityBand, BedSuitability, ShelterKind


class AvailabilityWanted(BaseModel):
    """From when until when, and what the bed must be."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    since: Day | None = Field(default=None, alias="from", description="today, if it is not said")
    until: Day | None = Field(default=None, alias="to", description="the day after, if it is not said")
    need: list[BedSuitability] = Field(default=[], max_length=7, description="the bed has all of these")
    shelter_id: Id | None = None


class Counts(Out):
    """Beds of one kind over the whole time asked: `staffed_open` = free + held + confirmed + occupied."""

    total: int = Field(ge=0, le=100_000)
    blocked: int = Field(ge=0, le=100_000)
    staffed_open: int = Field(ge=0, le=100_000)
    free: int = Field(ge=0, le=100_000)
    held: int = Field(ge=0, le=100_000)
    confirmed: int = Field(ge=0, le=100_000)
    occupied: int = Field(ge=0, le=100_000)


class Category(Counts):
    """The beds of one suitability; a bed that is suitable in two ways counts in both."""

    suitability: BedSuitability


class ShelterAvailability(Counts):
    """The beds of one house."""

    shelter_id: UUID
    code_name: str = Field(max_length=200)
    kind: ShelterKind
    confirmed_at: datetime
    categories: list[Category] = Field(max_length=7)


class Availability(Out):
    """The beds of your centre, in exact numbers, as they stand now."""

    as_of: datetime
    items: list[ShelterAvailability] = Field(max_length=1000)


class NetworkFilter(PageParams):
    """Which partners' beds."""

    organisation_id: Id | None = None
    need: list[BedSuitability] = Field(default=[], max_length=7)


class NetworkAvailability(Out):
    """A partner's free beds of one suitability, tonight: a band, as of a fixed tick."""

    id: UUID
    organisation_id: UUID
    suitability: BedSuitability
    band: AvailabilityBand = Field(description="`unknown` when nobody there has looked for some time")
    as_of: datetime
    confirmed_at: datetime
