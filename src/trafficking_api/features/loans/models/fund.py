"""The funds that a centre lends from, and who gave to them."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from trafficking_api.kit.tables import Owned


class GuaranteeFund(Owned, table=True):
    """Money that is lent for deposits, in one currency; what is in it is summed from the ledger."""

    __tablename__ = "guarantee_funds"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(["organisation_id", "book_id"], ["books.organisation_id", "books.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "alone_set_by_id"], ["members.organisation_id", "members.id"]
        ),
        CheckConstraint("status IN ('open', 'closed')", name="guarantee_funds_status"),
        CheckConstraint("disburse_alone_minor >= 0", name="guarantee_funds_alone"),
        Index("guarantee_funds_named", "organisation_id", "name", unique=True),
        Index("guarantee_funds_by_creation", "organisation_id", "created_at", "id"),
    )
    recorded_as: ClassVar[str] = "guarantee_fund"

    status: str = "open"
    name: str
    currency: str
    book_id: UUID
    #: Whose limits hold for its loans.
    country: str
    region: str | None = None
    #: Above it, who approved a loan does not pay it out (LOAN-11).
    disburse_alone_minor: int = Field(default=0, sa_type=BigInteger)
    #: Who said so last, and does not use it; None for a script.
    alone_set_by_id: UUID | None = None
    #: Who pays, on letters to landlords: a name that tells nothing (LOAN-16).
    payer_name: str
    payer_account: str | None = None


class FundContribution(Owned, table=True):
    """Who gave the money of a transaction, and for what."""

    __tablename__ = "fund_contributions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "fund_id"], ["guarantee_funds.organisation_id", "guarantee_funds.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "transaction_id"],
            ["ledger_transactions.organisation_id", "ledger_transactions.id"],
        ),
        Index("fund_contributions_booked", "organisation_id", "transaction_id", unique=True),
        Index("fund_contributions_of", "organisation_id", "fund_id", "created_at", "id"),
    )
    recorded_as: ClassVar[str] = "fund_contribution"

    fund_id: UUID
    transaction_id: UUID
    donor: str
    purpose: str
