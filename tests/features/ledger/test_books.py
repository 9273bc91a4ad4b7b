"""The accountant's view: books, trial balance, journal, closing; as numbers and as tables."""

import asyncio
import csv
import io
import zipfile
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.house import House
from tests.factories.ledger import DAY, Books, posting
from tests.features.case_plans.test_words import trace
from tests.features.stories import Clock, faults, refused
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.ledger import service
from trafficking_api.features.ledger.rules import Account, Kind
from trafficking_api.kit import sheet


@pytest.fixture
async def books(house: House) -> Books:
    """A book with a gift, a loan, a payment of it that bounced, and another."""
    books = await Books.opened(house)
    await books.give(500_000)
    await books.lend(120_000)
    bounced = await books.repay(10_000, DAY + timedelta(1))
    await books.reverse(bounced, DAY + timedelta(2))
    await books.repay(5_000, DAY + timedelta(3))
    return books


def total(found: dict[str, Any], account: str) -> int:
    (row,) = [row for row in found["accounts"] if row["account"] == account]
    return int(row["total_minor"])


async def test_a_book_says_what_it_is(books: Books) -> None:
    finance, here = books.centre.finance, await books.here()
    (item,) = (await finance.get("/v1/books")).json()["items"]
    assert item == (await finance.get(here)).json()
    assert (item["currency"], item["exponent"], item["closed_until"]) == ("EUR", 2, None)
    assert (await books.centre.coordinator.get(here)).status_code == 200
    assert (await books.centre.caseworker.get(here)).status_code == 403
    assert (await (await books.house.party()).finance.get(here)).status_code == 404


async def test_the_trial_balance_adds_up(books: Books) -> None:
    here = f"{await books.here()}/trial-balance"
    found = (await books.centre.finance.get(here)).json()
    assert (total(found, "Bank"), total(found, "Receivables")) == (385_000, 115_000)
    assert total(found, "Contributions") == -500_000
    assert found["is_balanced"]
    assert found["debit_minor"] == found["credit_minor"] == 645_000
    earlier = (await books.centre.finance.get(f"{here}?until_on={DAY + timedelta(1)}")).json()
    assert (total(earlier, "Bank"), total(earlier, "Receivables")) == (390_000, 110_000)


@pytest.mark.race
async def test_loan_20_the_trial_balance_of_a_time_waits_for_what_is_under_way(books: Books) -> None:
    """A payment that was recorded by then and is not committed yet is in it: there is one answer."""
    here, finance = f"{await books.here()}/trial-balance", books.centre.finance
    async with system_mandate(books.house.office, books.centre.id, "test") as mandate:
        amounts = {Account.BANK: 300, Account.RECEIVABLES: -300}
        wanted = posting(Kind.REPAYMENT, books.fund_id, books.loan_id, amounts)
        booked = await service.post(mandate, await books.book_id(), wanted)
        await mandate.session.refresh(booked)
        params = {"recorded_until": booked.created_at.isoformat().replace("+00:00", "Z")}
        asked = asyncio.create_task(finance.get(here, params=params))
        done, _ = await asyncio.wait({asked}, timeout=0.5)
        assert not done
    first = (await asked).json()
    assert (total(first, "Bank"), total(first, "Receivables")) == (385_300, 114_700)
    assert (await finance.get(here, params=params)).json() == first


async def test_the_trial_balance_of_a_time_to_come_is_refused(books: Books) -> None:
    here = f"{await books.here()}/trial-balance?recorded_until=2199-01-01T00:00:00Z"
    problem = await refused(books.centre.finance.get(here), 422, "invalid")
    assert faults(problem) == [("?recorded_until", "in_the_future")]
    missing = f"/v1/books/{uuid4()}/trial-balance?recorded_until=2020-01-01T00:00:00Z"
    assert (await books.centre.finance.get(missing)).status_code == 404


async def test_the_trial_balance_as_a_table(books: Books) -> None:
    here = f"{await books.here()}/trial-balance"
    answer = await books.centre.finance.get(here, headers={"Accept": sheet.CSV})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["account"] for row in rows][::7] == ["Bank", "total"]
    assert rows[0] == {
        "account": "Bank",
        "debit_minor": "515000",
        "credit_minor": "130000",
        "total_minor": "385000",
        "currency": "EUR",
        "exponent": "2",
    }
    book = await books.centre.finance.get(here, headers={"Accept": sheet.XLSX})
    assert zipfile.is_zipfile(io.BytesIO(book.content))
    assert (await books.centre.finance.get(here, headers={"Accept": "text/plain"})).status_code == 406


async def test_what_was_booked_is_listed_with_its_entries(books: Books) -> None:
    here, finance = f"{await books.here()}/transactions", books.centre.finance
    items = (await finance.get(here)).json()["items"]
    assert [item["amount_minor"] for item in items] == [5_000, 10_000, 10_000, 120_000, 500_000]
    assert items[1]["reverses_id"] == items[2]["id"]
    assert (items[2]["reversed_by_id"], items[1]["reversal_reason"]) == (items[1]["id"], "Bounced")
    assert items[0]["entries"] == [
        {"account": "Bank", "amount_minor": 5_000},
        {"account": "Receivables", "amount_minor": -5_000},
    ]
    assert items[0]["reference"] == "RF18/2026"
    for query, count in (
        (f"fund_id={books.fund_id}", 5),
        (f"loan_id={books.loan_id}", 4),
        (f"loan_id={uuid4()}", 0),
        ("kind=Contribution&kind=Disbursement", 2),
        (f"value_from={DAY + timedelta(1)}&value_until={DAY + timedelta(2)}", 2),
    ):
        assert len((await finance.get(f"{here}?{query}")).json()["items"]) == count, query
    first = (await finance.get(f"{here}?limit=2")).json()
    rest = (await finance.get(first["next"])).json()
    assert [item["id"] for item in first["items"] + rest["items"]] == [item["id"] for item in items[:4]]


