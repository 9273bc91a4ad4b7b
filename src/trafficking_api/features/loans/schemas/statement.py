"""What travels about what moved in a fund over some days."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from trafficking_api.features.ledger.schemas import OUT_OF_SIGHT
from trafficking_api.features.loans.schemas.fund import Currency, Sum
from trafficking_api.kit.wire import Day, Out
from trafficking_api.vocabulary.types import LedgerKind


class FundStatementWanted(BaseModel):
    """Of which days; a year at most."""

    model_config = ConfigDict(extra="forbid")

    from_on: Day = Field(examples=["2026-11-01"])
    until_on: Day = Field(description="this day too", examples=["2026-11-30"])


class FundStatementLine(Out):
    """One movement of the money of a fund; nobody is named."""

    transaction_id: UUID
    value_on: date
    recorded_at: datetime
    kind: LedgerKind
    reverses_id: UUID | None = Field(description="the earlier movement of this kind that it takes back")
    loan_id: UUID | None = Field(description=OUT_OF_SIGHT)
    reference: str | None = Field(max_length=100)
    amount_minor: int = Field(
        ge=-1_000_000_000_000, le=1_000_000_000_000, description="above zero: received; below: paid"
    )
    balance_minor: Sum = Field(description="after it")


class FundStatementHead(Out):
    """What was in a fund before some days, what moved on them, and what was in it after."""

    fund_id: UUID
    currency: Currency
    exponent: int = Field(ge=0, le=4, description="how many decimals the minor unit is (ISO 4217)")
    from_on: date
    until_on: date
    opening_minor: Sum = Field(description="before the first day")
    received_minor: Sum
    paid_minor: Sum = Field(description="below zero, or zero")
    closing_minor: Sum = Field(description="at the end of the last day")


class FundStatement(FundStatementHead):
    """The movements of a fund, in the order of their days; what was booked later for a day is in it too."""

    lines: list[FundStatementLine] = Field(max_length=1_000_000)
