"""What travels about an organisation's entry, and about the question who takes a person."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field
from pydantic.config import JsonDict

from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import PRINTABLE, Id, In, Instant, Language, Out, Patch, no_nul
from trafficking_api.vocabulary.types import (
    AgeBandCtdc,
    AvailabilityBand,
    AvailabilityGranularity,
    BedSuitability,
    ChildrenBand,
    CountryCode,
    DirectoryFieldName,
    DirectoryGrade,
    Gender,
    HousingRegion,
    ServiceType,
)

UNIQUE: JsonDict = {"uniqueItems": True}
EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
_OPEN_TO = "to whom a `pair` field is told, while an agreement with them is in force"
_GRANULARITY = "of `Services`: how exactly partners with an agreement on it are told whether there is a bed"
#: What a field says: a telephone number (E.164), an address, hours. Never where a shelter is.
Value = Annotated[
    str,
    Field(min_length=1, max_length=500, json_schema_extra={"pattern": PRINTABLE}),
    AfterValidator(no_nul),
]


class ServiceOffer(In):
    """A service of the centre and whom it takes there. An empty list bars nobody."""

    service: ServiceType
    genders: list[Gender] = Field(default=[], max_length=6, json_schema_extra=UNIQUE)
    age_bands: list[AgeBandCtdc] = Field(default=[], max_length=9, json_schema_extra=UNIQUE)
    children: ChildrenBand = Field(default="0", description="with how many children at most")
    regions: list[HousingRegion] = Field(
        default=[], max_length=4, json_schema_extra=UNIQUE, description="empty: the whole country"
    )
    languages: list[Language] = Field(
        default=[], max_length=50, json_schema_extra=UNIQUE, description="empty: any, with an interpreter"
    )


class ServiceOfferPublic(Out):
    """A service of a centre and whom it takes there. An empty list bars nobody."""

    service: ServiceType
    genders: list[Gender] = Field(max_length=6)
    age_bands: list[AgeBandCtdc] = Field(max_length=9)
    children: ChildrenBand
    regions: list[HousingRegion] = Field(max_length=4)
    languages: list[Language] = Field(max_length=50)


class DirectoryFieldPublic(Out):
    """A field of your own entry: what it says, and to whom."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    name: DirectoryFieldName
    grade: DirectoryGrade
    open_to: list[UUID] = Field(max_length=100, description=_OPEN_TO)
    value: str | None = Field(max_length=500)
    offers: list[ServiceOfferPublic] = Field(max_length=30)
    granularity: AvailabilityGranularity = Field(description=_GRANULARITY)
    is_missing: bool = Field(
        description="it says nothing; others cannot tell that from what they may not see"
    )
    created_at: datetime
    updated_at: datetime


class NewDirectoryField(In):
    """A field of your entry. The address is that of your office, never that of a shelter."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"name": "ContactPhone", "value": "+3225550100", "grade": "partner"},
                {
                    "name": "Services",
                    "offers": [{"service": "SafeAccommodation", "genders": ["Feminine"], "children": "2+"}],
                },
            ]
        }
    )

    name: DirectoryFieldName
    value: Value | None = None
    offers: list[ServiceOffer] = Field(default=[], max_length=30)
    grade: DirectoryGrade | None = Field(
        default=None,
        description="by default: services and web site `public`; telephone, e-mail and hours `partner`; "
        "address, name and telephone of the director `none`",
    )
    open_to: list[Id] = Field(default=[], max_length=100, json_schema_extra=UNIQUE, description=_OPEN_TO)
    granularity: AvailabilityGranularity = Field(default="boolean", description=_GRANULARITY)


class DirectoryFieldPatch(Patch):
    """What can change of a field; `value` null empties it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"grade": "none"}]})

    value: Value | None = None
    offers: list[ServiceOffer] = Field(default=[], max_length=30)
    grade: DirectoryGrade = "none"
    open_to: list[Id] = Field(default=[], max_length=100, json_schema_extra=UNIQUE, description=_OPEN_TO)
    granularity: AvailabilityGranularity = Field(default="boolean", description=_GRANULARITY)


class DirectoryFieldFilter(PageParams):
    """Which fields."""

    name: list[DirectoryFieldName] = Field(default=[], max_length=8)
    updated_since: Instant | None = None


class ContactPublic(Out):
    """Something that an organisation tells you of itself."""

    name: DirectoryFieldName
    value: str = Field(max_length=500)


class OrganisationContacts(Out):
    """What an organisation tells you. What is not here it does not say, or does not say to you."""

    organisation_id: UUID
    contacts: list[ContactPublic] = Field(max_length=8)
    offers: list[ServiceOfferPublic] = Field(max_length=30)


class DiscoveryQuestion(In):
    """Of what kind a person is: no name, no id, no words. Nothing of it is kept."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "country": "BE",
                    "region": "Brussels",
                    "gender": "Feminine",
                    "age_band": "27-29",
                    "children": "2+",
                    "services": ["SafeAccommodation"],
                }
            ]
        }
    )

    country: CountryCode = Field(description="where she needs it")
    region: HousingRegion | None = None
    gender: Gender
    age_band: AgeBandCtdc
    children: ChildrenBand = Field(default="0", description="how many come with her")
    language: Language | None = None
    services: list[ServiceType] = Field(
        default=[], max_length=30, json_schema_extra=UNIQUE, description="any of these; empty: any at all"
    )
    needs: list[BedSuitability] = Field(
        default=[], max_length=7, json_schema_extra=UNIQUE, description="what the bed must be"
    )


class CentreAnswer(Out):
    """Whether a centre takes such a person; of its beds, as exactly as it tells you."""

    organisation_id: UUID
    slug: str = Field(max_length=63)
    name: str = Field(max_length=200)
    takes: bool
    services: list[ServiceType] = Field(max_length=30, description="by which of its services")
    granularity: AvailabilityGranularity = Field(
        description="how exactly it tells you of beds; `not_told` without an agreement on it"
    )
    has_free: bool | None = Field(description="a bed of this kind, as of the tick; null: not told, not known")
    band: AvailabilityBand | None = Field(description="where the granularity is `banded`")
    as_of: datetime | None = Field(description="a fixed tick: nobody can tell who came or went just then")


class Discovery(Out):
    """The centres of the country that tell you of their services."""

    remaining_today: int = Field(ge=0, le=100_000, description="how often your organisation can ask today")
    is_complete: bool
    items: list[CentreAnswer] = Field(max_length=500)
