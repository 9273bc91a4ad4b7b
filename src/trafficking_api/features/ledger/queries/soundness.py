"""SELECTs that find nothing in books that are sound."""

from sqlalchemy import and_, func, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger.models import Book, BookClosing, LedgerEntry, LedgerTransaction
from trafficking_api.features.ledger.rules import TWO, Account
from trafficking_api.kit.read import Query

#: What a seal says of a closing beside its totals.
OF_CLOSING = ("organisation_id", "id", "book_id", "until_on", "closed_at", "closed_by_id")
_SUM = func.coalesce(func.sum(col(LedgerEntry.amount_minor)), 0)
_OF_IT = and_(
    col(LedgerEntry.organisation_id) == col(LedgerTransaction.organisation_id),
    col(LedgerEntry.transaction_id) == col(LedgerTransaction.id),
)


def unbalanced(mandate: Mandate) -> Query:
    """Transactions whose entries do not come to zero, or are too few: their ids and books."""
    of_it = (col(LedgerTransaction.id), col(LedgerTransaction.book_id))
    return (
        select(*of_it)
        .join_from(LedgerTransaction, LedgerEntry, _OF_IT, isouter=True)
        .where(col(LedgerTransaction.organisation_id) == mandate.organisation_id)
        .group_by(*of_it)
        .having(or_(_SUM != 0, func.count(col(LedgerEntry.account)) < TWO))
        .order_by(*of_it)
    )


def astray(mandate: Mandate) -> Query:
    """Transactions of which an entry says otherwise than they do, or that are gone and have entries left."""
    alike = ("book_id", "fund_id", "loan_id", "kind", "value_on")
    otherwise = or_(
        col(LedgerTransaction.id).is_(None),
        col(LedgerEntry.recorded_at) != col(LedgerTransaction.created_at),
        col(LedgerEntry.currency) != col(Book.currency),
        *(
            col(getattr(LedgerEntry, name)).is_distinct_from(col(getattr(LedgerTransaction, name)))
            for name in alike
        ),
    )
    of_book = and_(
        col(Book.organisation_id) == col(LedgerEntry.organisation_id),
        col(Book.id) == col(LedgerEntry.book_id),
    )
    found = (col(LedgerEntry.transaction_id), col(LedgerEntry.book_id))
    return (
        select(*found)
        .distinct()
        .join_from(LedgerEntry, LedgerTransaction, _OF_IT, isouter=True)
        .join(Book, of_book, isouter=True)
        .where(col(LedgerEntry.organisation_id) == mandate.organisation_id, otherwise)
        .order_by(*found)
    )


def below_zero(mandate: Mandate) -> Query:
    """Loans on which less than nothing is owed, on either side: their books, ids and accounts."""
    of_it = (col(LedgerEntry.book_id), col(LedgerEntry.loan_id), col(LedgerEntry.account))
    account = col(LedgerEntry.account)
    return (
        select(*of_it)
        .where(
            col(LedgerEntry.organisation_id) == mandate.organisation_id,
            account.in_([Account.RECEIVABLES, Account.CREDITS]),
        )
        .group_by(*of_it)
        .having(
            or_(
                and_(account == Account.RECEIVABLES, _SUM < 0),
                and_(account == Account.CREDITS, _SUM > 0),
                col(LedgerEntry.loan_id).is_(None),
            )
        )
        .order_by(*of_it)
    )


def books(mandate: Mandate) -> Query:
    """Each book: its id, its currency, and what all its entries come to."""
    of_it = and_(
        col(LedgerEntry.organisation_id) == col(Book.organisation_id),
        col(LedgerEntry.book_id) == col(Book.id),
    )
    return (
        select(col(Book.id), col(Book.currency), _SUM.label("total"))
        .join_from(Book, LedgerEntry, of_it, isouter=True)
        .where(col(Book.organisation_id) == mandate.organisation_id)
        .group_by(col(Book.id), col(Book.currency))
        .order_by(col(Book.currency))
    )


def closings(mandate: Mandate) -> Query:
    """Each closing of a book, and the accounts as they stood then."""
    return (
        select(*(col(getattr(BookClosing, name)) for name in OF_CLOSING), col(BookClosing.totals))
        .where(col(BookClosing.organisation_id) == mandate.organisation_id)
        .order_by(col(BookClosing.until_on))
    )


def reopened(mandate: Mandate) -> Query:
    """Books that are closed until another day than their last closing says: their ids, and both days."""
    of_it = and_(
        col(BookClosing.organisation_id) == col(Book.organisation_id),
        col(BookClosing.book_id) == col(Book.id),
    )
    last = func.max(col(BookClosing.until_on))
    return (
        select(col(Book.id), col(Book.closed_until), last.label("last_on"))
        .join_from(Book, BookClosing, of_it, isouter=True)
        .where(col(Book.organisation_id) == mandate.organisation_id)
        .group_by(col(Book.id), col(Book.closed_until))
        .having(col(Book.closed_until).is_distinct_from(last))
        .order_by(col(Book.id))
    )
