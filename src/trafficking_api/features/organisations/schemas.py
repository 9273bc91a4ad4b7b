"""What travels about organisations."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import AfterValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import PRINTABLE, Id, In, Instant, Line, Out, Patch, no_nul
from trafficking_api.vocabulary.types import CountryCode, OrganisationKind, OrganisationType

#: `localtime` is a file of some machines, and no zone that the database knows.
_ZONES = available_timezones() - {"localtime"}


#: The address of a server, and no more.
HOME = r"^https?://[a-z0-9.-]{1,180}(:[1-9][0-9]{0,4})?$"


def _zone(name: str) -> str:
    if name not in _ZONES:
        raise PydanticCustomError("time_zone", "a time zone of the tz database, such as Europe/Brussels")
    return name


TimeZone = Annotated[str, Field(max_length=64, examples=["Europe/Brussels"]), AfterValidator(_zone)]


class OrganisationPublic(Out):
    """An entry of the directory."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    slug: str = Field(max_length=63)
    name: str = Field(max_length=200)
    kind: OrganisationKind
    type: OrganisationType
    country: CountryCode
    time_zone: str = Field(max_length=64)
    home_url: str | None = Field(max_length=200, description="of its own server; null for one of this server")
    created_at: datetime
    updated_at: datetime


class FirstClient(Out):
    """The first administrator of a new organisation."""

    client_id: str = Field(max_length=73)
    client_secret: str = Field(max_length=100)


class OrganisationCreated(OrganisationPublic):
    """A new organisation with its first administrator, whose secret is shown in this answer only."""

    first_client: FirstClient | None = Field(
        description="null when the answer is replayed, and for one that works on another server"
    )


class Elsewhere(In):
    """Where a partner works that has only a seat here: as which organisation, on which server."""

    organisation_id: Id = Field(description="its id there; it has the same here")
    home_url: str = Field(
        max_length=200,
        pattern=HOME,
        description="https at a public address, and no path; else only where the settings allow the host",
    )


class NewOrganisation(In):
    """An organisation to be added to the directory."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "slug": "antwerp_centre",
                    "name": "Antwerp centre",
                    "kind": "centre",
                    "type": "SpecialisedReceptionCentre",
                    "country": "BE",
                    "time_zone": "Europe/Brussels",
                }
            ]
        }
    )

    slug: str = Field(min_length=2, max_length=63, pattern=r"^[a-z][a-z0-9_]*[a-z0-9]$")
    name: Line
    kind: Literal["centre", "authority"]
    type: OrganisationType
    country: CountryCode
    time_zone: TimeZone
    minimum_class_size: int = Field(
        default=5, ge=5, le=1000, description="k: how many cases must look alike before a card leaves"
    )
    elsewhere: Elsewhere | None = Field(
        default=None, description="a centre on another server: it gets a seat here, and no client"
    )

    @model_validator(mode="after")
    def _centre(self) -> "NewOrganisation":
        if self.elsewhere is not None and self.kind != "centre":
            raise PydanticCustomError("centre_only", "a centre: others have no seat on another server")
        return self


class OrganisationFilter(PageParams):
    """Which organisations."""

    kind: list[OrganisationKind] = Field(default=[], max_length=3)
    country: list[CountryCode] = Field(default=[], max_length=50)
    slug: list[
        Annotated[str, Field(max_length=63, json_schema_extra={"pattern": PRINTABLE}), AfterValidator(no_nul)]
    ] = Field(default=[], max_length=50)
    updated_since: Instant | None = None


class SettingsPublic(Out):
    """What your organisation decides for itself."""

    id: UUID = Field(description="the organisation's own id")
    version: int = Field(ge=1, le=2_147_483_647)
    minimum_class_size: int = Field(ge=5, le=1000, description="k; it was set by the operator")
    longest_hold_hours: int = Field(ge=1, le=72, description="for so long a bed is held (BED-4)")
    most_renewals: int = Field(ge=0, le=5, description="so many times a hold can be renewed (BED-4)")
    availability_fresh_hours: int = Field(
        ge=1,
        le=168,
        description="partners see `unknown` when nobody looked for longer, from its full hour on (BED-13)",
    )
    created_at: datetime
    updated_at: datetime


class SettingsPatch(Patch):
    """What an administrator can decide."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"longest_hold_hours": 12}]})

    longest_hold_hours: int = Field(default=24, ge=1, le=72)
    most_renewals: int = Field(default=2, ge=0, le=5)
    availability_fresh_hours: int = Field(default=24, ge=1, le=168)
