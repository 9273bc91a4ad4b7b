"""The books of an organisation, what is booked in them, and the blocks by which they are sealed."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from trafficking_api.access.models import Xid8
from trafficking_api.features.ledger.rules import REFERENCE, Account, Kind
from trafficking_api.kit.tables import Owned, Unrecorded, moment

_ACCOUNTS = ", ".join(f"'{account}'" for account in Account)
_KINDS = ", ".join(f"'{kind}'" for kind in Kind)


def _xid(**options: Any) -> Any:
    return Field(default=None, sa_type=Xid8, nullable=False, **options)


class Book(Owned, table=True):
    """The accounts of one currency. What lies in a closed period is not booked any more."""

    __tablename__ = "books"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="books_currency_form"),
        CheckConstraint("exponent BETWEEN 0 AND 4", name="books_exponent"),
        Index("books_currency", "organisation_id", "currency", unique=True),
        Index("books_by_creation", "organisation_id", "created_at", "id"),
    )
    recorded_as: ClassVar[str] = "book"

    currency: str
    exponent: int = Field(sa_type=SmallInteger)
    closed_until: date | None = None


class BookClosing(Unrecorded, table=True):
    """That a book was closed until a day, by whom, and how its accounts stood then. Only ever appended."""

    __tablename__ = "book_closings"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "book_id"], ["books.organisation_id", "books.id"]),
        ForeignKeyConstraint(["organisation_id", "closed_by_id"], ["members.organisation_id", "members.id"]),
        Index("book_closings_of", "organisation_id", "book_id", "until_on", unique=True),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    book_id: UUID
    until_on: date
    closed_at: datetime = moment()
    closed_by_id: UUID | None = None
    totals: list[dict[str, Any]] = Field(sa_type=JSONB)


class LedgerTransaction(Owned, table=True):
    """Something that moved money or a debt: `created_at` is when it was recorded. Only ever appended."""

    __tablename__ = "ledger_transactions"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "book_id"], ["books.organisation_id", "books.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "fund_id"], ["guarantee_funds.organisation_id", "guarantee_funds.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "loan_id"], ["guarantee_loans.organisation_id", "guarantee_loans.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "recorded_by_id"], ["members.organisation_id", "members.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "reverses_id"],
            ["ledger_transactions.organisation_id", "ledger_transactions.id"],
        ),
        CheckConstraint(f"kind IN ({_KINDS})", name="ledger_transactions_kind"),
        CheckConstraint(f"reference ~ '{REFERENCE}'", name="ledger_transactions_reference"),
        CheckConstraint(
            "(reverses_id IS NULL) = (reversal_reason IS NULL)", name="ledger_transactions_reversal"
        ),
        Index("ledger_transactions_reversed", "organisation_id", "reverses_id", unique=True),
        Index("ledger_transactions_of_book", "organisation_id", "book_id", "created_at", "id"),
        Index("ledger_transactions_of_fund", "organisation_id", "fund_id", "value_on", "id"),
        Index("ledger_transactions_of_loan", "organisation_id", "loan_id", "created_at", "id"),
        Index("ledger_transactions_by_xid", "organisation_id", "xid", "id"),
    )
    recorded_as: ClassVar[str] = "ledger_transaction"

    book_id: UUID
    fund_id: UUID
    loan_id: UUID | None = None
    kind: str
    value_on: date
    #: The member who booked it; nobody for a script or the system.
    recorded_by_id: UUID | None = None
    reverses_id: UUID | None = None
    reversal_reason: str | None = None
    relief_reason: str | None = None
    reference: str | None = None
    xid: int | None = _xid(sa_column_kwargs={"server_default": text("pg_current_xact_id()")})


class LedgerEntry(Unrecorded, table=True):
    """What a transaction does to one account: debit above zero, credit below it. Only ever appended.

    The database fills in what is also known of its transaction, so that sums need one index alone.
    """

    __tablename__ = "ledger_entries"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "transaction_id"],
            ["ledger_transactions.organisation_id", "ledger_transactions.id"],
        ),
        ForeignKeyConstraint(["organisation_id", "book_id"], ["books.organisation_id", "books.id"]),
        CheckConstraint("amount_minor <> 0", name="ledger_entries_not_zero"),
        CheckConstraint(
            "amount_minor BETWEEN -1000000000000 AND 1000000000000", name="ledger_entries_bounds"
        ),
        CheckConstraint(f"account IN ({_ACCOUNTS})", name="ledger_entries_account"),
        *(
            Index(
                f"ledger_entries_of_{whose}",
                *("organisation_id", f"{whose}_id", "account", "value_on"),
                postgresql_include=["amount_minor", "kind", "recorded_at"],
            )
            for whose in ("loan", "fund", "book")
        ),
    )

    organisation_id: UUID = Field(primary_key=True)
    transaction_id: UUID = Field(primary_key=True)
    account: str = Field(primary_key=True)
    amount_minor: int = Field(sa_type=BigInteger)
    book_id: UUID | None = Field(default=None, nullable=False)
    currency: str | None = Field(default=None, nullable=False)
    fund_id: UUID | None = Field(default=None, nullable=False)
    loan_id: UUID | None = None
    kind: str | None = Field(default=None, nullable=False)
    value_on: date | None = Field(default=None, nullable=False)
    recorded_at: datetime | None = moment(default=None, nullable=False)


class LedgerBlock(Unrecorded, table=True):
    """A block of sealed transactions: the root of its tree, and the head of the chain to it."""

    __tablename__ = "ledger_blocks"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        CheckConstraint("number >= 1", name="ledger_blocks_number"),
        CheckConstraint("size >= 1", name="ledger_blocks_size"),
    )

    organisation_id: UUID = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    size: int
    previous: bytes = Field(sa_type=LargeBinary)
    root: bytes = Field(sa_type=LargeBinary)
    head: bytes = Field(sa_type=LargeBinary)
    sealed_at: datetime = moment()
    #: Below it, everything that is of this server's count is sealed.
    until_xid: int = _xid()


class LedgerSeal(Unrecorded, table=True):
    """In which block a transaction lies, where in it, and the hash of what it said when it was sealed."""

    __tablename__ = "ledger_seals"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "transaction_id"],
            ["ledger_transactions.organisation_id", "ledger_transactions.id"],
        ),
        ForeignKeyConstraint(
            ["organisation_id", "block_number"], ["ledger_blocks.organisation_id", "ledger_blocks.number"]
        ),
        Index("ledger_seals_of_block", "organisation_id", "block_number", "position", unique=True),
    )

    organisation_id: UUID = Field(primary_key=True)
    transaction_id: UUID = Field(primary_key=True)
    block_number: int
    position: int
    leaf: bytes = Field(sa_type=LargeBinary)
