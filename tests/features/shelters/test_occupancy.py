"""Nights add up to what a brute-force count says, whatever the clocks do (BED-16)."""

import csv
import io
import random
import zipfile
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4
from xml.etree import ElementTree as ET

import pytest

from tests.factories.house import House
from tests.features.shelters.beds import ZONE, Home, day, home, id_of
from tests.features.stories import Clock, faults, refused

CLOCKS_GO_FORWARD, CLOCKS_GO_BACK = date(2031, 3, 30), date(2031, 10, 26)


async def planted(house: House, there: Home, bed: str, *stays: dict[str, Any]) -> None:
    """Allocations of the past, straight into the table: the constraint is there too."""
    for stay in stays:
        row = {"case": None, "guest": None, "block": None, "end": None, **stay}
        await house.owner_execute(
            "INSERT INTO allocations (organisation_id, id, version, created_at, updated_at, status, "
            "shelter_id, unit_id, bed_id, guest_id, begins_at, ends_at, from_on, renewals, block_reason) "
            "SELECT b.organisation_id, :id, 1, now(), now(), :status, b.shelter_id, b.unit_id, b.id, :guest, "
            ":begin, :end, :on, 0, :block FROM beds b WHERE b.id = :bed",
            id=uuid4(),
            bed=UUID(bed),
            on=stay["begin"].date(),
            **{k: v for k, v in row.items() if k != "case"},
        )


def census(beds: dict[str, list[dict[str, Any]]], first: date, until: date) -> dict[str, tuple[int, int]]:
    """By month: staffed and used bed-nights, counted one midnight and one bed at a time."""
    months: dict[str, tuple[int, int]] = {}
    night = first
    while night < until:
        midnight = datetime.combine(night + timedelta(days=1), time(0), ZONE).astimezone(UTC)
        for stays in beds.values():
            here = [s for s in stays if s["begin"] <= midnight and (s["end"] is None or s["end"] > midnight)]
            staffed = not any(s["status"] in {"blocked", "ended"} for s in here)
            used = any(s["status"] in {"occupied", "departed"} for s in here)
            before = months.get(f"{night:%Y-%m}", (0, 0))
            months[f"{night:%Y-%m}"] = (before[0] + staffed, before[1] + used)
        night += timedelta(days=1)
    return months


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_bed_16_nights_equal_a_brute_force_count_across_the_clock_changes(
    house: House, clock: Clock, seed: int
) -> None:
    there = await home(house, beds=4)
    chance = random.Random(seed)
    beds: dict[str, list[dict[str, Any]]] = {}
    for bed in there.beds:
        at = datetime(2031, 3, 20, 12, tzinfo=UTC) + timedelta(minutes=chance.randrange(90_000))
        stays = []
        while at < datetime(2031, 11, 5, tzinfo=UTC):
            end = at + timedelta(minutes=chance.choice((20, 700, 1_439, 1_440, 1_441, 9_000, 60_000)))
            blocked = chance.random() < 0.2
            stays.append(
                {
                    "begin": at,
                    "end": end,
                    "status": "ended" if blocked else "departed",
                    "guest": None if blocked else uuid4(),
                    "block": "Repair" if blocked else None,
                }
            )
            at = end + timedelta(minutes=chance.choice((0, 0, 30, 3_000)))
        if chance.random() < 0.6:
            stays.append({"begin": at, "end": None, "status": "occupied", "guest": uuid4()})
        beds[bed] = stays
        await planted(house, there, bed, *stays)
    await house.owner_execute(
        "UPDATE beds SET since_on = '2031-01-01' WHERE organisation_id = :id", id=there.centre.id
    )
    await clock.stop(datetime(2031, 12, 31, tzinfo=UTC))
    first, until = CLOCKS_GO_FORWARD - timedelta(days=3), CLOCKS_GO_BACK + timedelta(days=4)
    query = f"{there.shelter}/occupancy?from={first}&to={until}"
    found = (await there.staff.get(query)).json()
    said = {n["period"]: (n["staffed_bed_nights"], n["used_bed_nights"]) for n in found["items"]}
    assert said == census(beds, first, until)
    by_day = (await there.staff.get(f"{query}&by=day")).json()
    assert len(by_day["items"]) == (until - first).days
    assert by_day["total"] == found["total"]


async def test_occupancy_as_a_table_a_workbook_and_a_picture(house: House, clock: Clock) -> None:
    there = await home(house, beds=2, code_name="=House <Linden>")
    await house.owner_execute(
        "UPDATE beds SET since_on = '2031-01-01' WHERE organisation_id = :id", id=there.centre.id
    )
    begin = datetime(2031, 5, 4, 18, tzinfo=UTC)
    stay = {"begin": begin, "end": begin + timedelta(days=10), "status": "departed", "guest": uuid4()}
    await planted(house, there, there.beds[0], stay)
    await clock.stop(datetime(2031, 7, 1, tzinfo=UTC))
    query = f"{there.shelter}/occupancy?from=2031-05-01&to=2031-06-01"
    found = (await there.staff.get(query)).json()
    assert (found["total"]["used_bed_nights"], found["total"]["staffed_bed_nights"]) == (10, 62)
    assert (found["stays_ended"], found["average_stay_nights"]) == (1, 10.0)
    table = await there.staff.call("GET", query, headers={"Accept": "text/csv"})
    assert table.headers["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert rows[1][:3] == ["2031-05", "62", "10"]
    workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    book = await there.staff.call("GET", query, headers={"Accept": workbook})
    with zipfile.ZipFile(io.BytesIO(book.content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    picture = await there.staff.call(
        "GET", query.replace("occupancy?", "occupancy.svg?"), headers={"Accept": "image/svg+xml"}
    )
    assert picture.headers["Content-Type"].startswith("image/svg+xml")
    root = ET.fromstring(picture.content)  # noqa: S314 - our own picture
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert "script" not in names
    assert "House <Linden>" in (root[0].text or "")
    assert "10 of 62" in (root[1].text or "")
    refusal = await there.staff.call("GET", query, headers={"Accept": "application/pdf"})
    assert refusal.status_code == 406


async def test_the_board_shows_each_bed_in_each_night(house: House) -> None:
    there = await home(house, beds=2)
    taken, free = there.beds
    here = await there.occupied(taken, await there.case(), 5)
    away = {"from_on": day(1), "until_on": day(3), "reason": "FamilyVisit"}
    await there.staff.made(f"{here}/absences", away)
    await refused(there.staff.post(f"{here}/absences", away), 409, "absence_overlaps")
    block = {"reason": "Repair", "from_on": day(2), "to_on": day(3)}
    await there.staff.made(f"{there.shelter}/beds/{free}/block", block)
    board = (await there.staff.get(f"{there.shelter}/board?from={day()}&to={day(4)}")).json()
    assert board["nights"] == [day(n) for n in range(4)]
    rows = {row["bed_id"]: row["nights"] for row in board["rows"]}
    assert rows == {
        taken: ["occupied", "away", "away", "occupied"],
        free: ["free", "free", "blocked", "free"],
    }
    problem = await refused(
        there.staff.get(f"{there.shelter}/board?from={day()}&to={day(99)}"), 422, "invalid"
    )
    assert faults(problem) == [("?to", "too_far_apart")]
    assert id_of(here) not in str(board)
