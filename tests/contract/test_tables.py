"""Every list as a table for people: as CSV and as a workbook, with the same in it as in JSON."""

import asyncio
import csv
import io
import json
import re
import threading
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any
from uuid import uuid4
from xml.etree import ElementTree as ET

import httpx
import pytest
from pydantic import BaseModel, Field

from tests.contract.operations import Operation, behind_the_door, named
from tests.contract.test_answers import LISTS, Reader
from tests.contract.test_refusals import refused
from tests.factories.house import FACTS, House
from tests.factories.world import World, made
from trafficking_api.access import answers, tabling
from trafficking_api.kit import sheet
from trafficking_api.vocabulary import CODE_LISTS
from trafficking_api.vocabulary.types import CardNeed, CountryCode, Urgency

#: Of what is between a person and her lawyer there is no table (CRT-20). Written down by hand.
NO_TABLE = {"list_privileged_notes"}
#: What the world has nothing of where the reader looks.
BARE = {"list_due", "list_consents", "list_closings", "list_referrals"}
TABLES = [operation for operation in LISTS if operation.name not in NO_TABLE]
_PLACE = re.compile(r"([A-Z]+)(\d+)\Z")
_NAMES = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@pytest.fixture(scope="module")
async def reader(world: World) -> Reader:
    return await Reader(world).find()


def from_csv(answer: httpx.Response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), strict=True))


def from_workbook(answer: httpx.Response) -> list[dict[str, str]]:
    """The rows of the one sheet, read with nothing of what wrote it."""
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        strings, cells = (
            ET.fromstring(book.read(f"xl/{part}.xml"))  # noqa: S314 - we have just made it
            for part in ("sharedStrings", "worksheets/sheet1")
        )
        words = ["".join(each.itertext()) for each in strings.findall("s:si", _NAMES)]
        found: dict[int, dict[str, str]] = {}
        for cell in cells.iter(f"{{{_NAMES['s']}}}c"):
            assert cell.find("s:f", _NAMES) is None  # no cell is a formula
            place, value = _PLACE.match(cell.attrib["r"]), cell.findtext("s:v", "", _NAMES)
            assert place is not None
            found.setdefault(int(place[2]), {})[place[1]] = (
                words[int(value)] if cell.get("t") == "s" else value
            )
    names, *rows = (found[number] for number in sorted(found))
    return [{names[column]: value for column, value in row.items()} for row in rows]


def at(item: dict[str, Any], name: str) -> Any:
    """What an item of the JSON has under the name of a column."""
    value: Any = item
    for step in name.split("."):
        value = None if value is None else value.get(step)
    return value


def shown(value: Any) -> str:
    """A value as a cell says it."""
    if isinstance(value, list):
        return "; ".join(shown(each) for each in value)
    if isinstance(value, (dict, bool)):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)


def labels(code: str) -> set[str]:
    return {each.labels["fr"] for known in CODE_LISTS.values() for each in known.values if each.code == code}


@pytest.mark.parametrize("operation", TABLES, ids=lambda operation: operation.name)
async def test_every_list_is_a_table_too(reader: Reader, operation: Operation) -> None:
    assert operation.formats == set(sheet.CONTENT)
    items = (await reader.ask(operation, "GET")).json()["items"]
    tables: dict[str, dict[str, dict[str, str]]] = {}
    for kind, read in ((sheet.CSV, from_csv), (sheet.XLSX, from_workbook)):
        answer = await reader.ask(operation, "GET", Accept=kind, **{"Accept-Language": "fr"})
        assert answer.status_code == 200, answer.text
        assert answer.headers["Content-Type"].split(";")[0] == kind
        assert answer.headers["Content-Language"] == "fr"
        name = f"{operation.name.removeprefix('list_')}.{sheet.ENDINGS[kind]}"
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        tables[kind] = {row["id"]: row for row in read(answer)}
    assert items or operation.name in BARE
    # The first may have left a very long list meanwhile: what is asked is written down, and comes first.
    assert {item["id"] for item in items} <= set(tables[sheet.CSV]) & set(tables[sheet.XLSX])
    for item in items:
        row, other = (tables[kind][item["id"]] for kind in (sheet.CSV, sheet.XLSX))
        for column, cell in row.items():
            text = cell.removeprefix("'").replace("\r\n", "\n")
            assert text == other.get(column, ""), column
            if not column.endswith("_label"):
                assert text == shown(at(item, column)), column


