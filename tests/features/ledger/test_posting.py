"""What is booked balances, stays as it is, and is corrected by reversal alone."""

import asyncio
import re
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import column, select, table, text
from sqlalchemy.types import Uuid

from tests.factories.house import House
from tests.factories.ledger import BANK, DAY, GIVEN, OWED, Books, posting, with_no_guard
from tests.features.stories import Clock
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.ledger import queries
from trafficking_api.features.ledger.errors import AlreadyReversed, IsReversal, PeriodClosed
from trafficking_api.features.ledger.rules import Account, Kind, exponent_of
from trafficking_api.kit.errors import Invalid, NotFound


@pytest.fixture
async def books(house: House) -> Books:
    """Books with a gift and a loan."""
    books = await Books.opened(house)
    await books.give(500_000)
    await books.lend(100_000)
    return books


async def owed(books: Books, *kinds: Kind, until: object = None) -> int:
    """What is owed on the loan, as the one who keeps loans asks it."""
    loans = table("guarantee_loans", column("organisation_id", Uuid), column("id", Uuid))
    total = queries.total(
        loans.c.id,
        of="loan",
        account=Account.RECEIVABLES,
        kinds=kinds or None,
        recorded_until=until,  # type: ignore[arg-type]
    )
    async with system_mandate(books.house.office, books.centre.id, "test") as mandate:
        return int(await mandate.session.scalar(select(total).where(loans.c.id == books.loan_id)) or 0)


def test_a_currency_is_divided_as_iso_4217_says() -> None:
    assert [exponent_of(code) for code in ("EUR", "LAK", "CDF", "XAF", "KWD", "JPY")] == [2, 2, 2, 0, 3, 0]
    assert [exponent_of(code) for code in ("EURO", "eur", "QQQ", "")] == [None] * 4


@pytest.mark.race
async def test_forty_who_want_the_first_book_of_a_currency_get_one(house: House) -> None:
    books = Books(house, await house.party(), "CDF", uuid4(), uuid4(), uuid4())
    ids = await asyncio.gather(*(books.book_id() for _ in range(40)))
    assert len(set(ids)) == 1


async def test_a_book_of_no_currency_is_refused(house: House) -> None:
    books = Books(house, await house.party(), "QQQ", uuid4(), uuid4(), uuid4())
    with pytest.raises(Invalid) as caught:
        await books.book_id()
    assert [(fault.pointer, fault.code) for fault in caught.value.errors] == [
        ("/currency", "unknown_currency")
    ]


@pytest.mark.parametrize(
    "amounts",
    [{}, {BANK: 0, OWED: 0}, {BANK: 1}, {BANK: 5, OWED: -4}, {BANK: 1, OWED: 1}],
)
async def test_loan_2_what_does_not_balance_is_not_even_tried(
    books: Books, amounts: dict[Account, int]
) -> None:
    with pytest.raises(ValueError, match="balance"):
        await books.post(posting(Kind.REPAYMENT, books.fund_id, books.loan_id, amounts))


async def test_an_account_of_loans_needs_a_loan(books: Books) -> None:
    with pytest.raises(ValueError, match="of no loan"):
        await books.post(posting(Kind.REPAYMENT, books.fund_id, None, {BANK: 1, OWED: -1}))


async def test_an_account_with_nothing_on_it_is_left_out(books: Books) -> None:
    (booked,) = await books.post(
        posting(Kind.REPAYMENT, books.fund_id, books.loan_id, {BANK: 7, OWED: -7, Account.CREDITS: 0})
    )
    rows = await books.house.owner_execute(
        "SELECT account FROM ledger_entries WHERE transaction_id = :t ORDER BY 1", t=booked
    )
    assert list(rows.scalars()) == ["Bank", "Receivables"]


