"""Measures 200 houses: how fast their free beds are counted, and who gets the last one of them.

Run by `make bench`. It makes a PostgreSQL of its own, durable and on disk, and a server process. Nobody in it
is real. It fails when a goal is missed, when all allocations are read to count the beds of a night, or when a
bed goes to two.
"""

import asyncio
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ClauseElement, Executable, insert
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from bench.measuring import Place, Row, opened, report, settled
from tests.factories.house import Caller
from trafficking_api.access.mandate import Mandate, system_mandate
from trafficking_api.features.cases.models import Case
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.models import Allocation, Bed, Shelter, Unit
from trafficking_api.features.shelters.rules import begins, noon
from trafficking_api.features.shelters.states import S

HOUSES, ROOMS, BEDS, QUESTIONS, RACES, WHO_WANT_IT = 200, 5, 2, 100, 5, 40
COUNT_P95_MS, RACE_SECONDS = 10.0, 3.0
_SUITABLE = (["WomenOnly"], ["MenOnly"], ["Mixed"], ["FamilyUnit"], ["Minor", "WomenOnly"])
#: What became of a bed long ago, what it is now, and what it is promised for, as often as it is named.
_PAST = (*[S.DEPARTED] * 7, S.CANCELLED, S.EXPIRED, S.NO_SHOW, S.ENDED)
_NOW = (*[S.OCCUPIED] * 7, *[S.DEPARTED] * 2, S.BLOCKED)
_LATER = (S.CONFIRMED, S.CONFIRMED, S.HELD, S.CANCELLED, S.CANCELLED, S.BLOCKED)
_BLOCKS = {S.BLOCKED, S.ENDED}


class Explained(Executable, ClauseElement):
    """A statement that is run as it is, parameters and all, and answers with its plan."""

    inherit_cache = False

    def __init__(self, statement: Any) -> None:
        self.statement = statement


@compiles(Explained)
def _explained(element: Explained, compiler: SQLCompiler, **options: Any) -> str:
    # The clock of the whole, not one for each row of each node: reading it takes longer than the row.
    return "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) " + compiler.process(element.statement, **options)


@dataclass
class Town:
    """The rows of 200 houses with two years of stays, and a few beds that nobody has."""

    mandate: Mandate
    chance: random.Random = field(default_factory=lambda: random.Random(5))
    rows: dict[type, list[dict[str, Any]]] = field(default_factory=dict)
    free: list[UUID] = field(default_factory=list)

    @property
    def cases(self) -> list[UUID]:
        return [row["id"] for row in self.rows[Case]]

    def build(self) -> None:
        houses = [self._house(f"House {number}") for number in range(HOUSES)]
        for number, house in enumerate(houses):
            for room in range(ROOMS):
                unit = self._room(house, f"R{room}", _SUITABLE[(number + room) % len(_SUITABLE)])
                for bed in range(BEDS):
                    self._stays(house, unit, self._bed(house, unit, f"B{bed}"))
        spare = self._room(houses[0], "Spare", ["Mixed"])
        self.free = [self._bed(houses[0], spare, f"B{bed}") for bed in range(RACES)]

    def _house(self, code_name: str) -> UUID:
        alike = {"kind": "Shelter", "country": "BE", "max_stay_days": 270, "staffing": "AroundTheClock"}
        return self._add(Shelter, code_name=code_name, confirmed_at=self.mandate.now, **alike)

    def _room(self, house: UUID, code: str, suitability: list[str]) -> UUID:
        return self._add(
            Unit, shelter_id=house, code=code, kind="Room", let_as="Bed", suitability=suitability
        )

    def _bed(self, house: UUID, unit: UUID, code: str) -> UUID:
        since = self.mandate.today() - timedelta(days=740)
        return self._add(Bed, shelter_id=house, unit_id=unit, code=code, since_on=since)

    def _stays(self, house: UUID, unit: UUID, bed: UUID) -> None:
        """Five allocations of one bed: three that are over, one of these weeks, one to come."""
        guest = self._add(Case, opened_on=self.mandate.today() - timedelta(days=740), status="active")
        where = {"shelter_id": house, "unit_id": unit, "bed_id": bed}
        for first, last, of in ((-730, -520, _PAST), (-510, -330, _PAST), (-320, -120, _PAST)):
            self._stay(where, guest, self.chance.choice(of), self._days(first, last))
        later, coming = self.chance.choice(_LATER), self._days(10, 90)
        now = self.chance.choice(_NOW)
        here = (
            self._days(-110, -1)[0],
            coming[0] if now in {S.OCCUPIED, S.BLOCKED} else self._days(-1, 0)[0],
        )
        self._stay(where, guest, now, here)
        self._stay(where, guest, later, coming)

    def _days(self, first: int, last: int) -> tuple[date, date]:
        """A first and a last day between two, counted from today."""
        begin = self.chance.randint(first, last - 1)
        end = self.chance.randint(begin + 1, last)
        return self.mandate.today() + timedelta(days=begin), self.mandate.today() + timedelta(days=end)

    def _stay(self, where: dict[str, UUID], guest: UUID, status: S, days: tuple[date, date]) -> None:
        zone, is_somebody = self.mandate.tenant.zone, status not in _BLOCKS
        self._add(
            Allocation,
            **where,
            status=status,
            case_id=guest if is_somebody else None,
            guest_id=guest if is_somebody else None,
            block_reason=None if is_somebody else "Repair",
            from_on=days[0],
            to_on=days[1],
            begins_at=noon(days[0], zone),
            ends_at=noon(days[1], zone),
            expires_at=self.mandate.now + timedelta(hours=20) if status == S.HELD else None,
        )

    def _add(self, model: Any, **values: Any) -> UUID:
        row = model(
            organisation_id=self.mandate.organisation_id, id=uuid4(), **values, **self.mandate.stamps()
        )
        self.rows.setdefault(model, []).append(row.model_dump())
        found: UUID = row.id
        return found


