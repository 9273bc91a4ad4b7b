"""The database has the last word: as the runtime role nobody unbalances, edits, deletes or books too late."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from tests.factories.house import House
from tests.factories.ledger import DAY, Books

BROKEN, NOT_ALLOWED, CLOSED, TAKEN, CHECKED = "TA500", "42501", "TA409", "23505", "23514"
_TRANSACTION = """
INSERT INTO ledger_transactions (organisation_id, id, version, created_at, updated_at, book_id, fund_id,
    loan_id, kind, value_on, reverses_id, reversal_reason)
VALUES (:organisation, :id, 1, '2020-01-01', '2020-01-01', :book, :fund, :loan, :kind, :value_on, :reverses,
    CASE WHEN CAST(:reverses AS uuid) IS NOT NULL THEN 'Bounced' END)
"""
_ENTRY = """
INSERT INTO ledger_entries (organisation_id, transaction_id, account, amount_minor, book_id, currency,
    fund_id, kind, value_on, recorded_at)
VALUES (:organisation, :id, :account, :amount, gen_random_uuid(), 'XXX', gen_random_uuid(), 'Recovery',
    '2020-01-01', '2020-01-01')
"""
Lines = Sequence[tuple[str, int]]


@dataclass
class Site:
    """A connection of the runtime role itself, in the tenant of a centre with books."""

    connection: AsyncConnection
    books: Books
    book_id: UUID

    async def write(self, lines: Lines, **changes: Any) -> UUID:
        """A transaction with these entries, past the service."""
        row = {
            "organisation": self.books.centre.id,
            "id": uuid4(),
            "book": self.book_id,
            "fund": self.books.fund_id,
            "loan": self.books.loan_id,
            "kind": "Repayment",
            "value_on": DAY,
            "reverses": None,
            **changes,
        }
        await self.connection.execute(text(_TRANSACTION), row)
        await self.enter(row["id"], lines)
        return UUID(str(row["id"]))

    async def enter(self, transaction_id: UUID, lines: Lines) -> None:
        for account, amount in lines:
            values = {"organisation": self.books.centre.id, "id": transaction_id}
            await self.connection.execute(text(_ENTRY), {**values, "account": account, "amount": amount})


@asynccontextmanager
async def at_the_site(database: tuple[str, str], books: Books) -> AsyncIterator[Site]:
    """In one transaction of the runtime role, which commits at the end."""
    engine = create_async_engine(database[0], poolclass=NullPool)
    book_id = await books.book_id()
    try:
        async with engine.begin() as connection:
            await connection.execute(
                text("SELECT set_config('app.organisation_id', :id, true)"), {"id": str(books.centre.id)}
            )
            yield Site(connection, books, book_id)
    finally:
        await engine.dispose()


@asynccontextmanager
async def refusing(state: str) -> AsyncIterator[None]:
    """Insist that the database refuses what is done inside, with this SQLSTATE."""
    with pytest.raises(DBAPIError) as caught:
        yield
    assert getattr(caught.value.orig, "sqlstate", None) == state, caught.value


@pytest.fixture
async def books(house: House) -> Books:
    """Books with a gift and a loan."""
    books = await Books.opened(house)
    await books.give(500_000)
    await books.lend(100_000)
    return books


async def entries(books: Books) -> int:
    counted = "SELECT count(*) FROM ledger_entries WHERE organisation_id = :o"
    return int((await books.house.owner_execute(counted, o=books.centre.id)).scalar())


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [("Bank", 100)],
        [("Bank", 100), ("Receivables", -99)],
        [("Bank", 100), ("Receivables", 100)],
        [("Bank", 100), ("Receivables", -50), ("Credits", -49)],
    ],
)
async def test_loan_2_what_does_not_balance_is_not_committed(
    database: tuple[str, str], books: Books, lines: Lines
) -> None:
    before = await entries(books)
    async with refusing(BROKEN), at_the_site(database, books) as site:
        await site.write(lines)
    assert await entries(books) == before


async def test_loan_2_what_balances_is_committed_and_filled_by_the_database(
    database: tuple[str, str], books: Books
) -> None:
    async with at_the_site(database, books) as site:
        booked = await site.write([("Bank", 100), ("Receivables", -60), ("Credits", -40)])
    rows = await books.house.owner_execute(
        "SELECT e.*, t.created_at > now() - interval '1 hour' AS is_now FROM ledger_entries e "
        "JOIN ledger_transactions t ON t.organisation_id = e.organisation_id AND t.id = e.transaction_id "
        "WHERE t.id = :t AND e.recorded_at = t.created_at",
        t=booked,
    )
    found = rows.mappings().all()
    assert len(found) == 3
    for row in found:
        assert (row["book_id"], row["currency"]) == (site.book_id, "EUR")
        assert (row["fund_id"], row["loan_id"]) == (books.fund_id, books.loan_id)
        assert (row["kind"], row["value_on"], row["is_now"]) == ("Repayment", DAY, True)


async def test_loan_2_asked_for_early_it_is_asked_again_for_each_later_entry(
    database: tuple[str, str], books: Books
) -> None:
    async with refusing(BROKEN), at_the_site(database, books) as site:
        booked = await site.write([("Bank", 100), ("Receivables", -100)])
        await site.connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
        await site.enter(booked, [("Credits", 1)])


async def test_loan_2_a_tenant_that_is_left_before_the_commit_changes_nothing(
    database: tuple[str, str], books: Books, house: House
) -> None:
    other = await house.party()
    async with refusing(BROKEN), at_the_site(database, books) as site:
        await site.write([("Bank", 100), ("Receivables", -99)])
        await site.connection.execute(
            text("SELECT set_config('app.organisation_id', :id, true)"), {"id": str(other.id)}
        )


async def test_loan_2_an_entry_is_of_a_loan_and_not_zero(database: tuple[str, str], books: Books) -> None:
    async with refusing(CHECKED), at_the_site(database, books) as site:
        await site.write([("Bank", 0), ("Receivables", 0)])
    async with refusing(BROKEN), at_the_site(database, books) as site:
        await site.write([("Bank", 100), ("Receivables", -100)], loan=None)


async def test_loan_3_nothing_is_added_to_what_was_booked_before(
    database: tuple[str, str], books: Books
) -> None:
    booked = await books.repay(10)
    async with refusing(BROKEN), at_the_site(database, books) as site:
        await site.enter(booked, [("Credits", 5), ("Recovered", -5)])


@pytest.mark.parametrize(
    "table", ["book_closings", "ledger_transactions", "ledger_entries", "ledger_blocks", "ledger_seals"]
)
async def test_loan_3_nothing_is_changed_or_removed(
    database: tuple[str, str], books: Books, table: str
) -> None:
    for statement in (
        f"UPDATE {table} SET organisation_id = organisation_id",  # noqa: S608
        f"DELETE FROM {table}",  # noqa: S608
        f"TRUNCATE {table} CASCADE",
    ):
        async with refusing(NOT_ALLOWED), at_the_site(database, books) as site:
            await site.connection.execute(text(statement))


async def test_loan_3_a_reversal_mirrors_exactly(database: tuple[str, str], books: Books) -> None:
    booked = await books.repay(10)
    mirrors: list[Lines] = [
        [("Bank", -9), ("Receivables", 9)],
        [("Bank", 10), ("Receivables", -10)],
        [("Bank", -10), ("Credits", 10)],
        [("Bank", -10), ("Receivables", 9), ("Credits", 1)],
    ]
    for lines in mirrors:
        async with refusing(BROKEN), at_the_site(database, books) as site:
            await site.write(lines, reverses=booked)
    async with at_the_site(database, books) as site:
        await site.write([("Bank", -10), ("Receivables", 10)], reverses=booked)


async def test_loan_3_a_reversal_is_of_the_same_book_fund_loan_kind_and_not_earlier(
    database: tuple[str, str], books: Books
) -> None:
    booked, other = await books.repay(10), await books.another_loan()
    elsewhere = await Books.opened(books.house, books.centre, "USD")
    mirror: Lines = [("Bank", -10), ("Receivables", 10)]
    for changes in (
        {"loan": other},
        {"fund": elsewhere.fund_id},
        {"book": await elsewhere.book_id()},
        {"kind": "DepositReturn"},
        {"value_on": DAY - timedelta(1)},
        {"reverses": uuid4()},
    ):
        async with refusing(BROKEN), at_the_site(database, books) as site:
            await site.write(mirror, **{"reverses": booked, **changes})


async def test_loan_3_a_reversal_is_not_reversed_and_nothing_is_reversed_twice(
    database: tuple[str, str], books: Books
) -> None:
    booked = await books.repay(10)
    back = await books.reverse(booked)
    async with refusing(BROKEN), at_the_site(database, books) as site:
        await site.write([("Bank", 10), ("Receivables", -10)], reverses=back, value_on=DAY + timedelta(1))
    async with refusing(TAKEN), at_the_site(database, books) as site:
        await site.write([("Bank", -10), ("Receivables", 10)], reverses=booked)


async def test_loan_12_nothing_is_booked_in_a_closed_period_in_sql(
    database: tuple[str, str], books: Books
) -> None:
    closed = DAY + timedelta(10)
    answer = await books.centre.finance.post(
        f"{await books.here()}/close", {"until_on": closed.isoformat()}, etag='"1"', key="close"
    )
    assert answer.status_code == 200
    lines: Lines = [("Bank", 10), ("Receivables", -10)]
    for day in (DAY, closed):
        async with refusing(CLOSED), at_the_site(database, books) as site:
            await site.write(lines, value_on=day)
    async with at_the_site(database, books) as site:
        await site.write(lines, value_on=closed + timedelta(1))


async def test_loan_12_a_closed_period_stays_closed_in_sql(database: tuple[str, str], books: Books) -> None:
    answer = await books.centre.finance.post(
        f"{await books.here()}/close", {"until_on": DAY.isoformat()}, etag='"1"', key="close"
    )
    assert answer.status_code == 200
    for until in ("NULL", "DATE '2026-01-01'"):
        async with refusing(BROKEN), at_the_site(database, books) as site:
            await site.connection.execute(text(f"UPDATE books SET closed_until = {until}"))  # noqa: S608


@pytest.mark.race
async def test_loan_12_who_closes_waits_for_who_books(database: tuple[str, str], books: Books) -> None:
    """What is booked before the closing is in its totals; what comes after it is refused."""
    here, finance = await books.here(), books.centre.finance
    async with at_the_site(database, books) as site:
        await site.write([("Bank", 10), ("Receivables", -10)])
        closing = asyncio.create_task(
            finance.post(f"{here}/close", {"until_on": DAY.isoformat()}, etag='"1"', key="close")
        )
        done, _ = await asyncio.wait({closing}, timeout=0.5)
        assert not done
    assert (await closing).status_code == 200
    (kept,) = (await finance.get(f"{here}/closings")).json()["items"]
    totals = {total["account"]: total["total_minor"] for total in kept["totals"]}
    assert totals["Receivables"] == 99_990
    async with refusing(CLOSED), at_the_site(database, books) as site:
        await site.write([("Bank", 10), ("Receivables", -10)], value_on=date(2026, 1, 1))