@pytest.mark.parametrize(
    "tail", ["/transactions", "/trial-balance", f"/journal?from_on={DAY}&until_on={DAY + timedelta(9)}"]
)
async def test_g_12_who_reads_what_was_booked_leaves_a_trace(books: Books, tail: str) -> None:
    answer = await books.centre.finance.get(f"{await books.here()}{tail}")
    assert answer.status_code == 200, answer.text
    assert await trace(books.house, answer, "book") == [("book", str(await books.book_id()))]
    missing = await books.centre.finance.get(f"/v1/books/{uuid4()}{tail}")
    assert (missing.status_code, await trace(books.house, missing, "book")) == (404, [])


async def test_the_journal_has_every_entry(books: Books) -> None:
    here, finance = f"{await books.here()}/journal", books.centre.finance
    span = f"from_on={DAY}&until_on={DAY + timedelta(30)}"
    lines = (await finance.get(f"{here}?{span}")).json()["lines"]
    assert [(line["account"], line["debit_minor"], line["credit_minor"]) for line in lines[:4]] == [
        ("Bank", 500_000, 0),
        ("Contributions", 0, 500_000),
        ("Receivables", 120_000, 0),
        ("Bank", 0, 120_000),
    ]
    assert len(lines) == 10
    answer = await finance.get(f"{here}?{span}", headers={"Accept": sheet.CSV})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["debit_minor"] for row in rows] == [str(line["debit_minor"]) for line in lines]
    book = await finance.get(f"{here}?{span}", headers={"Accept": sheet.XLSX})
    assert zipfile.is_zipfile(io.BytesIO(book.content))


async def test_a_journal_of_more_than_three_years_is_refused(books: Books) -> None:
    here, finance = f"{await books.here()}/journal", books.centre.finance
    for span, said in (
        ("from_on=2023-01-01&until_on=2026-12-31", "too_far_apart"),
        ("from_on=2026-02-01&until_on=2026-01-31", "before_from_on"),
    ):
        problem = await refused(finance.get(f"{here}?{span}"), 422, "invalid")
        assert faults(problem) == [("?until_on", said)]


async def test_closing_keeps_how_the_accounts_stood(books: Books) -> None:
    here, finance = await books.here(), books.centre.finance
    until = (DAY + timedelta(2)).isoformat()
    closed = await finance.post(f"{here}/close", {"until_on": until}, etag='"1"', key=uuid4().hex)
    assert (closed.status_code, closed.json()["closed_until"]) == (200, until), closed.text
    assert closed.headers["ETag"] == '"2"'
    (closing,) = (await finance.get(f"{here}/closings")).json()["items"]
    assert (closing["until_on"], closing["closed_by_id"]) == (until, str(finance.member_id))
    wanted = (await finance.get(f"{here}/trial-balance?until_on={until}")).json()["accounts"]
    assert closing["totals"] == wanted


async def test_closing_says_what_it_needs(books: Books, clock: Clock) -> None:
    del clock
    here, finance = f"{await books.here()}/close", books.centre.finance
    body = {"until_on": DAY.isoformat()}
    await refused(finance.post(here, body, etag='"1"'), 400, "idempotency_key_required")
    await refused(finance.post(here, body, key="a"), 428, "if_match_required")
    await refused(finance.post(here, body, etag='"9"', key="b"), 412, "stale")
    late = await refused(finance.post(here, {"until_on": "2199-01-01"}, etag='"1"', key="c"), 422, "invalid")
    assert faults(late) == [("/until_on", "not_before_today")]
    assert (await finance.post(here, body, etag='"1"', key="d")).status_code == 200
    again = await finance.post(here, body, etag='"1"', key="d")
    assert (again.status_code, again.headers["Idempotent-Replayed"]) == (200, "true")
    twice = await refused(finance.post(here, body, etag='"2"', key="e"), 422, "invalid")
    assert faults(twice) == [("/until_on", "not_after_closed_until")]
    await refused(books.centre.auditor.post(here, body, etag='"2"', key="f"), 403, "forbidden")


async def test_a_missing_key_is_refused_after_what_stands_before_it(books: Books) -> None:
    """What the request alone shows, in its order: 415, 400, then 422 and 428."""
    here, finance = f"{await books.here()}/close", books.centre.finance
    for options, status, said in (
        ({"content": b"x", "headers": {"Content-Type": "text/plain"}}, 415, "unsupported_media_type"),
        ({"params": {"x": "1"}}, 400, "unknown_parameter"),
        ({"json": {"until_on": 0}}, 400, "idempotency_key_required"),
        ({"json": {}, "headers": {"Accept": "text/csv"}}, 406, "not_acceptable"),
    ):
        await refused(finance.call("POST", here, **options), status, said)
