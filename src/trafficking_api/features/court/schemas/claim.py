"""What travels about claims for compensation: what is asked for, awarded, paid, and given up."""

from datetime import date, datetime
from itertools import pairwise
from uuid import UUID

from pydantic import ConfigDict, Field, field_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from trafficking_api.features.court.rules.compensation import Act
from trafficking_api.features.court.states import CENTRE, CLAIM, ClaimStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import (
    Command,
    Day,
    Id,
    In,
    Instant,
    MoneyPublic,
    MovedMoney,
    Out,
    Patch,
    Text,
    TotalPublic,
)
from trafficking_api.vocabulary.types import CompensationEndReason, CompensationSource

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
_MOST_MINOR = 1_000_000_000_000
_MOST_RATES = 50
_NOTE = "in your own words; stored sealed"
_CLAIMED = "what she asks for, in the currency in which it is awarded and paid"
_RATES = "what runs up from day to day, on what of the award is not paid; no two for one day"
_INTEREST = "what the law or the judgment add"
_ON = "the day it happened, if absent; never in the future, or before what it follows"
_POINTS = "a year, in hundredths of a percent"
_YEAR = "as how many days a year counts"
_SUM: JsonDict = {"amount_minor": 850000, "currency": "EUR"}
_ADDED: JsonDict = {
    "amount_minor": 0,
    "rates": [{"basis_points": 450, "from_on": "2026-01-01", "to_on": None, "year_days": 365}],
}


class InterestRate(In):
    """Simple interest at a yearly rate, from a day until a day, both counted."""

    basis_points: int = Field(ge=0, le=10_000, description=_POINTS)
    from_on: Day
    to_on: Day | None = Field(default=None, description="its last day; without one it goes on")
    year_days: int = Field(default=365, ge=360, le=366, description=_YEAR)


class ClaimInterest(In):
    """The interest of a claim: an amount that was worked out elsewhere, and rates."""

    amount_minor: int = Field(
        default=0, ge=0, le=_MOST_MINOR, description="in the currency of the claim; worked out elsewhere"
    )
    rates: list[InterestRate] = Field(default=[], max_length=_MOST_RATES, description=_RATES)

    @field_validator("rates")
    @classmethod
    def _one_a_day(cls, value: list[InterestRate]) -> list[InterestRate]:
        rows = sorted(value, key=lambda rate: rate.from_on)
        if any(rate.to_on is not None and rate.to_on < rate.from_on for rate in rows):
            raise PydanticCustomError("before_from_on", "a last day that is not before the first")
        if any(one.to_on is None or one.to_on >= other.from_on for one, other in pairwise(rows)):
            raise PydanticCustomError("rates_overlap", "one rate for each day")
        return value


class NewCompensationClaim(In):
    """What she asks for."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case_id": EXAMPLE,
                    "source": "Offender",
                    "claimed": _SUM,
                    "claimed_on": "2026-11-20",
                    "interest": _ADDED,
                }
            ]
        }
    )

    case_id: Id
    proceeding_id: Id | None = Field(
        default=None, description="the proceeding of this case in which it is claimed"
    )
    source: CompensationSource = Field(description="who is to pay")
    claimed: MovedMoney = Field(description=_CLAIMED)
    claimed_on: Day = Field(description="never in the future")
    interest: ClaimInterest = Field(default=ClaimInterest(), description=_INTEREST)
    note: Text | None = Field(default=None, description=_NOTE)


class CompensationClaimPatch(Patch):
    """A merge patch (RFC 7396): of what is claimed before it is decided, of the interest until it is paid.

    `interest` takes the place of the interest before. Once something was entered, the currency stays.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [{"interest": _ADDED}]})

    claimed: MovedMoney = Field(default=MovedMoney(amount_minor=1, currency="EUR"), description=_CLAIMED)
    claimed_on: Day = Field(default=date.min, description="never in the future")
    interest: ClaimInterest = Field(default=ClaimInterest(), description=_INTEREST)
    note: Text | None = Field(default=None, description=_NOTE)


class CompensationStep(Command):
    """Something that happened to a claim, and on which day."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"on": "2026-11-25"}]})

    on: Day | None = Field(default=None, description=_ON)


class CompensationAmount(CompensationStep):
    """How much was awarded or paid, and on which day."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"on": "2026-11-25", "amount": _SUM}]})

    amount: MovedMoney = Field(description="in the currency of the claim")


class CompensationEnding(CompensationStep):
    """Why nothing more is asked for."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"on": "2026-11-25", "reason": "PersonDoesNotWish"}]}
    )

    reason: CompensationEndReason


class CompensationCorrection(In):
    """Why an entry is taken back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "EnteredInError"}]})

    reason: CompensationEndReason


class InterestRatePublic(Out):
    """Simple interest at a yearly rate, from a day until a day, both counted."""

    basis_points: int = Field(ge=0, le=10_000, description=_POINTS)
    from_on: date
    to_on: date | None = Field(description="its last day; without one it goes on")
    year_days: int = Field(ge=360, le=366, description=_YEAR)


class ClaimInterestPublic(Out):
    """The interest of a claim: an amount that was worked out elsewhere, and rates."""

    amount_minor: int = Field(ge=0, le=_MOST_MINOR, description="in the currency of the claim")
    rates: list[InterestRatePublic] = Field(max_length=_MOST_RATES, description=_RATES)


class CompensationClaimDetails(Out):
    """What else there is to say."""

    note: str | None = Field(max_length=8000)


class CompensationClaimBrief(Out):
    """What became of a claim, in sums and days."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    proceeding_id: UUID | None
    source: CompensationSource
    status: ClaimStatus
    claimed: MoneyPublic
    claimed_on: date
    awarded: MoneyPublic | None
    awarded_on: date | None
    received: TotalPublic = Field(description="for the award and for interest, in all")
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=6, json_schema_extra=CLAIM.commands_schema(CENTRE))


class CompensationClaimPublic(CompensationClaimBrief):
    """A claim, with its interest and what is still owed today."""

    interest: ClaimInterestPublic
    interest_accrued: TotalPublic | None = Field(
        description="until today, or until it ended; paid or not; null when nothing is awarded"
    )
    owed: TotalPublic | None = Field(
        description="today, of the award and its interest; null when nothing is awarded, or it has ended"
    )
    details: CompensationClaimDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )


class CompensationEntryPublic(Out):
    """Something that happened to a claim. It is never rewritten: what was wrong is taken back."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    claim_id: UUID
    place: int = Field(ge=1, le=2_147_483_647, description="in which order it was entered")
    act: Act
    on: date = Field(description="the day it happened; of what takes an entry back, when that was done")
    amount: MoneyPublic | None = Field(description="of an award or a payment")
    reason: CompensationEndReason | None
    corrects_id: UUID | None = Field(description="the entry that this one takes back")
    corrected_by_id: UUID | None = Field(description="the entry that takes this one back")
    recorded_by_id: UUID | None = Field(description="the member who entered it")
    recorded_at: datetime


class CompensationClaimFilter(PageParams):
    """Which claims."""

    case_id: Id | None = None
    proceeding_id: Id | None = None
    status: list[ClaimStatus] = Field(default=[], max_length=8)
    source: list[CompensationSource] = Field(default=[], max_length=10)
    updated_since: Instant | None = None
