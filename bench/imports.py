"""Measures an import of 10,000 mixed rows, 100 of them bad, and the same file once more.

Run by `make bench`. It makes a PostgreSQL of its own, durable and on disk, and a server process that takes
the rows in beside its other work. Nobody in it is real. It fails when a goal is missed, or when another
number of rows is stored, refused or unchanged.
"""

import asyncio
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import measuring
from bench.measuring import Row, opened, settled
from tests.factories.exchange_imports import asked, at, case, counts, lines, person, report
from tests.factories.house import Caller

#: A house with its rooms, two beds in each, people, a case each, and a plan for every fifth.
ROWS, BAD, ROOMS, PEOPLE = 10_000, 100, 200, 4_231
SECONDS, PAUSE = 60.0, 0.5
_PLAN = {
    "objectives": "To live on her own, near her sister.",
    "goals": [{"domain": "MentalHealth", "title": "She sleeps through the night again."}],
}


def _house() -> Iterator[dict[str, Any]]:
    home = {"kind": "Shelter", "code_name": "Linden", "country": "BE", "staffing": "AroundTheClock"}
    yield {"type": "shelter", "reference": "S", "data": home}
    for room in range(ROOMS):
        data = {"code": f"R{room}", "kind": "Room"}
        yield {"type": "unit", "reference": f"U{room}", "refers": {"shelter_id": "S"}, "data": data}
        inside = {"shelter_id": "S", "unit_id": f"U{room}"}
        for bed in range(2):
            code = f"R{room}-{bed}"
            yield {"type": "bed", "reference": code, "refers": inside, "data": {"code": code}}


def _people() -> Iterator[dict[str, Any]]:
    for number in range(PEOPLE):
        about = {"birth_date": f"{1970 + number % 40}-04-30", "family_name": f"Invented {number}"}
        yield person(f"P{number}", f"Name {number}", **about, languages={"primary": "lo"})
        yield case(f"C{number}", f"P{number}", gender="Feminine", household_size=2)
        if number % 5 == 0:
            yield {
                "type": "plan",
                "reference": f"L{number}",
                "refers": {"case_id": f"C{number}"},
                "data": {"content": _PLAN},
            }


def _bad(number: int) -> Any:
    """A row that cannot be stored, for one reason in five."""
    reference = f"X{number}"
    return (
        "{",
        person(reference, number_of_children=99),
        case(reference, "nobody"),
        {
            "type": "bed",
            "reference": reference,
            "refers": {"shelter_id": "S", "unit_id": "U0"},
            "data": {"code": "R0-0"},
        },
        {"type": "person", "reference": "P0", "data": {"identity": {"first_name": "Somebody else"}}},
    )[number % 5]


def rows() -> list[Any]:
    """The file: what is bad lies anywhere after what it refers to."""
    found = [*_house(), *_people()]
    found = found[: ROWS - BAD]
    chance = random.Random(11)
    for number in range(BAD):
        found.insert(chance.randint(ROOMS * 3 + 10, len(found)), _bad(number))
    return found


async def ran(caller: Caller, content: bytes, expected: dict[str, int]) -> float:
    """How long it takes from the request until the import is over, in seconds."""
    began = time.perf_counter()
    address = await asked(caller, content)
    found = await at(caller, address)
    while found["status"] == "under_way":
        await asyncio.sleep(PAUSE)
        found = await at(caller, address)
    if counts(found) != expected:
        why = Counter(
            row["code"] + str(row["errors"]) for row in await report(caller, found, "&outcome=refused")
        )
        raise SystemExit(f"an import ended with {counts(found)}, not {expected}: {why.most_common(9)}")
    return time.perf_counter() - began


async def measured(folder: Path) -> list[Row]:
    """Take a file in twice."""
    content = lines(rows())
    async with opened(folder) as place:
        await settled(place)
        caller = await place.served(place.centre.coordinator)
        first = await ran(caller, content, {"stored": ROWS - BAD, "refused": BAD})
        again = await ran(caller, content, {"unchanged": ROWS - BAD, "refused": BAD})
    return [
        Row("the file, s", [first], SECONDS),
        Row("the same file again, s", [again], SECONDS),
    ]


def main() -> int:
    """Print the table; 1 when a goal is missed."""
    return measuring.report(f"{ROWS:,} rows of a file, {BAD} of them bad", measured)


if __name__ == "__main__":
    sys.exit(main())
