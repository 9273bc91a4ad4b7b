"""SELECTs by which a book is checked: what its accounts come to in all."""

from sqlalchemy import BigInteger, cast, func, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger.models import Book, LedgerEntry
from trafficking_api.features.ledger.rules import Account
from trafficking_api.kit.read import Query


def controls(mandate: Mandate) -> Query:
    """Of each book: what all its entries come to, which is nothing, and what its receivables come to."""
    amount = col(LedgerEntry.amount_minor)
    owed = func.sum(amount).filter(col(LedgerEntry.account) == Account.RECEIVABLES)
    sums = (
        select(
            func.coalesce(func.sum(amount), 0).label("in_all"),
            func.coalesce(owed, 0).label("receivables"),
        )
        .where(
            col(LedgerEntry.organisation_id) == col(Book.organisation_id),
            col(LedgerEntry.book_id) == col(Book.id),
        )
        .correlate(Book)
        .lateral("sums")
    )
    return (
        select(
            col(Book.id),
            cast(sums.c.in_all, BigInteger).label("in_all"),
            cast(sums.c.receivables, BigInteger).label("receivables"),
        )
        .select_from(Book)
        .join(sums, col(Book.id).is_not(None))
        .where(col(Book.organisation_id) == mandate.organisation_id)
        .order_by(col(Book.id))
    )
