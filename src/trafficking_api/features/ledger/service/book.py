"""Adds up the accounts of a book, and closes its periods."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col
from uuid_utils.compat import uuid7

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger.models import Book, BookClosing
from trafficking_api.features.ledger.queries import book as queries
from trafficking_api.features.ledger.rules import Account
from trafficking_api.features.ledger.schemas import (
    AccountTotal,
    CloseBook,
    JournalHead,
    JournalWanted,
    TrialBalance,
    TrialBalanceWanted,
)
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.portions import Long

_LONGEST = 1096


async def trial_balance(mandate: Mandate, book_id: UUID, wanted: TrialBalanceWanted) -> TrialBalance:
    """How the accounts of a book stand, or stood. Raises NotFound, Invalid."""
    currency, exponent = await _money_of(mandate, book_id)
    if wanted.recorded_until is not None:
        await _settle(mandate, book_id, wanted.recorded_until)
    note_read(mandate, book_id)
    accounts = await standing(mandate, book_id, wanted.until_on, wanted.recorded_until)
    debit, credit = sum(a.debit_minor for a in accounts), sum(a.credit_minor for a in accounts)
    return TrialBalance(
        book_id=book_id,
        currency=currency,
        exponent=exponent,
        until_on=wanted.until_on,
        recorded_until=wanted.recorded_until,
        accounts=accounts,
        debit_minor=debit,
        credit_minor=credit,
        is_balanced=debit == credit,
    )


def note_read(mandate: Mandate, book_id: UUID) -> None:
    """Write down that what was booked in a book is read (G-12)."""
    mandate.saw(Book.recorded_as, [book_id])


async def journal(mandate: Mandate, book_id: UUID, wanted: JournalWanted) -> Long[JournalHead]:
    """Every entry of some days, a Journal; who read them leaves a trace (G-12). Raises NotFound, Invalid."""
    days = (wanted.until_on - wanted.from_on).days
    if not 0 <= days <= _LONGEST:
        code = "before_from_on" if days < 0 else "too_far_apart"
        raise Invalid(errors=[Fault("?until_on", code, {"days": _LONGEST})])
    currency, exponent = await _money_of(mandate, book_id)
    note_read(mandate, book_id)
    lines = (await mandate.session.scalars(queries.journal(mandate, book_id, wanted))).all()
    head = JournalHead(
        book_id=book_id,
        currency=currency,
        exponent=exponent,
        from_on=wanted.from_on,
        until_on=wanted.until_on,
    )
    return Long(head, lines)


async def close(mandate: Mandate, book_id: UUID, expected: Expected, body: CloseBook) -> None:
    """Close a book until a day, for good, and keep how it stood. Raises NotFound, Stale, Invalid.

    Who books in it holds it, so that this waits; who comes later finds it closed.
    """
    query = select(Book).where(col(Book.organisation_id) == mandate.organisation_id, col(Book.id) == book_id)
    book = await mandate.session.scalar(query.with_for_update())
    if book is None:
        raise NotFound
    expected.check(book.version)
    mandate.refuse_future(body.occurred_at)
    _refuse_day(mandate, book, body)
    totals = await standing(mandate, book_id, body.until_on)
    closing = BookClosing(
        organisation_id=mandate.organisation_id,
        id=uuid7(),
        book_id=book_id,
        until_on=body.until_on,
        closed_at=mandate.now,
        closed_by_id=mandate.member_id,
        totals=[total.model_dump() for total in totals],
    )
    mandate.session.add(closing)
    book.closed_until = body.until_on
    mandate.touch(book)
    means(book, Act("closed", occurred_at=body.occurred_at))


def _refuse_day(mandate: Mandate, book: Book, body: CloseBook) -> None:
    if body.until_on >= mandate.today():
        raise Invalid(errors=[Fault("/until_on", "not_before_today")])
    if book.closed_until is not None and body.until_on <= book.closed_until:
        raise Invalid(errors=[Fault("/until_on", "not_after_closed_until")])


async def _money_of(mandate: Mandate, book_id: UUID) -> tuple[str, int]:
    row = (await mandate.session.execute(queries.money_of(mandate, book_id))).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]


async def _settle(mandate: Mandate, book_id: UUID, recorded_until: datetime) -> None:
    """Wait until all that was recorded by then is there to be read (LOAN-20). Raises Invalid.

    Who books holds the book before looking at the clock: who comes after this books at a later time.
    """
    if recorded_until > mandate.now:
        raise Invalid(errors=[Fault("?recorded_until", "in_the_future")])
    query = select(col(Book.id)).where(
        col(Book.organisation_id) == mandate.organisation_id, col(Book.id) == book_id
    )
    await mandate.session.execute(query.with_for_update(key_share=True))


async def standing(
    mandate: Mandate, book_id: UUID, until_on: date | None, recorded_until: datetime | None = None
) -> list[AccountTotal]:
    """Each account in the order of the list, whether something is booked on it or not."""
    rows = await mandate.session.execute(queries.totals(mandate, book_id, until_on, recorded_until))
    found = {account: (debit, credit) for account, debit, credit in rows}
    sides = [(account, *found.get(account, (0, 0))) for account in Account]
    return [
        AccountTotal(account=account, debit_minor=debit, credit_minor=credit, total_minor=debit - credit)
        for account, debit, credit in sides
    ]
