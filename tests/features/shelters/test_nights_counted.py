"""Nights of any past and future, against a reckoning in Python: each bed at each midnight (BED-16)."""

import random
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from tests.factories.house import House
from tests.features.shelters.beds import DAY, ZONE, day, home, id_of
from tests.features.stories import Clock
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.rules import slept

#: In the middle of a day between the two days on which the clocks change.
NOW = datetime(2031, 7, 10, 14, tzinfo=ZONE)
FIRST, UNTIL = date(2031, 3, 26), date(2031, 10, 30)
STATES = ("held", "confirmed", "occupied", "departed", "no_show", "cancelled", "expired", "blocked", "ended")


@dataclass
class Stay:
    """An allocation as it is in the table."""

    status: str
    begins_at: datetime
    ends_at: datetime | None
    guest_id: UUID | None
    expires_at: datetime | None = None
    away: list[tuple[date, date]] = field(default_factory=list)
    id: UUID = field(default_factory=uuid4)

    def covers(self, at: datetime) -> bool:
        if self.status == "held" and self.expires_at is not None and self.expires_at <= NOW:
            return False
        if self.begins_at > at:
            return False
        if self.ends_at is None or self.ends_at > at:
            return True
        # She lies there still, whoever was promised it meanwhile: until now, and no longer.
        return self.status == "occupied" and (at <= NOW or self.ends_at <= NOW)

    def shown(self, night: date) -> str:
        if self.status in {"occupied", "departed"}:
            return "away" if any(a <= night < b for a, b in self.away) else "occupied"
        return "blocked" if self.status == "ended" else self.status


@dataclass
class Bed:
    """A bed, while it is there, and what was ever written down of it."""

    id: UUID
    since_on: date
    retired_on: date | None
    overflow_until: date | None
    stays: list[Stay]

    def is_there(self, night: date) -> bool:
        return (
            self.since_on <= night
            and (self.retired_on is None or self.retired_on > night)
            and (self.overflow_until is None or self.overflow_until >= night)
        )


def nights(first: date, until: date) -> Iterator[tuple[date, datetime]]:
    for n in range((until - first).days):
        night = first + timedelta(days=n)
        yield night, datetime.combine(night + timedelta(days=1), time(0), ZONE).astimezone(UTC)


def census(beds: list[Bed], first: date, until: date) -> dict[str, tuple[int, int]]:
    """By night: the staffed beds, and the used ones."""
    found: dict[str, tuple[int, int]] = {}
    for night, at in nights(first, until):
        there = [[s for s in bed.stays if s.covers(at)] for bed in beds if bed.is_there(night)]
        if there:
            staffed = sum(not any(s.status in {"blocked", "ended"} for s in here) for here in there)
            used = sum(
                at <= NOW and any(s.status in {"occupied", "departed"} and s.guest_id for s in here)
                for here in there
            )
            found[night.isoformat()] = (staffed, used)
    return found


def calendar(bed: Bed, first: date, until: date) -> list[str]:
    cells = []
    for night, at in nights(first, until):
        here = [s for s in bed.stays if s.covers(at) and s.status not in {"no_show", "cancelled", "expired"}]
        last = max(here, key=lambda s: s.begins_at, default=None)
        cells.append("gone" if not bed.is_there(night) else last.shown(night) if last else "free")
    return cells


def a_moment(chance: random.Random) -> datetime:
    """Any, and very often a midnight of the house, or one second beside it."""
    day = date(2031, 1, 1) + timedelta(days=chance.randrange(360))
    hour = chance.choice((0, 0, 0, 2, 12, 23))
    at = datetime.combine(day, time(hour), ZONE) + timedelta(seconds=chance.choice((0, 0, -1, 1, 1800)))
    return at.astimezone(UTC)


def a_stay(chance: random.Random) -> Stay:
    status = chance.choice(STATES)
    begin = a_moment(chance)
    length = timedelta(minutes=chance.choice((1, 600, 1_439, 1_440, 1_441, 9_000, 60_000, 200_000)))
    end = None if status in {"occupied", "blocked"} and chance.random() < 0.5 else begin + length
    guest = None if status in {"blocked", "ended"} or chance.random() < 0.2 else uuid4()
    expires = None if status != "held" else NOW + chance.choice((-1, 1)) * timedelta(hours=1)
    stay = Stay(status, begin, end, guest, expires)
    if status in {"occupied", "departed"} and chance.random() < 0.5:
        gone = begin.astimezone(ZONE).date() + timedelta(days=chance.randrange(5))
        stay.away.append((gone, gone + timedelta(days=chance.randrange(1, 20))))
    return stay


def a_bed(chance: random.Random, id_: str) -> Bed:
    retired = chance.choice((None, None, date(2031, 8, 3)))
    overflow = chance.choice((None, None, date(2031, 6, 1)))
    stays = {stay.begins_at: stay for stay in (a_stay(chance) for _ in range(chance.randrange(16)))}
    since = chance.choice((date(2030, 1, 1), date(2031, 5, 5)))
    return Bed(UUID(id_), since, retired, overflow, list(stays.values()))


_BED = """
UPDATE beds SET since_on = :since, retired_on = :retired, overflow_until = :until, overflow_reason = :why
WHERE id = :id
"""
# What the constraints do not let in has not happened.
_STAY = """
INSERT INTO allocations (organisation_id, id, version, created_at, updated_at, status, shelter_id, unit_id,
    bed_id, guest_id, begins_at, ends_at, expires_at, from_on, renewals, block_reason)
SELECT b.organisation_id, :id, 1, now(), now(), :status, b.shelter_id, b.unit_id, b.id, :guest_id, :begins_at,
    :ends_at, :expires_at, :on, 0, :block
FROM beds b WHERE b.id = :bed
ON CONFLICT DO NOTHING
"""
_AS_IT_IS = ("id", "status", "guest_id", "begins_at", "ends_at", "expires_at")
_AWAY = """
INSERT INTO absences (organisation_id, id, version, created_at, updated_at, allocation_id, from_on, until_on,
    reason)
SELECT b.organisation_id, :id, 1, now(), now(), :stay, :begin, :end, 'FamilyVisit'
FROM beds b WHERE b.id = :bed
"""


