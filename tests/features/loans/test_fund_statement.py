"""The statement of a fund: what moved on which day, from what there was before to what was there after."""

import csv
import io
import random
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest

from tests.factories.house import House
from tests.features.loans.funds import Purse, day, purse
from tests.features.stories import faults, refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def span(since: int, until: int) -> str:
    return f"from_on={day(since)}&until_on={day(until)}"


async def told(there: Purse, since: int, until: int) -> dict[str, Any]:
    answer = await there.finance.get(f"{there.here}/statement?{span(since, until)}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def minor(statement: dict[str, Any]) -> tuple[int, ...]:
    """What there was before, came in, went out, and was there after."""
    return tuple(statement[f"{name}_minor"] for name in ("opening", "received", "paid", "closing"))


async def test_a_statement_leads_from_what_was_to_what_is(house: House) -> None:
    there = await purse(house)
    await there.given(1000, value_on=day(-30))
    gift = await there.given(200, value_on=day(-20), reference="2026/0117")
    assert (await there.reverses(gift, value_on=day(-10))).status_code == 200
    await there.given(50, value_on=day(-20))
    await there.given(7, value_on=day(-1))
    found = await told(there, -20, -10)
    assert minor(found) == (1000, 250, -200, 1050)
    lines = found["lines"]
    assert [(line["value_on"], line["amount_minor"]) for line in lines] == [
        (day(-20), 200),
        (day(-20), 50),
        (day(-10), -200),
    ]
    assert [line["balance_minor"] for line in lines] == [1200, 1250, 1050]
    assert [line["reverses_id"] for line in lines] == [None, None, lines[0]["transaction_id"]]
    assert [line["reference"] for line in lines] == ["2026/0117", None, None]
    assert {(line["kind"], line["loan_id"]) for line in lines} == {("Contribution", None)}
    assert (found["currency"], found["exponent"]) == ("EUR", 2)
    assert minor(await told(there, -40, -31)) == (0, 0, 0, 0)
    assert minor(await told(there, -1, -1)) == (1050, 7, 0, 1057)
    assert minor(await told(there, 0, 0)) == (1057, 0, 0, 1057)
    assert minor(await told(there, -300, 0))[-1] == (await there.figures())[0]


async def test_a_statement_as_a_table_and_a_workbook(house: House) -> None:
    there = await purse(house)
    await there.given(1000, value_on=day(-30))
    await there.given(200, value_on=day(-20))
    path = f"{there.here}/statement?{span(-25, 0)}"
    french = {"Accept": "text/csv", "Accept-Language": "fr"}
    table = await there.finance.call("GET", path, headers=french)
    assert table.headers["Content-Type"].startswith("text/csv")
    assert table.headers["Content-Language"] == "fr"
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    names = rows[0]
    first, line, *_, last = (dict(zip(names, row, strict=True)) for row in rows[1:])
    assert (first["value_on"], first["kind"], first["balance_minor"]) == (day(-25), "opening", "1000")
    assert (line["kind_label"], line["amount_minor"], line["balance_minor"]) == ("Apport", "200", "1200")
    assert (last["value_on"], last["kind"], last["balance_minor"]) == (day(0), "closing", "1200")
    assert {(row["currency"], row["exponent"]) for row in (first, line, last)} == {("EUR", "2")}
    book = await there.finance.call("GET", path, headers={"Accept": XLSX})
    assert book.headers["Content-Type"] == XLSX
    with zipfile.ZipFile(io.BytesIO(book.content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    assert b"<v>1200</v>" in sheet
    assert b"<f>" not in sheet
    await refused(
        there.finance.call("GET", path, headers={"Accept": "application/pdf"}), 406, "not_acceptable"
    )


async def test_a_statement_of_how_many_days(house: House) -> None:
    there = await purse(house)
    for query, fault in (
        (span(0, -1), ("?until_on", "before_from_on")),
        (span(-366, 0), ("?until_on", "too_far_apart")),
    ):
        problem = await refused(there.finance.get(f"{there.here}/statement?{query}"), 422, "invalid")
        assert faults(problem) == [fault]
    await told(there, -365, 0)


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_statement_against_a_list_of_what_was_given(house: House, seed: int) -> None:
    chance = random.Random(seed)
    there, elsewhere = await purse(house), 0
    other = await purse(house, centre=there.centre, name="Another")
    moved: list[tuple[date, int]] = []
    today = date.fromisoformat(day())
    for _ in range(15):
        amount, ago = chance.randint(1, 10_000), chance.randint(0, 40)
        gift = await there.given(amount, value_on=day(-ago))
        moved.append((today - timedelta(days=ago), amount))
        if chance.random() < 0.3:
            later = chance.randint(0, ago)
            if (await there.reverses(gift, value_on=day(-later))).status_code == 200:
                moved.append((today - timedelta(days=later), -amount))
        elsewhere += amount
        await other.given(amount, value_on=day(-ago))
    for _ in range(5):
        since = chance.randint(-45, 0)
        until = chance.randint(since, 0)
        begin, end = today + timedelta(days=since), today + timedelta(days=until)
        within = [amount for on, amount in moved if begin <= on <= end]
        opening = sum(amount for on, amount in moved if on < begin)
        received = sum(amount for amount in within if amount > 0)
        found = await told(there, since, until)
        assert minor(found) == (opening, received, sum(within) - received, opening + sum(within))
        lines = [(line["value_on"], line["amount_minor"]) for line in found["lines"]]
        assert sorted(lines) == sorted((str(on), amount) for on, amount in moved if begin <= on <= end)
        assert [on for on, _ in lines] == sorted(on for on, _ in lines)
    assert (await other.figures())[0] == elsewhere
