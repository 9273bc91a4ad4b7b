"""What travels about the money that is given to a fund, and by whom."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.ledger.schemas import BankReference
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, Flag, In, Line, MoneyPublic, MovedMoney, Out
from trafficking_api.vocabulary.types import LedgerReversalReason


class NewFundContribution(In):
    """Money that somebody gave to a fund."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "amount": {"amount_minor": 1500000, "currency": "EUR"},
                    "value_on": "2026-11-20",
                    "donor": "A foundation",
                    "purpose": "Deposits for people who leave the shelter",
                    "reference": "2026/0117",
                }
            ]
        }
    )

    amount: MovedMoney
    value_on: Day = Field(description="when it was on the account; never in the future or in a closed period")
    donor: Line = Field(description="who gave it")
    purpose: Line = Field(description="what it was given for; never a word about a person")
    reference: BankReference | None = None


class FundContributionReversal(In):
    """Why a contribution is taken out of the books again, and as of when."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"value_on": "2026-11-24", "reason": "EnteredInError"}]}
    )

    value_on: Day = Field(description="never before the contribution, in the future or in a closed period")
    reason: LedgerReversalReason
    reference: BankReference | None = None


class FundContributionPublic(Out):
    """Money that was given. It is never rewritten: what was wrong is reversed, once."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    fund_id: UUID
    transaction_id: UUID = Field(description="in the book of the fund")
    amount: MoneyPublic
    value_on: date
    donor: str = Field(max_length=200)
    purpose: str = Field(max_length=200)
    reference: str | None = Field(max_length=100)
    recorded_by_id: UUID | None = Field(description="the member who booked it")
    reversed_by_id: UUID | None = Field(description="the transaction that reverses it")
    reversed_on: date | None
    reversal_reason: LedgerReversalReason | None
    created_at: datetime
    updated_at: datetime


class FundContributionFilter(PageParams):
    """Which contributions."""

    is_reversed: Flag | None = None
    value_from: Day | None = None
    value_until: Day | None = Field(default=None, description="this day too")
