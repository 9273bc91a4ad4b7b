"""What travels about how the beds of a house were used (BED-16)."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from trafficking_api.kit.wire import Day, Out


class By(StrEnum):
    """How the nights are added up."""

    DAY = "day"
    MONTH = "month"


class Span(BaseModel):
    """From a first day to before a last one; at most two years."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    since: Day = Field(
        alias="from",
        description="the first night is the one that begins on this day",
        examples=["2026-11-01"],
    )
    until: Day = Field(alias="to", description="the day after the last night", examples=["2026-12-01"])


class OccupancyWanted(Span):
    """Which nights, and added up how."""

    by: By = By.MONTH


class Nights(Out):
    """Bed-nights of a time: those that somebody slept, of those that there were."""

    period: str = Field(max_length=10, description="a day as YYYY-MM-DD, or a month as YYYY-MM")
    staffed_bed_nights: int = Field(ge=0, le=100_000_000, description="beds that were there and not blocked")
    used_bed_nights: int = Field(ge=0, le=100_000_000, description="beds that were somebody's at midnight")
    rate: float | None = Field(ge=0, le=1, description="used of staffed; null where none was staffed")


class Occupancy(Out):
    """How a house was used: a night counts for who has the bed when the day ends (midnight census)."""

    shelter_id: UUID
    from_on: date
    to_on: date
    items: list[Nights] = Field(max_length=800)
    total: Nights
    stays_ended: int = Field(ge=0, le=100_000_000)
    average_stay_nights: float | None = Field(ge=0, le=100_000, description="of the stays that ended then")


class Cell(StrEnum):
    """What a bed is in one night."""

    FREE = "free"
    HELD = "held"
    CONFIRMED = "confirmed"
    OCCUPIED = "occupied"
    AWAY = "away"
    BLOCKED = "blocked"
    GONE = "gone"


class BoardRow(Out):
    """A bed, night by night; nobody is named."""

    bed_id: UUID
    unit: str = Field(max_length=200)
    bed: str = Field(max_length=200)
    nights: list[Cell] = Field(max_length=92)


class Board(Out):
    """The calendar of a house: a row for each bed, a column for each night."""

    shelter_id: UUID
    nights: list[date] = Field(max_length=92)
    rows: list[BoardRow] = Field(max_length=10_000)
