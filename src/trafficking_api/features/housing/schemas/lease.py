"""What travels about leases: sums, days and checks in lists; landlord and address for who reads one."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from trafficking_api.features.housing.states import CENTRE, LEASE, LeaseStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import (
    Command,
    Day,
    Id,
    In,
    Instant,
    Line,
    Money,
    MoneyPublic,
    Out,
    Patch,
    Text,
)
from trafficking_api.vocabulary.types import (
    DepositPayee,
    HousingRegion,
    HousingType,
    LeaseCheck,
    LeaseEndReason,
    YesNoUnknown,
)

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
_CHECKS = "what the lease was read for: each check once, with what was found; all of them before it is signed"
_SUM = "in the currency of the rent"
_PAYEE = "to whom the deposit is paid"
_LANDLORD = "who lets it; stored sealed"
_LANDLORD_ADDRESS = "where letters to the landlord go; stored sealed"
_DWELLING = "where the home is; stored sealed"
_ACCOUNT = "the account to which the deposit goes, such as an IBAN; stored sealed"
_NOTE = "in your own words; stored sealed"
_RENT: JsonDict = {"amount_minor": 72000, "currency": "EUR"}
_DEPOSIT: JsonDict = {"amount_minor": 144000, "currency": "EUR"}
_READ: list[JsonDict] = [
    {"check": "WrittenAndDated", "answer": "yes"},
    {"check": "DepositWithinLimit", "answer": "yes"},
]


#: In the place of a default: what is absent stays as it is.
_NOTHING = Money(amount_minor=0, currency="EUR")


class LeaseAnswer(In):
    """One thing that a lease is read for, and what was found."""

    check: LeaseCheck
    answer: YesNoUnknown


class NewLease(In):
    """A lease that somebody is to sign, to be read with her first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case_id": EXAMPLE,
                    "housing_type": "PrivateRental",
                    "region": "Brussels",
                    "monthly_rent": _RENT,
                    "deposit": _DEPOSIT,
                    "deposit_payee": "BlockedAccount",
                    "starts_on": "2026-12-01",
                    "checks": _READ,  # type: ignore[dict-item] # mypy takes a list of objects for no JSON
                }
            ]
        }
    )

    case_id: Id
    search_id: Id | None = Field(
        default=None, description="the search of this case that ends well when it is signed"
    )
    application_id: Id | None = Field(
        default=None, description="the application of this case that was accepted"
    )
    housing_type: HousingType
    region: HousingRegion
    monthly_rent: Money = Field(description="without charges")
    charges: Money | None = Field(default=None, description=f"of a month; {_SUM}")
    deposit: Money | None = Field(default=None, description=_SUM)
    deposit_payee: DepositPayee | None = Field(default=None, description=_PAYEE)
    starts_on: Day
    ends_on: Day | None = Field(default=None, description="its last day, if it says so")
    checks: list[LeaseAnswer] = Field(default=[], max_length=20, description=_CHECKS)
    landlord_name: Line | None = Field(default=None, description=_LANDLORD)
    landlord_address: Text | None = Field(default=None, description=_LANDLORD_ADDRESS)
    dwelling_address: Text | None = Field(default=None, description=_DWELLING)
    payee_account: Line | None = Field(default=None, description=_ACCOUNT)
    note: Text | None = Field(default=None, description=_NOTE)


class LeasePatch(Patch):
    """A merge patch (RFC 7396) of a draft; `checks` takes the place of the checks before."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"checks": _READ}]})  # type: ignore[dict-item]

    housing_type: HousingType = ""
    region: HousingRegion = ""
    monthly_rent: Money = Field(default=_NOTHING, description="without charges")
    charges: Money | None = Field(default=None, description=f"of a month; {_SUM}")
    deposit: Money | None = Field(default=None, description=_SUM)
    deposit_payee: DepositPayee | None = Field(default=None, description=_PAYEE)
    starts_on: Day = date.min
    ends_on: Day | None = Field(default=None, description="its last day, if it says so")
    checks: list[LeaseAnswer] = Field(default=[], max_length=20, description=_CHECKS)
    landlord_name: Line | None = Field(default=None, description=_LANDLORD)
    landlord_address: Text | None = Field(default=None, description=_LANDLORD_ADDRESS)
    dwelling_address: Text | None = Field(default=None, description=_DWELLING)
    payee_account: Line | None = Field(default=None, description=_ACCOUNT)
    note: Text | None = Field(default=None, description=_NOTE)


class LeaseSigning(Command):
    """She and the landlord have signed it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"signed_on": "2026-11-25"}]})

    signed_on: Day | None = Field(
        default=None, description="the day it happened, if absent; never in the future"
    )


class LeaseEnding(Command):
    """It is over."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"ended_on": "2026-11-25", "reason": "NoticeByTenant"}]}
    )

    ended_on: Day | None = Field(
        default=None,
        description="the day it happened, if absent; never in the future, nor before it was signed",
    )
    reason: LeaseEndReason


class LeaseFound(Out):
    """One thing that the lease was read for, and what was found."""

    check: LeaseCheck
    answer: YesNoUnknown


class LeaseDetails(Out):
    """Who lets the home, and where it is."""

    landlord_name: str | None = Field(max_length=200)
    landlord_address: str | None = Field(max_length=8000)
    dwelling_address: str | None = Field(max_length=8000)
    payee_account: str | None = Field(max_length=200)
    note: str | None = Field(max_length=8000)


class LeaseBrief(Out):
    """What a lease says, without who lets it and where."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    search_id: UUID | None
    application_id: UUID | None
    status: LeaseStatus
    housing_type: HousingType
    region: HousingRegion
    monthly_rent: MoneyPublic
    charges: MoneyPublic | None
    deposit: MoneyPublic | None
    months_of_rent: int | None = Field(
        ge=0,
        le=1_000_000_000_000,
        description="how many months of rent the deposit is, rounded up; null without a deposit or a rent",
    )
    deposit_payee: DepositPayee | None
    starts_on: date
    ends_on: date | None
    signed_on: date | None
    ended_on: date | None
    end_reason: LeaseEndReason | None
    checks: list[LeaseFound] = Field(max_length=20)
    analysed_on: date | None = Field(description="when it was last read for something")
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=LEASE.commands_schema(CENTRE))


class LeasePublic(LeaseBrief):
    """A lease, with who lets the home and where it is."""

    details: LeaseDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )


class LeaseFilter(PageParams):
    """Which leases."""

    case_id: Id | None = None
    search_id: Id | None = None
    status: list[LeaseStatus] = Field(default=[], max_length=4)
    ends_until: Day | None = Field(default=None, description="its last day is this one, or earlier")
    updated_since: Instant | None = None
