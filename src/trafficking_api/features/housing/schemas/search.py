"""What travels about the home that somebody looks for: codes in lists, her wishes for who reads one."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from trafficking_api.features.housing.states import CENTRE, SEARCH, SearchStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Id, In, Instant, Money, MoneyPublic, Out, Patch, Text
from trafficking_api.vocabulary.types import HousingRegion, HousingSearchEndReason, HousingType

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
UNIQUE: JsonDict = {"uniqueItems": True}
_LEAVING = "the stay in a house or a transit flat, of this case, that she is to leave for it"
_CEILING = "the highest rent that she can pay, for a month"
_WISHES = "what matters to her, in her own words; stored sealed"


class NewHousingSearch(In):
    """A home is to be found for somebody."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case_id": EXAMPLE,
                    "wanted_types": ["PrivateRental", "SocialRentalAgency"],
                    "regions": ["Brussels"],
                    "rent_ceiling": {"amount_minor": 75000, "currency": "EUR"},
                    "household_size": 2,
                    "wishes": "Near the school, and not on the ground floor.",
                }
            ]
        }
    )

    case_id: Id
    leaving_allocation_id: Id | None = Field(default=None, description=_LEAVING)
    wanted_types: list[HousingType] = Field(default=[], max_length=20, json_schema_extra=UNIQUE)
    regions: list[HousingRegion] = Field(default=[], max_length=10, json_schema_extra=UNIQUE)
    rent_ceiling: Money | None = Field(default=None, description=_CEILING)
    household_size: int | None = Field(default=None, ge=1, le=50, description="for how many it is")
    wishes: Text | None = Field(default=None, description=_WISHES)


class HousingSearchPatch(Patch):
    """What can change while a home is searched."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"regions": ["Brussels", "Flanders"]}]})

    leaving_allocation_id: Id | None = Field(default=None, description=_LEAVING)
    wanted_types: list[HousingType] = Field(default=[], max_length=20, json_schema_extra=UNIQUE)
    regions: list[HousingRegion] = Field(default=[], max_length=10, json_schema_extra=UNIQUE)
    rent_ceiling: Money | None = Field(default=None, description=_CEILING)
    household_size: int | None = Field(default=None, ge=1, le=50, description="for how many it is")
    wishes: Text | None = Field(default=None, description=_WISHES)


class HousingSearchEnding(Command):
    """Why nothing is searched any more, though no lease of it was signed."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "StoppedByPerson"}]})

    reason: HousingSearchEndReason


class HousingSearchDetails(Out):
    """What she looks for, in words."""

    wishes: str | None = Field(max_length=8000)


class HousingSearchBrief(Out):
    """What home somebody looks for, and how it stands."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    status: SearchStatus
    leaving_allocation_id: UUID | None = Field(description=_LEAVING)
    wanted_types: list[HousingType] = Field(max_length=20)
    regions: list[HousingRegion] = Field(max_length=10)
    rent_ceiling: MoneyPublic | None = Field(description=_CEILING)
    household_size: int | None = Field(ge=1, le=50)
    ended_on: date | None = Field(description="when a lease was signed, or the search was given up")
    end_reason: HousingSearchEndReason | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=SEARCH.commands_schema(CENTRE))


class HousingSearchPublic(HousingSearchBrief):
    """A search for a home, with her wishes."""

    details: HousingSearchDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )


class HousingSearchFilter(PageParams):
    """Which searches."""

    case_id: Id | None = None
    status: list[SearchStatus] = Field(default=[], max_length=3)
    updated_since: Instant | None = None