async def test_each_side_of_a_referral_has_its_own_columns(world: World) -> None:
    for direction, caller in (("out", world.centre.coordinator), ("in", world.partner.coordinator)):
        here = f"/v1/referrals?direction={direction}&limit=200"
        items = (await caller.get(here)).json()["items"]
        wish = {"Accept": sheet.CSV, "Accept-Language": "fr"}
        rows = {row["id"]: row for row in from_csv(await caller.get(here, headers=wish))}
        assert len(rows) == len(items) > 3
        for item in items:
            row = rows[item["id"]]
            for column in ("status", "view", "card.level", "card.urgency", "card.minor", "allowed_commands"):
                assert row[column] == shown(at(item, column))
            urgency = row["card.urgency"]
            assert row["card.urgency_label"] in labels(urgency) | {urgency if urgency == "unknown" else ""}
            # The case is the sender's own, and so is the class that the card was made in (REF-4).
            assert ("case_id" in row, "class_size" in row) == (direction == "out",) * 2


def test_crt_20_what_is_privileged_is_no_table() -> None:
    for name in NO_TABLE:
        assert named(name).formats == {"application/json"}


async def test_crt_20_nobody_gets_privileged_notes_as_a_table(reader: Reader) -> None:
    for kind in sheet.WRITERS:
        refused(await reader.ask(named("list_privileged_notes"), "GET", Accept=kind), 406, "not_acceptable")


def test_only_lists_and_figures_are_tables() -> None:
    figures = {
        *("read_service_counts", "read_trial_balance", "read_journal", "read_guarantee_fund_statement"),
        *("read_loan_statement", "read_occupancy", "read_statistics"),
    }
    found = {operation.name for operation in behind_the_door() if sheet.CSV in operation.formats}
    assert found - {operation.name for operation in TABLES} <= figures


async def test_a_table_has_the_label_of_each_code_in_the_callers_language(world: World) -> None:
    worker = world.centre.coordinator
    told = set()
    for language in ("en", "fr"):
        answer = await worker.get("/v1/cases", headers={"Accept": sheet.CSV, "Accept-Language": language})
        rows = [row for row in from_csv(answer) if row["gender"] == "Feminine"]
        assert rows
        wanted = {each.code: each.labels[language] for each in CODE_LISTS["gender"].values}
        assert {row["gender_label"] for row in rows} == {wanted["Feminine"]}
        countries = {row["origin_country_label"] for row in rows if row["origin_country"] == "LA"}
        assert countries == {"Laos"}
        told.add(wanted["Feminine"])
    assert len(told) == 2


async def test_a_browser_and_who_says_nothing_get_json(world: World) -> None:
    for wish in ("*/*", "text/html,application/xhtml+xml,*/*;q=0.8", "application/json, text/csv"):
        answer = await world.centre.coordinator.get("/v1/members", headers={"Accept": wish})
        assert answer.headers["Content-Type"] == "application/json"
    text = await world.centre.coordinator.get("/v1/members", headers={"Accept": "text/*"})
    assert text.headers["Content-Type"].startswith(sheet.CSV)


async def test_a_table_is_the_whole_list_or_as_long_as_the_caller_says(house: House) -> None:
    centre = await house.party()
    for number in range(54):
        body = {"name": f"Member {number:02}", "role": "legal"}
        await made(centre.admin, "/v1/members", body)
    wish = {"Accept": sheet.CSV}
    everybody = from_csv(whole := await centre.admin.get("/v1/members", headers=wish))
    assert len(everybody) > 54
    assert "Link" not in whole.headers
    some = await centre.admin.get("/v1/members?limit=20", headers=wish)
    rows = from_csv(some)
    while "Link" in some.headers:
        some = await centre.admin.get(some.headers["Link"].partition(">")[0][1:], headers=wish)
        rows += from_csv(some)
    assert rows == everybody


async def test_a_longer_list_goes_on_in_the_next_table(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "LONGEST_TABLE", 3)
    centre = await house.party()
    for _ in range(7):
        await made(centre.coordinator, "/v1/cases", FACTS)
    wish, here, sizes, seen = {"Accept": sheet.CSV}, "/v1/cases", [], set()
    while here:
        answer = await centre.coordinator.get(here, headers=wish)
        rows = from_csv(answer)
        sizes.append(len(rows))
        seen |= {row["id"] for row in rows}
        here = answer.headers.get("Link", "").partition(">")[0][1:]
        assert "limit" not in here
    assert (sizes, len(seen)) == ([3, 3, 1], 7)


async def test_that_somebody_took_a_table_is_written_down(house: House) -> None:
    centre = await house.party()
    for wish in ("application/json", sheet.CSV, sheet.XLSX):
        await centre.coordinator.get("/v1/cases", headers={"Accept": wish})
    rows = (await centre.auditor.get("/v1/audit-events")).json()["items"]
    found = [row for row in rows if row["operation"] == "list_cases"]
    assert [(row["outcome"], row["object_kind"], row["object_id"]) for row in found] == [
        ("done", "table", None)
    ] * 2


