"""What travels about a loan: what is asked for, what was decided, how it stands; interest has no field."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from trafficking_api.features.loans.states import CENTRE, LENDER, LOAN, LoanStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import (
    Day,
    Flag,
    Id,
    In,
    Instant,
    Money,
    MoneyPublic,
    MovedMoney,
    Out,
    Patch,
    Text,
    TotalPublic,
)
from trafficking_api.vocabulary.types import (
    DepositPayee,
    GuaranteeScheme,
    LoanCancelReason,
    LoanPauseReason,
    LoanRejectReason,
    SchemeResult,
)

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
_MOST_SCHEMES = 10
#: More no country asks for, nor can anybody pay back in more parts.
_MOST_MONTHS, _MOST_INSTALMENTS = 12, 120
_MONTHS = "of how many months of rent the deposit is, at most what the country profile allows"
_INSTALMENTS = "in how many monthly parts it is paid back"
_FIRST = "when the first part is due; the others follow month by month"
_SCHEMES = "what was tried before the fund is asked, and what came of it"
_PAYEE = "who gets the deposit: never the person herself (LOAN-15)"
_ABILITY = "what speaks for her paying it back at this pace, in your own words; stored sealed"
_QUIET = "nobody is ever reminded of this loan"


class TriedScheme(In):
    """Another way to pay for a deposit, that was tried."""

    scheme: GuaranteeScheme
    result: SchemeResult


class TriedSchemePublic(Out):
    """Another way to pay for a deposit, that was tried."""

    scheme: GuaranteeScheme
    result: SchemeResult


def _refuse_twice(tried: list[TriedScheme]) -> list[TriedScheme]:
    if len({one.scheme for one in tried}) < len(tried):
        raise PydanticCustomError("scheme_twice", "each scheme once")
    return tried


class NewGuaranteeLoan(In):
    """A loan that is asked for."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case_id": EXAMPLE,
                    "fund_id": EXAMPLE,
                    "lease_id": EXAMPLE,
                    "amount": {"amount_minor": 140000, "currency": "EUR"},
                    "months_of_rent": 2,
                    "payee": "BlockedAccount",
                    "instalments": 14,
                    "first_due_on": "2027-02-01",
                    "other_schemes": [{"scheme": "CPAS", "result": "Refused"}],
                    "monthly_income": {"amount_minor": 165000, "currency": "EUR"},
                    "monthly_expenses": {"amount_minor": 138000, "currency": "EUR"},
                    "ability_note": "She has a contract for a year, and asks for small parts.",
                }
            ]
        }
    )

    case_id: Id
    fund_id: Id
    lease_id: Id = Field(description="a lease of this case; one guarantee is given for it (LOAN-15)")
    amount: MovedMoney = Field(description="in the currency of the fund and of the lease")
    months_of_rent: int = Field(ge=1, le=_MOST_MONTHS, description=_MONTHS)
    payee: DepositPayee = Field(description=_PAYEE)
    instalments: int = Field(ge=1, le=_MOST_INSTALMENTS, description=_INSTALMENTS)
    first_due_on: Day = Field(description=_FIRST)
    other_schemes: list[TriedScheme] = Field(min_length=1, max_length=_MOST_SCHEMES, description=_SCHEMES)
    monthly_income: Money | None = Field(default=None, description="stored sealed")
    monthly_expenses: Money | None = Field(default=None, description="stored sealed")
    ability_note: Text | None = Field(default=None, description=_ABILITY)
    is_quiet: bool = Field(default=False, description=_QUIET)

    _once = field_validator("other_schemes")(_refuse_twice)


