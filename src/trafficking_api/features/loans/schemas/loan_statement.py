"""What travels as the statement of a loan: what was booked, what is left, and in which parts; no name."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from trafficking_api.features.loans.schemas.fund import SumPublic
from trafficking_api.kit.wire import Instant, MoneyPublic, Out, TotalPublic
from trafficking_api.vocabulary.types import LoanEntryType, PaperLanguage


class PaperWanted(BaseModel):
    """A paper in which language."""

    model_config = ConfigDict(extra="forbid")

    language: PaperLanguage = Field(default="en", description="the one that she reads")


class LoanStatementWanted(PaperWanted):
    """The statement of now, or as it was at a moment."""

    recorded_until: Instant | None = Field(
        default=None,
        description="leave out what was booked later, whatever day it is for (LOAN-20); never in the future",
    )


class LoanStatementLine(Out):
    """Something that was booked, and how the loan stood after it."""

    entry_id: UUID
    value_on: date
    recorded_at: datetime
    type: LoanEntryType
    is_reversal: bool = Field(description="it takes an earlier entry of this type back")
    amount: MoneyPublic
    change: SumPublic = Field(description="by how much more is owed, or less")
    outstanding: MoneyPublic = Field(description="after it")
    credit: TotalPublic = Field(description="after it")


class LoanStatementPart(Out):
    """A part in which it is paid back, and what of it is left: payments count for the earliest first."""

    due_on: date
    amount: MoneyPublic
    left: MoneyPublic


class LoanStatement(Out):
    """A loan in the order in which it was booked."""

    loan_id: UUID
    payment_reference: str = Field(max_length=25)
    as_of: datetime = Field(description="all that was booked until then counts, and nothing later")
    disbursed: MoneyPublic
    repaid: MoneyPublic
    deposit_returned: MoneyPublic
    waived: MoneyPublic
    written_off: MoneyPublic
    recovered: MoneyPublic
    outstanding: MoneyPublic
    credit: TotalPublic
    lines: list[LoanStatementLine] = Field(max_length=100_000)
    schedule: list[LoanStatementPart] = Field(max_length=240, description="as it was agreed last")