async def test_a_day_in_the_future_is_refused(books: Books) -> None:
    for wanted in (books.give(1, date(2199, 1, 1)), books.reverse(await books.repay(1), date(2199, 1, 1))):
        with pytest.raises(Invalid) as caught:
            await wanted
        assert [(fault.pointer, fault.code) for fault in caught.value.errors] == [
            ("/value_on", "in_the_future")
        ]


async def test_loan_3_a_reversal_undoes_what_it_reverses(books: Books) -> None:
    booked = await books.repay(30_000)
    assert await owed(books) == 70_000
    back = await books.reverse(booked)
    assert await owed(books) == 100_000
    assert await owed(books, Kind.REPAYMENT) == 0
    with pytest.raises(AlreadyReversed):
        await books.reverse(booked)
    with pytest.raises(IsReversal):
        await books.reverse(back)
    with pytest.raises(NotFound):
        await books.reverse(uuid4())


async def test_loan_3_a_reversal_is_not_dated_before_what_it_reverses(books: Books) -> None:
    booked = await books.repay(1)
    with pytest.raises(Invalid) as caught:
        await books.reverse(booked, DAY - timedelta(1))
    assert [fault.code for fault in caught.value.errors] == ["before_what_it_reverses"]


async def test_loan_3_nobody_reverses_what_another_organisation_booked(house: House, books: Books) -> None:
    booked = await books.repay(1)
    stranger = await Books.opened(house)
    with pytest.raises(NotFound):
        await stranger.reverse(booked)


@pytest.mark.race
async def test_loan_3_twenty_who_reverse_one_entry_reverse_it_once(books: Books) -> None:
    booked = await books.repay(30_000)

    async def reversed_() -> UUID | None:
        try:
            return await books.reverse(booked)
        except AlreadyReversed:
            return None

    done = await asyncio.gather(*(reversed_() for _ in range(20)))
    assert len([one for one in done if one is not None]) == 1
    assert await owed(books) == 100_000


async def closed(books: Books, until: date, version: int = 1) -> None:
    body = {"until_on": until.isoformat()}
    answer = await books.centre.finance.post(
        f"{await books.here()}/close", body, etag=f'"{version}"', key=uuid4().hex
    )
    assert answer.status_code == 200, answer.text


async def test_loan_12_nothing_is_booked_in_a_closed_period(books: Books) -> None:
    early = await books.repay(1)
    await closed(books, DAY + timedelta(5))
    for wanted in (
        books.give(1),
        books.repay(1, DAY + timedelta(5)),
        books.reverse(early, DAY + timedelta(5)),
    ):
        with pytest.raises(PeriodClosed):
            await wanted
    await books.reverse(early, DAY + timedelta(6))


@pytest.mark.race
async def test_loan_12_of_many_who_book_while_it_is_closed_each_is_in_it_or_refused(books: Books) -> None:
    async def booked() -> bool:
        try:
            await books.repay(1)
        except PeriodClosed:
            return False
        return True

    closing = asyncio.create_task(closed(books, DAY))
    done = await asyncio.gather(*(booked() for _ in range(20)))
    await closing
    here = f"{await books.here()}/closings"
    (kept,) = (await books.centre.finance.get(here)).json()["items"]
    totals = {total["account"]: total["total_minor"] for total in kept["totals"]}
    assert totals["Receivables"] == 100_000 - sum(done) == await owed(books)


async def test_loan_20_what_was_known_at_a_time_is_found_again(books: Books, clock: Clock) -> None:
    """Whatever is booked later, and for whichever day: the answer for a time stays what it was."""
    begun = (await books.house.owner_execute("SELECT now()")).scalar()
    # It is recorded a moment after its transaction began, once it has waited for its turn.
    replayed, owing, last = {begun: 100_000}, 100_000, None
    for step in range(1, 8):
        at = begun + timedelta(hours=step)
        await clock.stop(at)
        if last is not None and step % 3 == 0:
            await books.reverse(last)
            owing += (step - 1) * 100
        else:
            last = await books.repay(step * 100, DAY + timedelta(7 - step) - timedelta(6))
            owing -= step * 100
        replayed[at + timedelta(minutes=1)] = owing
    await clock.stop(begun + timedelta(hours=8))
    here = f"{await books.here()}/trial-balance"
    for at, known in replayed.items():
        assert await owed(books, until=at) == known
        query = {"recorded_until": at.isoformat().replace("+00:00", "Z")}
        found = (await books.centre.finance.get(here, params=query)).json()
        (receivables,) = [each for each in found["accounts"] if each["account"] == OWED]
        assert (receivables["total_minor"], found["is_balanced"]) == (known, True)


