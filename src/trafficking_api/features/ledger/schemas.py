"""What travels about books: their accounts and what is booked, by ids; nobody is named."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from trafficking_api.features.ledger.rules import REFERENCE
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Day, Id, Instant, Out
from trafficking_api.vocabulary.types import (
    LedgerAccount,
    LedgerKind,
    LedgerReversalReason,
    LoanReliefReason,
)

#: What a bank calls a payment: numbers and signs, and no letters, so that it says nothing of anybody.
BankReference = Annotated[
    str,
    Field(
        min_length=2,
        max_length=35,
        pattern=REFERENCE,
        description="the bank's reference: numbers and signs, never words",
        examples=["RF18539007547034"],
    ),
]
OUT_OF_SIGHT = "null, as are reasons, reference and reversals, for a loan whose case is not in your sight"
#: Sums stay below what a program can write exactly in JSON.
_MOST = 9_007_199_254_740_991
_Sum = Annotated[int, Field(ge=0, le=_MOST)]
_Total = Annotated[int, Field(ge=-_MOST, le=_MOST, description="debit above zero, credit below it")]


class BookPublic(Out):
    """The accounts of one currency, whose amounts are in its minor units."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    currency: str = Field(min_length=3, max_length=3, pattern="^[A-Z]{3}$")
    exponent: int = Field(ge=0, le=4, description="how many decimals the minor unit is (ISO 4217)")
    closed_until: date | None = Field(description="nothing is booked on this day or before")
    created_at: datetime
    updated_at: datetime


class BookFilter(PageParams):
    """Which books."""

    updated_since: Instant | None = None


class TrialBalanceWanted(BaseModel):
    """How the accounts stood on a day, and as it was known at a time; now and all, if nothing is said."""

    model_config = ConfigDict(extra="forbid")

    until_on: Day | None = Field(default=None, description="what is dated until this day")
    recorded_until: Instant | None = Field(default=None, description="what was recorded until this time")


class AccountTotal(Out):
    """What was booked on an account, on either side, and what it comes to."""

    account: LedgerAccount
    debit_minor: _Sum
    credit_minor: _Sum
    total_minor: _Total


class TrialBalance(Out):
    """How the accounts of a book stand. Debits are as much as credits, always."""

    book_id: UUID
    currency: str = Field(min_length=3, max_length=3)
    exponent: int = Field(ge=0, le=4)
    until_on: date | None
    recorded_until: datetime | None
    accounts: list[AccountTotal] = Field(max_length=20)
    debit_minor: _Sum
    credit_minor: _Sum
    is_balanced: bool


class EntryPublic(Out):
    """What a transaction did to an account."""

    account: LedgerAccount
    amount_minor: int = Field(
        ge=-1_000_000_000_000, le=1_000_000_000_000, description="debit above zero, credit below it"
    )


class BookedPublic(Out):
    """Something that was booked, once and for good."""

    id: UUID
    book_id: UUID
    fund_id: UUID
    loan_id: UUID | None = Field(description=OUT_OF_SIGHT)
    kind: LedgerKind = Field(description="a reversal is of the kind of what it reverses")
    value_on: date = Field(description="the day on which it counts")
    recorded_at: datetime
    recorded_by_id: UUID | None = Field(description=f"the member who booked it; {OUT_OF_SIGHT}")
    reverses_id: UUID | None
    reversed_by_id: UUID | None
    reversal_reason: LedgerReversalReason | None
    relief_reason: LoanReliefReason | None
    reference: str | None = Field(max_length=100)
    block_number: int | None = Field(ge=1, le=2_147_483_647, description="the block that it is sealed in")
    amount_minor: int = Field(ge=1, le=7_000_000_000_000, description="how much it moved")
    entries: list[EntryPublic] = Field(min_length=2, max_length=20)


class BookedFilter(PageParams):
    """Which transactions of a book."""

    fund_id: Id | None = None
    loan_id: Id | None = Field(default=None, description="nothing is found for a loan out of your sight")
    kind: list[LedgerKind] = Field(default=[], max_length=20)
    value_from: Day | None = None
    value_until: Day | None = Field(default=None, description="this day too")


class JournalWanted(BaseModel):
    """The entries of which days; three years at most."""

    model_config = ConfigDict(extra="forbid")

    from_on: Day = Field(examples=["2026-01-01"])
    until_on: Day = Field(description="this day too", examples=["2026-12-31"])


class JournalLine(Out):
    """One entry, as an accountant reads it."""

    transaction_id: UUID
    value_on: date
    recorded_at: datetime
    kind: LedgerKind
    account: LedgerAccount
    debit_minor: _Sum
    credit_minor: _Sum
    fund_id: UUID
    loan_id: UUID | None = Field(description=OUT_OF_SIGHT)
    reference: str | None = Field(max_length=100)
    reverses_id: UUID | None
    reversal_reason: LedgerReversalReason | None
    relief_reason: LoanReliefReason | None


class JournalHead(Out):
    """Of which book and days a journal is."""

    book_id: UUID
    currency: str = Field(min_length=3, max_length=3)
    exponent: int = Field(ge=0, le=4)
    from_on: date
    until_on: date


class Journal(JournalHead):
    """All that was booked on some days, entry by entry, in the order of the days."""

    lines: list[JournalLine] = Field(max_length=10_000_000)


class ClosingPublic(Out):
    """That a book was closed until a day, and how its accounts stood then."""

    id: UUID
    book_id: UUID
    until_on: date
    closed_at: datetime
    closed_by_id: UUID | None = Field(description="the member who closed it")
    totals: list[AccountTotal] = Field(max_length=20)


class CloseBook(Command):
    """Until when a book is closed: that cannot be undone."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"until_on": "2026-09-30"}]})

    until_on: Day = Field(description="before today, and after the day until which it is closed")