async def test_a_name_that_looks_like_a_formula_stays_a_text(house: House) -> None:
    centre = await house.party()
    names = ["=1+1", "+32", "-1", "@SUM(A1)", "plain; name"]
    for name in names:
        await made(centre.admin, "/v1/members", {"name": name, "role": "legal"})
    rows = from_csv(await centre.admin.get("/v1/members", headers={"Accept": sheet.CSV}))
    told = {row["name"] for row in rows}
    assert {f"'{name}" for name in names[:4]} | {names[4]} <= told
    book = await centre.admin.get("/v1/members", headers={"Accept": sheet.XLSX})
    assert set(names) <= {row["name"] for row in from_workbook(book)}


async def test_a_stranger_gets_no_row_and_no_other_address(house: House, world: World) -> None:
    stranger = await house.party()
    answer = await stranger.coordinator.get("/v1/cases", headers={"Accept": sheet.CSV})
    assert from_csv(answer) == []
    for case in (str(uuid4()), world.cases["sent"].rpartition("/")[2]):
        answer = await stranger.coordinator.get(f"/v1/cases/{case}/comments", headers={"Accept": sheet.CSV})
        refused(answer, 404, "not_found")


class Part(BaseModel):
    """A part of something."""

    urgency: Urgency
    note: str | None


class Thing(BaseModel):
    """Something of each kind that a column can be."""

    is_open: bool
    count: int | None
    country: CountryCode | None
    needs: list[CardNeed] = Field(max_length=3)
    part: Part | None
    parts: list[Part]


def test_each_kind_of_field_has_its_columns() -> None:
    assert [column.name for column in tabling.columns(Thing)] == [
        *("is_open", "count", "country", "country_label", "needs", "needs_label"),
        *("part.urgency", "part.urgency_label", "part.note", "parts"),
    ]
    part = {"urgency": "Within24h", "note": None}
    thing = {"is_open": False, "count": 0, "country": "BE", "needs": ["unknown"], "part": part, "parts": []}
    bare = {**thing, "count": None, "country": None, "needs": [], "part": None, "parts": [part, part]}
    rows = list(tabling.rows(Thing, json.dumps([thing, bare]), "fr"))
    assert rows[0][:6] == ["false", 0, "BE", "Belgique", "unknown", "unknown"]
    assert rows[0][6] == "Within24h"
    assert rows[0][7] in labels("Within24h")
    assert rows[1][:9] == ["false", None, None, None, "", "", None, None, None]
    assert rows[1][9] == f"{json.dumps(part)}; {json.dumps(part)}"


AS_TABLES = [o for o in behind_the_door() if o.formats == set(sheet.CONTENT)]


@pytest.mark.parametrize("operation", AS_TABLES, ids=lambda operation: operation.name)
async def test_every_table_is_written_beside_the_work_of_others(
    reader: Reader, operation: Operation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of two hundred thousand lines takes seconds: it is written in a thread of its own."""
    threads = []

    def writer(columns: Sequence[str], rows: Iterable[Sequence[sheet.Cell]]) -> bytes:
        threads.append(threading.current_thread())
        return sheet.as_csv(columns, rows)

    monkeypatch.setitem(sheet.WRITERS, sheet.CSV, writer)
    answer = await reader.ask(operation, "GET", Accept=sheet.CSV)
    assert answer.status_code == 200, answer.text
    assert len(threads) == 1
    assert threads != [threading.current_thread()]


async def test_nobody_writes_on_what_nobody_waits_for() -> None:
    """Who is told to come back does so, and would find all threads at work for those who did."""
    begun, ended, loop = asyncio.Event(), asyncio.Event(), asyncio.get_running_loop()

    def endless() -> Iterator[Sequence[sheet.Cell]]:
        try:
            for number in count():
                if number == 1000:
                    loop.call_soon_threadsafe(begun.set)
                yield [number]
        finally:
            loop.call_soon_threadsafe(ended.set)

    writing = asyncio.create_task(answers.written(sheet.CSV, ["n"], endless()))
    await asyncio.wait_for(begun.wait(), 60)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await asyncio.wait_for(ended.wait(), 60)


def test_a_cell_holds_no_more_than_a_workbook_lets_it() -> None:
    book = sheet.as_xlsx(["words"], [["x" * 40_000], ["y" * 32_767]])
    found = from_workbook(httpx.Response(200, content=book))
    assert [len(row["words"]) for row in found] == [32_767, 32_767]
    assert found[0]["words"].endswith("x…")
    assert found[1]["words"].endswith("yy")