async def fill(place: Place) -> Town:
    """Write the town down, without all that a request does besides."""
    async with system_mandate(place.house.office, place.centre.id, "bench") as mandate:
        town = Town(mandate)
        town.build()
        for model in (Case, Shelter, Unit, Bed, Allocation):
            await mandate.session.execute(insert(model), town.rows[model])
    return town


def questions(today: date) -> Iterator[tuple[date, date]]:
    """From which day until which day somebody asks for a bed."""
    chance = random.Random(13)
    for _ in range(QUESTIONS):
        first = today + timedelta(days=chance.randint(0, 90))
        yield first, first + timedelta(days=chance.randint(1, 60))


async def planned(place: Place) -> list[Row]:
    """What PostgreSQL needs to count the beds of all houses, by its own clock."""
    planning, running = [], []
    async with system_mandate(place.house.office, place.centre.id, "bench") as mandate:
        for first, until in questions(mandate.today()):
            begin, end = _instants(mandate, first, until)
            statement = Explained(queries.beds_by_state(mandate, begin, end))
            told = (await mandate.session.execute(statement)).scalar_one()
            (plan,) = json.loads(told) if isinstance(told, str) else told
            if "Seq Scan on allocations" in scans(plan["Plan"]):
                raise SystemExit(f"all allocations are read: {json.dumps(plan)}")
            planning.append(plan["Planning Time"])
            running.append(plan["Execution Time"])
    return [
        Row("PostgreSQL counts all beds, ms", running, COUNT_P95_MS),
        Row("PostgreSQL plans how, ms", planning),
    ]


def _instants(mandate: Mandate, first: date, until: date) -> tuple[datetime, datetime]:
    zone = mandate.tenant.zone
    return begins(first, mandate.now, zone), noon(until, zone)


def scans(plan: dict[str, Any]) -> Iterator[str]:
    """Every node of a plan that reads a table, as PostgreSQL prints it."""
    if "Relation Name" in plan:
        yield f"{plan['Node Type']} on {plan['Relation Name']}"
    for below in plan.get("Plans", []):
        yield from scans(below)


async def asked(caller: Caller, today: date) -> Row:
    """The same over HTTP, from the request to the whole answer."""
    taken = []
    for first, until in questions(today):
        began = time.perf_counter()
        answer = await caller.get("/v1/availability", params={"from": str(first), "to": str(until)})
        taken.append((time.perf_counter() - began) * 1000)
        if answer.is_error or len(answer.json()["items"]) != HOUSES:
            raise SystemExit(f"a count was answered with {answer.status_code}: {answer.text[:300]}")
    return Row("GET /v1/availability, 200 houses, ms", taken)


async def races(caller: Caller, town: Town) -> Row:
    """Forty who want one bed at one moment, some times: one has it, and nobody waits for long."""
    taken = []
    for bed in town.free:
        first = town.mandate.today() + timedelta(days=1)
        wish = {"bed_id": str(bed), "from_on": str(first), "to_on": str(first + timedelta(days=30))}
        guests = town.chance.sample(town.cases, WHO_WANT_IT)
        bodies = [wish | {"case_id": str(guest)} for guest in guests]
        began = time.perf_counter()
        answers = await asyncio.gather(*(caller.post("/v1/allocations", body) for body in bodies))
        taken.append(time.perf_counter() - began)
        statuses = Counter(answer.status_code for answer in answers)
        if statuses != {201: 1, 409: WHO_WANT_IT - 1}:
            raise SystemExit(f"forty who wanted one bed were answered with {statuses}")
    return Row("40 want one bed: one 201, 39 times 409, s", taken, RACE_SECONDS)


async def measured(folder: Path) -> list[Row]:
    """Fill the houses, count, and let many want one bed."""
    async with opened(folder) as place:
        town = await fill(place)
        await settled(place)
        counted = await planned(place)
        caller = await place.served(place.centre.callers["housing"])
        today = town.mandate.today()
        await asked(caller, today)  # connections and keys are there from now on
        return [*counted, await asked(caller, today), await races(caller, town)]


def main() -> int:
    """Print the table; 1 when a goal is missed."""
    beds = HOUSES * ROOMS * BEDS
    return report(f"{HOUSES} houses, {beds:,} beds, {5 * beds:,} allocations", measured)


if __name__ == "__main__":
    sys.exit(main())
