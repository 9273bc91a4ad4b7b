"""What travels about the dwellings that somebody applies for: no address is in a list."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.housing.states import APPLICATION, CENTRE, ApplicationStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import (
    Command,
    Day,
    Flag,
    Id,
    In,
    Instant,
    Money,
    MoneyPublic,
    Out,
    Patch,
    Text,
)
from trafficking_api.vocabulary.types import (
    ApplicationRefusalReason,
    ApplicationWithdrawReason,
    HousingRegion,
    HousingType,
)

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
_VIEWING = "the day on which she is to see it; it is on the work list until it is viewed"
_ADDRESS = "where it is; stored sealed"
_CONTACT = "whom to call about it; stored sealed"
_NOTE = "in your own words; stored sealed"


class NewHousingApplication(In):
    """A dwelling that she wants to look at, or to apply for."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "search_id": EXAMPLE,
                    "housing_type": "PrivateRental",
                    "region": "Brussels",
                    "monthly_rent": {"amount_minor": 72000, "currency": "EUR"},
                    "viewing_on": "2030-01-31",
                    "address": "Rue de l’Exemple 1, 1000 Bruxelles",
                }
            ]
        }
    )

    search_id: Id = Field(description="a search that has not ended")
    housing_type: HousingType | None = None
    region: HousingRegion | None = None
    monthly_rent: Money | None = None
    viewing_on: Day | None = Field(default=None, description=_VIEWING)
    address: Text | None = Field(default=None, description=_ADDRESS)
    contact: Text | None = Field(default=None, description=_CONTACT)
    note: Text | None = Field(default=None, description=_NOTE)


class HousingApplicationPatch(Patch):
    """What can change while it may still become her home."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"viewing_on": "2030-02-04"}]})

    housing_type: HousingType | None = None
    region: HousingRegion | None = None
    monthly_rent: Money | None = None
    viewing_on: Day | None = Field(default=None, description=_VIEWING)
    address: Text | None = Field(default=None, description=_ADDRESS)
    contact: Text | None = Field(default=None, description=_CONTACT)
    note: Text | None = Field(default=None, description=_NOTE)


class ApplicationViewing(Command):
    """She has seen it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"viewed_on": "2026-11-20"}]})

    viewed_on: Day | None = Field(
        default=None, description="the day it happened, if absent; never in the future"
    )
    note: Text | None = Field(default=None, description=_NOTE)


class ApplicationSending(Command):
    """She has applied for it; social housing is applied for unseen."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"applied_on": "2026-11-21"}]})

    applied_on: Day | None = Field(
        default=None, description="the day it happened, if absent; never in the future"
    )


class ApplicationRefusal(Command):
    """The landlord does not let it to her."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "NoReasonGiven", "discrimination_noted": True}]}
    )

    reason: ApplicationRefusalReason
    discrimination_noted: bool = Field(
        default=False, description="somebody of the centre noticed that she was treated unequally"
    )
    note: Text | None = Field(default=None, description=_NOTE)


class ApplicationWithdrawal(Command):
    """She does not want it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "TooFar"}]})

    reason: ApplicationWithdrawReason


class HousingApplicationDetails(Out):
    """A dwelling in words."""

    address: str | None = Field(max_length=8000)
    contact: str | None = Field(max_length=8000)
    note: str | None = Field(max_length=8000)


class HousingApplicationBrief(Out):
    """How she stands with one dwelling."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    search_id: UUID
    status: ApplicationStatus
    housing_type: HousingType | None
    region: HousingRegion | None
    monthly_rent: MoneyPublic | None
    viewing_on: date | None = Field(description=_VIEWING)
    viewed_on: date | None
    applied_on: date | None
    refusal_reason: ApplicationRefusalReason | None
    withdraw_reason: ApplicationWithdrawReason | None
    discrimination_noted: bool
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=APPLICATION.commands_schema(CENTRE))


class HousingApplicationPublic(HousingApplicationBrief):
    """A dwelling that she looked at or applied for, with its address."""

    details: HousingApplicationDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )


class HousingApplicationFilter(PageParams):
    """Which applications."""

    case_id: Id | None = None
    search_id: Id | None = None
    status: list[ApplicationStatus] = Field(default=[], max_length=6)
    discrimination_noted: Flag | None = None
    updated_since: Instant | None = None
