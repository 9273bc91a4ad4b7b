"""What books and statements of funds tell of loans whose cases somebody does not see (PLAN-10, PLAN-11)."""

import csv
import io
from typing import Any

import pytest

from tests.factories.house import Caller, House
from tests.features.case_plans.test_words import trace
from tests.features.loans.funds import day, key
from tests.features.loans.lending import DEPOSIT, PAUSE, Lent, active
from tests.features.loans.test_loans_out_of_sight import HTML, Town, town
from tests.features.stories import refused
from trafficking_api.kit import sheet

__all__ = ["town"]

SPAN = f"from_on={day(-1)}&until_on={day()}"
#: What would tell of which loan a line is, or how it goes with it.
TELLING = {
    *("loan_id", "reference", "relief_reason", "recorded_by_id"),
    *("reverses_id", "reversed_by_id", "reversal_reason"),
}
#: Who reads it, and of which loans that is told.
SIGHTS = [
    ("coordinator", {"own", "other", "sealed", "barred"}),
    ("coordinator_2", {"own", "other"}),
    ("finance", {"own", "other", "barred"}),
]


@pytest.fixture
async def moved(town: Town) -> Town:
    """On each loan a payment bounced; on those that finance sees something was waived, too."""
    for lent in (town.own, town.other, town.sealed, town.barred):
        paid = await lent.booked("Repayment", 1000, town.centre.coordinator, reference="2026/0131")
        back = {"value_on": day(), "reason": "Bounced"}
        answer = await town.centre.coordinator.post(f"{paid}/reverse", back, key=key())
        assert answer.status_code == 200, answer.text
        if lent is not town.sealed:
            await lent.booked("Waiver", 1000, reason="Hardship")
    return town


async def book_of(caller: Caller) -> str:
    (book,) = (await caller.get("/v1/books")).json()["items"]
    return f"/v1/books/{book['id']}"


async def lines(caller: Caller, town: Town) -> dict[str, list[dict[str, Any]]]:
    """What is told, by where."""
    book = await book_of(caller)
    found = {
        "transactions": (await caller.get(f"{book}/transactions?limit=200")).json()["items"],
        "journal": (await caller.get(f"{book}/journal?{SPAN}")).json()["lines"],
        "statement": (await caller.get(f"{town.own.purse.here}/statement?{SPAN}")).json()["lines"],
    }
    for name, path in (("journal", book), ("statement", town.own.purse.here)):
        table = await caller.get(f"{path}/{name}?{SPAN}", headers={"Accept": sheet.CSV})
        rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
        found[f"{name} as a table"] = [
            {key: value or None for key, value in row.items()} for row in rows if row.get("transaction_id")
        ]
    return found


def sums(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What is told of every line, whoever reads it."""
    names = ("amount_minor", "debit_minor", "credit_minor", "balance_minor", "kind", "value_on", "account")
    return [tuple(line.get(name) for name in names) for line in found]


@pytest.mark.parametrize(("role", "told"), SIGHTS, ids=[role for role, _ in SIGHTS])
async def test_plan_10_of_a_loan_out_of_sight_only_kinds_days_and_amounts_are_told(
    moved: Town, role: str, told: set[str]
) -> None:
    whole, seen = (
        await lines(moved.centre.coordinator, moved),
        await lines(getattr(moved.centre, role), moved),
    )
    ids = {str(getattr(moved, name).id) for name in told}
    for where, items in seen.items():
        assert sums(items) == sums(whole[where]), where
        for line, all_of_it in zip(items, whole[where], strict=True):
            hidden = all_of_it["loan_id"] not in {None, *ids}
            wanted = {name: None if hidden and name in TELLING else v for name, v in all_of_it.items()}
            assert line == wanted, where
        assert {line["loan_id"] for line in items} - {None} == ids, where
    # It was worth hiding.
    assert {line["reversal_reason"] for line in whole["journal"]} == {None, "Bounced"}
    assert {line["relief_reason"] for line in whole["journal"]} == {None, "Hardship"}


@pytest.mark.parametrize(("role", "told"), SIGHTS, ids=[role for role, _ in SIGHTS])
async def test_plan_10_nothing_is_found_by_a_loan_out_of_sight(
    moved: Town, role: str, told: set[str]
) -> None:
    caller: Caller = getattr(moved.centre, role)
    book = await book_of(caller)
    for name in ("own", "other", "sealed", "barred"):
        items = (await caller.get(f"{book}/transactions?loan_id={getattr(moved, name).id}")).json()["items"]
        booked = 3 if name == "sealed" else 4
        assert len(items) == (booked if name in told else 0), name


async def test_plan_11_pages_of_a_book_hold_every_line_once(moved: Town) -> None:
    finance = moved.centre.finance
    book = await book_of(finance)
    whole = (await finance.get(f"{book}/transactions?limit=200")).json()["items"]
    page, found = (await finance.get(f"{book}/transactions?limit=3")).json(), []
    while True:
        found += page["items"]
        if "next" not in page:
            break
        page = (await finance.get(page["next"])).json()
    assert found == whole
    assert len(whole) == 1 + 4 + 3 * 4 - 1


async def test_who_asks_for_loans_sees_what_is_in_a_fund_and_not_what_moved(town: Town) -> None:
    fund = town.own.purse.here
    for role in ("caseworker", "housing"):
        caller = town.centre.callers[role]
        assert (await caller.get(f"{fund}/balance")).status_code == 200
        for path in (f"statement?{SPAN}", "contributions"):
            await refused(caller.get(f"{fund}/{path}"), 403, "forbidden")


async def test_who_keeps_the_money_neither_pauses_a_loan_nor_wants_it_no_more(house: House) -> None:
    lent = await active(house)
    assert (await lent.books.get(lent.here)).json()["allowed_commands"] == ["reschedule"]
    assert set((await lent.asks.get(lent.here)).json()["allowed_commands"]) == {
        "reschedule",
        "pause",
        "resume",
    }
    for command, body in (("pause", PAUSE), ("resume", {}), ("withdraw", {})):
        await refused(lent.books.post(f"{lent.here}/{command}", body, etag="*"), 403, "forbidden")


async def saw(house: House, lent: Lent, path: str, headers: dict[str, str]) -> list[tuple[str, str]]:
    answer = await lent.books.get(path, headers=headers)
    assert answer.status_code == 200, answer.text
    return await trace(house, answer, "case", "person", "guarantee_fund", "book")


async def test_g_12_who_reads_what_was_booked_leaves_a_trace(house: House) -> None:
    lent = await active(house)
    entry, case = await lent.booked("Repayment", DEPOSIT // 2), [("case", lent.desk.case)]
    for path, headers in (
        (f"{lent.here}/statement", {}),
        (f"{lent.here}/statement", HTML),
        (f"{lent.here}/contract", HTML),
        (f"{lent.here}/entries", {}),
        (entry, {}),
    ):
        assert await saw(house, lent, path, headers) == case, path
    fund, book = lent.purse.here, await book_of(lent.books)
    for headers in ({}, {"Accept": sheet.CSV}):
        told = await saw(house, lent, f"{fund}/statement?{SPAN}", headers)
        assert told == [("guarantee_fund", str(lent.purse.id))]
        for path in (f"{book}/journal?{SPAN}", f"{book}/trial-balance"):
            assert await saw(house, lent, path, headers) == [("book", book.rsplit("/", 1)[-1])]
