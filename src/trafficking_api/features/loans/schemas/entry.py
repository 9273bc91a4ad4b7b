"""What travels about what is booked on a loan: payments, what is waived or written off, and reversals."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from trafficking_api.features.ledger.schemas import BankReference
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, In, MoneyPublic, MovedMoney, Out
from trafficking_api.vocabulary.types import LedgerReversalReason, LoanEntryType, LoanReliefReason

#: What can be booked on a loan that was paid out; paying it out is a decision.
Booked = Literal["Repayment", "DepositReturn", "Refund", "Waiver", "WriteOff", "Recovery"]
PAYMENTS = {"Repayment", "DepositReturn"}
RELIEFS = {"Waiver", "WriteOff"}
_EVER = 1_000_000_000_000


class NewLoanEntry(In):
    """Something to be booked. It is never rewritten: what was wrong is reversed."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "Repayment",
                    "amount": {"amount_minor": 10000, "currency": "EUR"},
                    "value_on": "2026-11-25",
                    "reference": "2026/0131",
                }
            ]
        }
    )

    type: Booked
    amount: MovedMoney = Field(description="in the currency of the loan")
    value_on: Day = Field(
        description="never before the loan was paid out, in the future or in a closed period"
    )
    reference: BankReference | None = Field(default=None, description="of the bank's")
    reason: LoanReliefReason | None = Field(
        default=None,
        validate_default=True,
        description="why; there is one exactly for a waiver or a write-off",
    )
    allow_credit: bool = Field(
        default=False,
        description="of a payment, take what is more than is owed too; it is then owed to her (LOAN-6)",
    )

    @field_validator("reason")
    @classmethod
    def _of_a_relief(cls, value: str | None, info: ValidationInfo) -> str | None:
        if "type" in info.data and (value is not None) != (info.data["type"] in RELIEFS):
            raise PydanticCustomError("relief_only", "a reason exactly for a waiver or a write-off")
        return value

    @field_validator("allow_credit")
    @classmethod
    def _of_a_payment(cls, value: bool, info: ValidationInfo) -> bool:  # noqa: FBT001 - pydantic calls it
        if value and "type" in info.data and info.data["type"] not in PAYMENTS:
            raise PydanticCustomError("payment_only", "only a payment can be more than is owed")
        return value


class LoanEntryReversal(In):
    """Why an entry is taken back, and as of when."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"value_on": "2026-11-27", "reason": "Bounced"}]}
    )

    value_on: Day = Field(description="never before the entry, in the future or in a closed period")
    reason: LedgerReversalReason
    reference: BankReference | None = Field(default=None, description="of the bank's")


class LoanEntryPublic(Out):
    """Something that was booked on a loan, for good."""

    id: UUID = Field(description="the transaction in the book of the fund")
    version: int = Field(ge=1, le=2_147_483_647)
    loan_id: UUID
    type: LoanEntryType
    amount: MoneyPublic
    credited: MoneyPublic = Field(
        description="the part that was more than was owed, and is owed to her since"
    )
    value_on: date
    reference: str | None = Field(max_length=35)
    reason: LoanReliefReason | None = Field(description="of a waiver or a write-off")
    recorded_by_id: UUID | None = Field(description="the member who booked it")
    reverses_id: UUID | None = Field(description="the entry that this one takes back")
    reversal_reason: LedgerReversalReason | None
    reversed_by_id: UUID | None = Field(description="the entry that takes this one back")
    created_at: datetime = Field(description="when it was booked")


class LoanEntryFilter(PageParams):
    """Which entries."""

    type: list[LoanEntryType] = Field(default=[], max_length=7)
    value_from: Day | None = None
    value_until: Day | None = Field(default=None, description="this day too")
