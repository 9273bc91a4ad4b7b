"""SELECTs about the books of an organisation, for who keeps them; of loans out of sight only amounts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, SQLColumnExpression, and_, cast, func, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger import sight
from trafficking_api.features.ledger.models import (
    Book,
    BookClosing,
    LedgerEntry,
    LedgerSeal,
    LedgerTransaction,
)
from trafficking_api.features.ledger.queries.booked import transactions
from trafficking_api.features.ledger.schemas import (
    BookedFilter,
    BookedPublic,
    BookFilter,
    BookPublic,
    ClosingPublic,
    JournalLine,
    JournalWanted,
)
from trafficking_api.kit.portions import portions
from trafficking_api.kit.read import Query, Shape


def books(mandate: Mandate, wanted: BookFilter | None = None) -> Shape:
    """The books of the organisation: one for each currency."""
    query = select(*(col(getattr(Book, name)) for name in BookPublic.model_fields)).where(
        col(Book.organisation_id) == mandate.organisation_id
    )
    if wanted and wanted.updated_since:
        query = query.where(col(Book.updated_at) >= wanted.updated_since)
    return Shape(query, BookPublic)


def book(mandate: Mandate, book_id: UUID) -> list[Shape]:
    """One book."""
    return [Shape(books(mandate).query.where(col(Book.id) == book_id), BookPublic)]


def money_of(mandate: Mandate, book_id: UUID) -> Query:
    """The currency of a book, and its exponent."""
    return select(col(Book.currency), col(Book.exponent)).where(
        col(Book.organisation_id) == mandate.organisation_id, col(Book.id) == book_id
    )


def totals(
    mandate: Mandate, book_id: UUID, until_on: date | None, recorded_until: datetime | None = None
) -> Query:
    """By account: its debits and its credits, both above zero. An index has all of it."""
    amount = col(LedgerEntry.amount_minor)
    debit, credit = (func.coalesce(func.sum(side), 0) for side in (_above(amount), _above(-amount)))
    query = select(col(LedgerEntry.account), cast(debit, BigInteger), cast(credit, BigInteger)).where(
        col(LedgerEntry.organisation_id) == mandate.organisation_id, col(LedgerEntry.book_id) == book_id
    )
    if until_on is not None:
        query = query.where(col(LedgerEntry.value_on) <= until_on)
    if recorded_until is not None:
        query = query.where(col(LedgerEntry.recorded_at) <= recorded_until)
    return query.group_by(col(LedgerEntry.account))


def _above(amount: SQLColumnExpression[int]) -> ColumnElement[int]:
    return func.greatest(amount, 0)


def booked(mandate: Mandate, book_id: UUID, wanted: BookedFilter) -> Shape:
    """What was booked in a book, as far as the caller may be told of it."""
    sealed = select(col(LedgerSeal.block_number)).where(
        col(LedgerSeal.organisation_id) == col(LedgerTransaction.organisation_id),
        col(LedgerSeal.transaction_id) == col(LedgerTransaction.id),
    )
    block = sealed.correlate(LedgerTransaction).scalar_subquery().label("block_number")
    query = transactions(mandate).add_columns(block).where(col(LedgerTransaction.book_id) == book_id)
    bounds = [
        (wanted.fund_id, col(LedgerTransaction.fund_id).__eq__),
        (wanted.loan_id, col(LedgerTransaction.loan_id).__eq__),
        (wanted.kind or None, col(LedgerTransaction.kind).in_),
        (wanted.value_from, col(LedgerTransaction.value_on).__ge__),
        (wanted.value_until, col(LedgerTransaction.value_on).__le__),
    ]
    query = query.where(*(test(value) for value, test in bounds if value is not None))
    if wanted.loan_id is not None:
        query = query.where(col(LedgerTransaction.loan_id).in_(sight.seen(mandate)))
    return Shape(sight.discreet(mandate, query, col(LedgerTransaction.loan_id)), BookedPublic)


def journal(mandate: Mandate, book_id: UUID, wanted: JournalWanted) -> Query:
    """Every entry of some days, in the order of the days, of what was recorded, and debits first.

    The database writes them, so many in a row of what is found: there may be hundreds of thousands.
    """
    of_it = and_(
        col(LedgerTransaction.organisation_id) == col(LedgerEntry.organisation_id),
        col(LedgerTransaction.id) == col(LedgerEntry.transaction_id),
    )
    amount = col(LedgerEntry.amount_minor)
    plain = ("reference", "reverses_id", "reversal_reason", "relief_reason")
    of_entry = ("transaction_id", "value_on", "recorded_at", "kind", "account", "fund_id", "loan_id")
    order = (
        *(col(LedgerEntry.value_on), col(LedgerEntry.recorded_at), col(LedgerEntry.transaction_id)),
        *(amount.desc(), col(LedgerEntry.account)),
    )
    query = (
        select(
            *(col(getattr(LedgerEntry, name)) for name in of_entry),
            _above(amount).label("debit_minor"),
            _above(-amount).label("credit_minor"),
            *(col(getattr(LedgerTransaction, name)) for name in plain),
            func.row_number().over(order_by=order).label("_number"),
        )
        .join_from(LedgerEntry, LedgerTransaction, of_it)
        .where(
            col(LedgerEntry.organisation_id) == mandate.organisation_id,
            col(LedgerEntry.book_id) == book_id,
            col(LedgerEntry.value_on).between(wanted.from_on, wanted.until_on),
        )
    )
    return portions(Shape(sight.discreet(mandate, query, col(LedgerEntry.loan_id)), JournalLine), "_number")


def closings(mandate: Mandate, book_id: UUID) -> Shape:
    """When a book was closed, until which day, and how it stood."""
    query = select(*(col(getattr(BookClosing, name)) for name in ClosingPublic.model_fields)).where(
        col(BookClosing.organisation_id) == mandate.organisation_id, col(BookClosing.book_id) == book_id
    )
    return Shape(query, ClosingPublic)
