"""Books transactions: balanced, on a day that is open, and corrected by reversal alone."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger.errors import AlreadyReversed, IsReversal, PeriodClosed
from trafficking_api.features.ledger.models import Book, LedgerEntry, LedgerTransaction
from trafficking_api.features.ledger.rules import Account, Posting, exponent_of
from trafficking_api.kit.errors import Fault, Invalid, NotFound

#: The database's own refusal of a day in a closed period: it holds the book, so that no closing slips by.
PERIOD_CLOSED, TAKEN = "TA409", "23505"


async def book_for(mandate: Mandate, currency: str) -> UUID:
    """The book of a currency, made when there is none yet. Raises Invalid at /currency."""
    exponent = exponent_of(currency)
    if exponent is None:
        raise Invalid(errors=[Fault("/currency", "unknown_currency")])
    query = select(col(Book.id)).where(
        col(Book.organisation_id) == mandate.organisation_id, col(Book.currency) == currency
    )
    found = await mandate.session.scalar(query)
    if found is None:
        # Of two at once the second waits here, and finds the book of the first.
        name = f"books|{mandate.organisation_id}|{currency}"
        await mandate.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
        found = await mandate.session.scalar(query)
    if found is not None:
        return found
    book = Book(
        organisation_id=mandate.organisation_id, currency=currency, exponent=exponent, **mandate.stamps()
    )
    mandate.session.add(book)
    await mandate.session.flush()
    return book.id


async def post(mandate: Mandate, book_id: UUID, posting: Posting) -> LedgerTransaction:
    """Book it. Raises Invalid at /value_on, PeriodClosed; ValueError for what does not balance."""
    lines = posting.lines()
    _refuse_future(mandate, posting.value_on)
    booked = LedgerTransaction(
        organisation_id=mandate.organisation_id,
        book_id=book_id,
        fund_id=posting.fund_id,
        loan_id=posting.loan_id,
        kind=posting.kind,
        value_on=posting.value_on,
        recorded_by_id=mandate.member_id,
        reference=posting.reference,
        relief_reason=posting.relief_reason,
        **mandate.stamps(),
    )
    await _write(mandate, booked, lines)
    return booked


async def reverse(
    mandate: Mandate, transaction_id: UUID, value_on: date, reason: str, reference: str | None = None
) -> LedgerTransaction:
    """Book the mirror of a transaction, on its own day or a later one.

    Raises NotFound, IsReversal, AlreadyReversed, Invalid at /value_on, PeriodClosed.
    """
    wrong = await _to_reverse(mandate, transaction_id, value_on)
    lines = await mandate.session.execute(
        select(col(LedgerEntry.account), -col(LedgerEntry.amount_minor)).where(
            col(LedgerEntry.organisation_id) == mandate.organisation_id,
            col(LedgerEntry.transaction_id) == transaction_id,
        )
    )
    mirror = LedgerTransaction(
        **{
            name: getattr(wrong, name)
            for name in ("organisation_id", "book_id", "fund_id", "loan_id", "kind")
        },
        value_on=value_on,
        recorded_by_id=mandate.member_id,
        reverses_id=transaction_id,
        reversal_reason=reason,
        reference=reference,
        **mandate.stamps(),
    )
    await _write(mandate, mirror, {Account(account): amount for account, amount in lines})
    return mirror


async def _to_reverse(mandate: Mandate, transaction_id: UUID, value_on: date) -> LedgerTransaction:
    """The transaction that can be reversed on that day.

    Raises NotFound, IsReversal, AlreadyReversed, Invalid at /value_on.
    """
    wrong = await mandate.session.get(LedgerTransaction, (mandate.organisation_id, transaction_id))
    if wrong is None:
        raise NotFound
    if wrong.reverses_id is not None:
        raise IsReversal
    if await mandate.session.scalar(_reversal_of(wrong)) is not None:
        raise AlreadyReversed
    _refuse_future(mandate, value_on)
    if value_on < wrong.value_on:
        raise Invalid(errors=[Fault("/value_on", "before_what_it_reverses")])
    return wrong


def _reversal_of(wrong: LedgerTransaction) -> Select[UUID]:
    return select(col(LedgerTransaction.id)).where(
        col(LedgerTransaction.organisation_id) == wrong.organisation_id,
        col(LedgerTransaction.reverses_id) == wrong.id,
    )


def _refuse_future(mandate: Mandate, value_on: date) -> None:
    if value_on > mandate.today():
        raise Invalid(errors=[Fault("/value_on", "in_the_future")])


async def _write(mandate: Mandate, booked: LedgerTransaction, lines: Mapping[Account, int]) -> None:
    """Add a transaction and then its entries. Raises PeriodClosed, AlreadyReversed."""
    await mandate.session.flush()
    mandate.session.add(booked)
    try:
        await mandate.session.flush()
    except IntegrityError as error:
        # Two reversed it at once: this is the second.
        if booked.reverses_id is None or getattr(error.orig, "sqlstate", None) != TAKEN:
            raise
        raise AlreadyReversed from None
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != PERIOD_CLOSED:
            raise
        raise PeriodClosed from None
    mandate.session.add_all(
        LedgerEntry(
            organisation_id=booked.organisation_id,
            transaction_id=booked.id,
            account=account,
            amount_minor=amount,
        )
        for account, amount in lines.items()
    )
    await mandate.session.flush()