async def planted(house: House, beds: list[Bed]) -> None:
    """Straight into the tables; afterwards each bed has the stays that the constraints let in."""
    for bed in beds:
        why, until = bed.overflow_until and "Emergency", bed.overflow_until
        days = {"since": bed.since_on, "retired": bed.retired_on, "until": until, "why": why}
        await house.owner_execute(_BED, id=bed.id, **days)
        kept = []
        for stay in bed.stays:
            values = {name: getattr(stay, name) for name in _AS_IT_IS}
            block = "Repair" if stay.status in {"blocked", "ended"} else None
            values |= {"bed": bed.id, "on": stay.begins_at.date(), "block": block}
            done = await house.owner_execute(_STAY, **values)
            kept += [stay] * done.rowcount
        bed.stays = kept
        for stay in kept:
            for begin, end in stay.away:
                away = {"id": uuid4(), "stay": stay.id, "begin": begin, "end": end}
                await house.owner_execute(_AWAY, bed=bed.id, **away)


@pytest.mark.parametrize("seed", range(5))
async def test_bed_16_each_night_is_what_a_reckoning_in_python_says(
    house: House, clock: Clock, seed: int
) -> None:
    chance = random.Random(seed)
    there = await home(house, beds=6)
    beds = [a_bed(chance, id_) for id_ in there.beds]
    await planted(house, beds)
    await clock.stop(NOW)
    query = f"{there.shelter}/occupancy?from={FIRST}&to={UNTIL}&by=day"
    found = (await there.staff.get(query)).json()["items"]
    said = {n["period"]: (n["staffed_bed_nights"], n["used_bed_nights"]) for n in found}
    assert said == census(beds, FIRST, UNTIL)
    for first in (FIRST, NOW.date() - 40 * DAY, UNTIL - 92 * DAY):
        until = first + 92 * DAY
        board = (await there.staff.get(f"{there.shelter}/board?from={first}&to={until}")).json()
        assert {row["bed_id"]: row["nights"] for row in board["rows"]} == {
            str(bed.id): calendar(bed, first, until)
            for bed in beds
            if bed.since_on < until and (bed.retired_on is None or bed.retired_on > first)
        }


_PAST = """
INSERT INTO allocations (organisation_id, id, version, created_at, updated_at, status, shelter_id, unit_id,
    bed_id, guest_id, begins_at, ends_at, from_on, renewals)
SELECT b.organisation_id, gen_random_uuid(), 1, now(), now(), 'departed', b.shelter_id, b.unit_id, b.id,
    gen_random_uuid(), t.at, t.at + interval '20 hours', current_date, 0
FROM beds b, generate_series(1, 300) AS n
CROSS JOIN LATERAL (SELECT now() - n * interval '5 days' AS at) t
WHERE b.organisation_id = :id
"""
_READ = re.compile(r"on allocations\b.*?rows=(\d+)\S* loops=(\d+)\)((?:\n(?! *->).*)*)")
_LEFT_OUT = re.compile(r"Rows Removed by Filter: (\d+)")


@pytest.mark.parametrize("which", ["bed_nights", "board"])
async def test_each_allocation_is_read_once_however_many_nights_are_asked(house: House, which: str) -> None:
    """A bed has hundreds of stays in its past: to look through them for each night takes minutes."""
    there = await home(house, beds=4)
    await house.owner_execute(_PAST, id=there.centre.id)
    await house.owner_execute(
        "UPDATE beds SET since_on = '2015-01-01' WHERE organisation_id = :id", id=there.centre.id
    )
    async with system_mandate(house.office, there.centre.id, "test") as mandate:
        until, shelter_id = mandate.today(), UUID(id_of(there.shelter))
        query = {
            "bed_nights": queries.bed_nights(mandate, shelter_id, until - 732 * DAY, until, by_month=True),
            "board": queries.board(mandate, shelter_id, until - 92 * DAY, until),
        }[which]
        written = query.compile(
            dialect=mandate.session.get_bind().dialect, compile_kwargs={"literal_binds": True}
        )
        explained = text(f"EXPLAIN (ANALYZE, TIMING OFF) {written}".replace(":", "\\:"))
        plan = "\n".join(await mandate.session.scalars(explained))
    reads = _READ.findall(plan)
    assert reads, plan
    rows = sum((int(n) + sum(map(int, _LEFT_OUT.findall(more)))) * int(loops) for n, loops, more in reads)
    # Two thousand nights and more of a bed, or three hundred: night by night it is a hundred thousand.
    assert rows <= 10 * 1200, plan


async def test_nobody_waits_while_the_nights_of_a_large_house_are_counted(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five hundred beds have hundreds of thousands of nights: to go through them takes a second."""
    there = await home(house, beds=1)
    await house.owner_execute(_PAST, id=there.centre.id)
    threads = set()

    def counted(*arguments: Any) -> int:
        threads.add(threading.current_thread())
        return slept(*arguments)

    counts = import_module("trafficking_api.features.shelters.service.occupancy")
    monkeypatch.setattr(counts, "slept", counted)
    until = date.fromisoformat(day())
    found = await there.staff.get(f"{there.shelter}/occupancy?from={until - 300 * DAY}&to={until}")
    assert found.json()["stays_ended"] > 0
    assert threads
    assert threading.current_thread() not in threads
