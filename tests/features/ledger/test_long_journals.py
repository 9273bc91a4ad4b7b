"""A journal of years has hundreds of thousands of lines: while one reads it, the others are served."""

import asyncio
import csv
import gc
import io
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from tests.factories.house import House
from tests.factories.ledger import DAY, Books
from trafficking_api.kit import sheet

#: In seconds of the processor: a hundredth is usual, and laid out by itself each of these took one and more.
LONGEST = 0.25
GIFTS = 10_000
SPAN = f"from_on={DAY}&until_on={DAY + timedelta(30)}"


@asynccontextmanager
async def watched() -> AsyncIterator[list[float]]:
    """How long the loop worked from turn to turn: by the clock of its own thread alone.

    Whoever happens to make something looks for garbage, of all tests: it is not what is measured here.
    """
    turns: list[float] = []

    async def watch() -> None:
        while True:
            before = time.thread_time()
            await asyncio.sleep(0.001)
            turns.append(time.thread_time() - before)

    gc.disable()
    watching = asyncio.create_task(watch())
    try:
        yield turns
    finally:
        watching.cancel()
        gc.enable()


async def long_paths(books: Books) -> list[str]:
    return [
        f"{await books.here()}/journal?{SPAN}",
        f"/v1/guarantee-funds/{books.fund_id}/statement?{SPAN}",
    ]


@pytest.fixture(scope="module")
async def long(house: House) -> Books:
    """A book with very many gifts."""
    books = await Books.opened(house)
    await books.gifts(GIFTS)
    return books


@pytest.mark.parametrize("wish", ["application/json", sheet.CSV, sheet.XLSX])
@pytest.mark.parametrize(("which", "lines"), [(0, 2 * GIFTS), (1, GIFTS)], ids=["journal", "statement"])
async def test_nobody_waits_while_a_long_one_is_laid_out(
    long: Books, which: int, lines: int, wish: str
) -> None:
    path = (await long_paths(long))[which]
    async with watched() as turns:
        answer = await long.centre.finance.get(path, headers={"Accept": wish})
    assert answer.status_code == 200, answer.text
    assert max(turns) < LONGEST


async def test_a_journal_of_many_portions_has_each_line_in_its_place(long: Books) -> None:
    path, _ = await long_paths(long)
    lines = (await long.centre.finance.get(path)).json()["lines"]
    assert len(lines) == 2 * GIFTS
    assert len({line["transaction_id"] for line in lines}) == GIFTS
    assert [line["transaction_id"] for line in lines] == sorted(line["transaction_id"] for line in lines)
    assert {(line["account"], line["debit_minor"], line["credit_minor"]) for line in lines[::2]} == {
        ("Bank", 1, 0)
    }
    assert {(line["account"], line["debit_minor"], line["credit_minor"]) for line in lines[1::2]} == {
        ("Contributions", 0, 1)
    }
    rows = await table(long, path)
    assert [row["transaction_id"] for row in rows] == [line["transaction_id"] for line in lines]


async def test_a_statement_of_many_portions_has_each_line_in_its_place(long: Books) -> None:
    _, path = await long_paths(long)
    found = (await long.centre.finance.get(path)).json()
    assert (found["opening_minor"], found["received_minor"], found["paid_minor"]) == (0, GIFTS, 0)
    assert found["closing_minor"] == GIFTS
    assert [line["balance_minor"] for line in found["lines"]] == list(range(1, GIFTS + 1))
    rows = await table(long, path)
    assert [row["balance_minor"] for row in rows] == [str(n) for n in (0, *range(1, GIFTS + 1), GIFTS)]


async def table(books: Books, path: str) -> list[dict[str, str]]:
    answer = await books.centre.finance.get(path, headers={"Accept": sheet.CSV})
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


async def test_nothing_booked_is_an_empty_journal(house: House) -> None:
    books = await Books.opened(house)
    for path in await long_paths(books):
        assert (await books.centre.finance.get(path)).json()["lines"] == []