async def test_who_keeps_a_fund_finds_its_lines_and_balance(books: Books) -> None:
    await books.repay(300, DAY + timedelta(3))
    async with system_mandate(books.house.office, books.centre.id, "test") as mandate:
        one, until = books.fund_id, DAY + timedelta(9)
        lines = (await mandate.session.execute(queries.lines(mandate, one, BANK, DAY, until))).all()
        before = await mandate.session.scalar(queries.balance(mandate, one, BANK, DAY + timedelta(1)))
        now = await mandate.session.scalar(queries.balance(mandate, one, BANK))
        gifts = await mandate.session.execute(queries.transactions_of_fund(mandate, one, [Kind.CONTRIBUTION]))
        (gift,) = gifts.all()
        entries = (await mandate.session.execute(queries.transactions_of_loan(mandate, books.loan_id))).all()
    assert [line.amount_minor for line in lines] == [500_000, -100_000, 300]
    assert (before, now) == (400_000, 400_300)
    assert (gift.amount_minor, [entry["account"] for entry in gift.entries]) == (500_000, [BANK, GIVEN])
    assert sorted(entry.amount_minor for entry in entries) == [300, 100_000]


async def _explained(books: Books) -> list[str]:
    """How the balance of a fund is read, ten times."""
    async with system_mandate(books.house.office, books.centre.id, "test") as mandate:
        query = queries.balance(mandate, books.fund_id, BANK)
        assert await mandate.session.scalar(query) == 450_000
        written = query.compile(
            dialect=mandate.session.get_bind().dialect, compile_kwargs={"literal_binds": True}
        )
        explained = text(f"EXPLAIN (ANALYZE, TIMING OFF) {written}".replace(":", "\\:"))
        return ["\n".join(await mandate.session.scalars(explained)) for _ in range(10)]


@pytest.mark.slow
async def test_the_balance_of_a_fund_of_a_hundred_thousand_entries_is_read_from_an_index(
    books: Books,
) -> None:
    book_id = await books.book_id()
    values = {"o": books.centre.id, "b": book_id, "f": books.fund_id, "l": books.loan_id}
    async with with_no_guard(books.house) as connection:
        # Else the vacuum would come before the disk, and take none of it for committed.
        await connection.execute(text("SET LOCAL synchronous_commit = on"))
        await connection.execute(
            text(
                "INSERT INTO ledger_entries SELECT :o, gen_random_uuid(), a.account, a.amount, :b, 'EUR', "
                ":f, :l, 'Repayment', '2026-03-02', now() FROM generate_series(1, 50000), "
                "(VALUES ('Bank', 1), ('Receivables', -1)) a(account, amount)"
            ),
            values,
        )
    async with books.house.owner.connect() as plain, asyncio.timeout(60):
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        plans = [""]
        # A transaction that is open beside keeps the vacuum from its work: then it comes again.
        while "Heap Fetches: 0" not in plans[-1]:
            await connection.execute(text("VACUUM (ANALYZE) ledger_entries"))
            plans = await _explained(books)
    assert "Index Only Scan using ledger_entries_of_fund" in plans[-1], plans[-1]
    # Some milliseconds on a machine of its own; a tenth of a second where the whole suite runs beside it.
    assert min(float(re.findall(r"Execution Time: ([0-9.]+)", plan)[0]) for plan in plans) < 100
