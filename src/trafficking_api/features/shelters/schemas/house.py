"""What travels about houses, units and beds; an address only ever arrives (BED-19)."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from trafficking_api.features.shelters.states import CENTRE, SHELTERS, ShelterStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, Id, In, Instant, Line, Out, Patch, Text, Time
from trafficking_api.vocabulary.types import (
    BedOverflowReason,
    BedSuitability,
    CountryCode,
    ShelterKind,
    ShelterStaffing,
    UnitKind,
    UnitLetAs,
    Weekday,
)

UNIQUE: JsonDict = {"uniqueItems": True}
EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"


class AdmissionTime(In):
    """When somebody can be let in, at the house's own time; it may end after midnight."""

    days: list[Weekday] = Field(min_length=1, max_length=7, json_schema_extra=UNIQUE)
    since: Time
    until: Time


class ShelterPublic(Out):
    """A house of your centre. Where it stands is shown with a stay only."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    status: ShelterStatus
    kind: ShelterKind
    code_name: str = Field(max_length=200)
    country: CountryCode
    has_address: bool
    max_stay_days: int = Field(ge=1, le=3650)
    staffing: ShelterStaffing
    admission: list[AdmissionTime] = Field(max_length=20, description="empty: day and night")
    confirmed_at: datetime = Field(description="when somebody last said that what stands here is so")
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=SHELTERS.commands_schema(CENTRE))


class NewShelter(In):
    """A house. Its code name tells neither street nor town."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "Shelter",
                    "code_name": "House Linden",
                    "country": "BE",
                    "staffing": "AroundTheClock",
                }
            ]
        }
    )

    kind: ShelterKind
    code_name: Line
    country: CountryCode
    address: Text | None = Field(default=None, description="sealed; shown with a stay in the house only")
    max_stay_days: int | None = Field(
        default=None,
        ge=1,
        le=3650,
        description="at most what the country allows for this kind; so by default",
    )
    staffing: ShelterStaffing
    admission: list[AdmissionTime] = Field(default=[], max_length=20)


class ShelterPatch(Patch):
    """What can change of a house."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"staffing": "OnCall"}]})

    code_name: Line = ""
    address: Text | None = None
    max_stay_days: int = Field(default=1, ge=1, le=3650)
    staffing: ShelterStaffing = ""
    admission: list[AdmissionTime] = Field(default=[], max_length=20)


class ShelterFilter(PageParams):
    """Which houses."""

    status: list[ShelterStatus] = Field(default=[], max_length=2)
    kind: list[ShelterKind] = Field(default=[], max_length=3)
    updated_since: Instant | None = None


class UnitPublic(Out):
    """A room or a flat."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    shelter_id: UUID
    code: str = Field(max_length=200)
    kind: UnitKind
    let_as: UnitLetAs
    suitability: list[BedSuitability] = Field(max_length=7)
    step_free: bool
    cots: int = Field(ge=0, le=20)
    created_at: datetime
    updated_at: datetime


class NewUnit(In):
    """A room or a flat. A family unit is given as a whole: no second household comes into it (BED-10)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"code": "R12", "kind": "Room", "let_as": "Bed", "suitability": ["WomenOnly"]}]
        }
    )

    code: Line
    kind: UnitKind
    let_as: UnitLetAs = "Bed"
    suitability: list[BedSuitability] = Field(default=[], max_length=7, json_schema_extra=UNIQUE)
    step_free: bool = False
    cots: int = Field(default=0, ge=0, le=20)


class UnitPatch(Patch):
    """What can change of a unit."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"cots": 1}]})

    code: Line = ""
    suitability: list[BedSuitability] = Field(default=[], max_length=7, json_schema_extra=UNIQUE)
    step_free: bool = False
    cots: int = Field(default=0, ge=0, le=20)


class BedPublic(Out):
    """A bed of a unit."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    shelter_id: UUID
    unit_id: UUID
    code: str = Field(max_length=200)
    overflow_reason: BedOverflowReason | None
    overflow_until: date | None = Field(description="the last day on which there is this overflow bed")
    since_on: date
    retired_on: date | None
    created_at: datetime
    updated_at: datetime


class NewBed(In):
    """A bed. More than the house has are overflow beds, with a reason and a last day (BED-9)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"unit_id": EXAMPLE, "code": "R12-1"}]})

    unit_id: Id
    code: Line
    since_on: Day | None = Field(default=None, description="today, if it is not said")
    overflow_reason: BedOverflowReason | None = None
    overflow_until: Day | None = None


class BedPatch(Patch):
    """What can change of a bed; one that is taken after the day cannot be retired."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "R12-A"}]})

    code: Line = ""
    retired_on: Day | None = None
    overflow_until: Day | None = Field(default=None, description="of an overflow bed: another last day")


class BedFilter(PageParams):
    """Which beds."""

    unit_id: Id | None = None