class GuaranteeLoanPatch(Patch):
    """What can change of a loan while it is only asked for; `is_quiet` can change at any time."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"is_quiet": True}]})

    fund_id: Id = UUID(EXAMPLE)
    lease_id: Id = Field(default=UUID(EXAMPLE), description="a lease of the same case")
    amount: MovedMoney = MovedMoney(amount_minor=1, currency="EUR")
    months_of_rent: int = Field(default=1, ge=1, le=_MOST_MONTHS, description=_MONTHS)
    payee: DepositPayee = Field(default="Landlord", description=_PAYEE)
    instalments: int = Field(default=1, ge=1, le=_MOST_INSTALMENTS, description=_INSTALMENTS)
    first_due_on: Day = Field(default=date(2026, 1, 1), description=_FIRST)
    other_schemes: list[TriedScheme] = Field(
        default=[], min_length=1, max_length=_MOST_SCHEMES, description=_SCHEMES
    )
    monthly_income: Money | None = Field(default=None, description="stored sealed")
    monthly_expenses: Money | None = Field(default=None, description="stored sealed")
    ability_note: Text | None = Field(default=None, description=_ABILITY)
    is_quiet: bool = Field(default=False, description=_QUIET)

    _once = field_validator("other_schemes")(_refuse_twice)


class InstalmentPublic(Out):
    """A part of a loan, and the day on which it is due."""

    due_on: date
    amount_minor: int = Field(ge=0, le=1_000_000_000_000, description="in the currency of the loan")


class LoanSchedulePublic(Out):
    """The parts in which a loan is paid back, as they were agreed last. Their sum is what was owed then."""

    edition: int = Field(ge=1, le=2_147_483_647)
    made_on: date
    instalments: list[InstalmentPublic] = Field(max_length=2 * _MOST_INSTALMENTS)


class GuaranteeLoanDetails(Out):
    """What she earns and spends, and what speaks for her paying it back."""

    monthly_income: MoneyPublic | None
    monthly_expenses: MoneyPublic | None
    ability_note: str | None = Field(max_length=8000)


class GuaranteeLoanBrief(Out):
    """How a loan stands, without words about the person."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID | None = Field(description="null once the case is purged: only the money is left")
    fund_id: UUID
    lease_id: UUID | None
    status: LoanStatus = Field(description="from `active` on computed from what was booked")
    requested: MoneyPublic
    approved: MoneyPublic | None
    months_of_rent: int = Field(ge=1, le=_MOST_MONTHS, description=_MONTHS)
    payee: DepositPayee = Field(description=_PAYEE)
    instalments: int = Field(
        ge=1, le=_MOST_INSTALMENTS, description=f"{_INSTALMENTS}, as asked for or approved"
    )
    first_due_on: date = Field(description=_FIRST)
    requester_id: UUID
    editor_id: UUID = Field(
        description="who changed last what is asked for; who ever changed it does not approve it"
    )
    approver_id: UUID | None
    approved_at: datetime | None
    disburser_id: UUID | None
    disbursed_on: date | None
    agreement_signed_on: date | None
    reject_reason: LoanRejectReason | None
    cancel_reason: LoanCancelReason | None
    paused_from: date | None = Field(description="from then on nothing falls due, until it is resumed")
    pause_reason: LoanPauseReason | None
    is_quiet: bool = Field(description=_QUIET)
    payment_reference: str = Field(max_length=25, description="what is written on transfers (ISO 11649)")
    outstanding: MoneyPublic = Field(description="what is still to be paid back")
    credit: TotalPublic = Field(description="what was paid too much, and is owed to her until it is refunded")
    arrears: MoneyPublic = Field(
        description="what fell due before today, and is not paid; nothing hangs on it"
    )
    next_due_on: date | None = Field(description="when the first part that is not paid is due; null: paused")
    next_due: MoneyPublic | None = Field(description="how much of that part is left")
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=10, json_schema_extra=LOAN.commands_schema(CENTRE, LENDER))


class GuaranteeLoanPublic(GuaranteeLoanBrief):
    """A loan for a deposit. What is owed is what was paid out, less what came back or was given up."""

    other_schemes: list[TriedSchemePublic] = Field(max_length=_MOST_SCHEMES, description=_SCHEMES)
    disbursed: MoneyPublic
    repaid: MoneyPublic = Field(description="by the person, as far as it was owed")
    deposit_returned: MoneyPublic = Field(description="by who held the deposit, as far as it was owed")
    waived: MoneyPublic
    written_off: MoneyPublic
    recovered: MoneyPublic = Field(description="of what was written off; it is no part of what is owed")
    schedule: LoanSchedulePublic | None = Field(description="null until it is approved")
    details: GuaranteeLoanDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )


class GuaranteeLoanFilter(PageParams):
    """Which loans."""

    case_id: Id | None = None
    fund_id: Id | None = None
    lease_id: Id | None = None
    status: list[LoanStatus] = Field(default=[], max_length=9)
    in_arrears: Flag | None = None
    is_paused: Flag | None = None
    updated_since: Instant | None = None
