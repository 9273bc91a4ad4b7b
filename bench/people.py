"""Measures 100,000 people: how fast one is found, and how fast an organisation's key is renewed.

Run by `make bench`. It makes a PostgreSQL of its own, durable and on disk, and a server process; it asks over
HTTP. All people in it are made up. It fails when a goal is missed.
"""

import argparse
import asyncio
import random
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert

from bench.measuring import Place, Row, opened, report, settled
from tests.factories.crowd import crowd, named
from tests.factories.house import Caller
from tests.faults.deployment import COMMAND
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.cases.models import Case
from trafficking_api.features.people.schemas import Identity

PEOPLE, CHUNK, QUERIES = 100_000, 1_000, 300
SEARCH_P95_MS, ROTATION_SECONDS = 20.0, 60.0
_STARTS = [
    "Ba",
    "Bou",
    "Cha",
    "Dao",
    "Kham",
    "Lam",
    "Mai",
    "Noy",
    "Phet",
    "Sa",
    "Som",
    "Su",
    "Thip",
    "Van",
    "Vi",
    "Xay",
]
_ENDS = [
    "da",
    "kone",
    "lay",
    "lin",
    "mala",
    "ma",
    "nisa",
    "phone",
    "sone",
    "ta",
    "thong",
    "vanh",
    "vong",
    "ya",
]


def made_up(count: int) -> list[Identity]:
    """People with a first name that hundreds share, a family name that dozens share, and a passport."""
    firsts = [start + end for start in _STARTS for end in _ENDS]
    families = [start + middle + end for start in _STARTS for middle in _ENDS for end in _ENDS]
    chance = random.Random(7)
    return [
        named(f"{chance.choice(firsts)} {chance.choice(families)}", f"P{number:07}")
        for number in range(count)
    ]


async def fill(place: Place, people: Sequence[Identity]) -> float:
    """Write them down; returns the seconds it took."""
    began = time.perf_counter()
    for first in range(0, len(people), CHUNK):
        ids = await crowd(place.house.office, place.centre.id, people[first : first + CHUNK])
        await open_cases(place, ids)
    return time.perf_counter() - began


async def open_cases(place: Place, people: Sequence[UUID]) -> None:
    """A case for each of them: whether a person may be seen is asked of her cases."""
    async with system_mandate(place.house.office, place.centre.id, "bench") as mandate:
        alike = Case(
            organisation_id=place.centre.id, opened_on=mandate.today(), status="active", **mandate.stamps()
        ).model_dump()
        cases = [alike | {"id": uuid4(), "person_id": person} for person in people]
        await mandate.session.execute(insert(Case), cases)


async def searched(caller: Caller, bodies: Iterable[dict[str, Any]], *, finds: bool) -> list[float]:
    """The milliseconds of each search; every one must find somebody, or nobody."""
    taken = []
    for body in bodies:
        began = time.perf_counter()
        answer = await caller.call(
            "POST", "/v1/people/search", json=body, headers={"Access-Reason": "Supervision"}
        )
        taken.append((time.perf_counter() - began) * 1000)
        if answer.is_error or bool(answer.json()["items"]) is not finds:
            raise SystemExit(f"a search was answered with {answer.status_code}: {answer.text[:300]}")
    return taken


async def searches(caller: Caller, people: Sequence[Identity]) -> list[Row]:
    """Search as a caseworker does, for people who are there and for people who are not."""
    chance = random.Random(11)
    some = chance.sample(people, QUERIES)
    names = [{"name": f"{p.first_name} {p.family_name}"} for p in some]
    numbers = [{"document_number": p.identity_documents[0].number} for p in some]
    nobody = [{"name": f"{p.first_name} Nowhere{n}"} for n, p in enumerate(some)]
    common = [{"name": p.first_name} for p in some]
    await searched(caller, names[:20], finds=True)  # connections and keys are there from now on
    return [
        Row("search by name, found, ms", await searched(caller, names, finds=True), SEARCH_P95_MS),
        Row("search by document, found, ms", await searched(caller, numbers, finds=True), SEARCH_P95_MS),
        Row("search by name, nobody, ms", await searched(caller, nobody, finds=False), SEARCH_P95_MS),
        Row("search by a first name, 50 of hundreds, ms", await searched(caller, common, finds=True)),
    ]


async def rotation(place: Place) -> Row:
    """Renew the centre's key by the command, beside the running server."""
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        str(COMMAND), "rotate-keys", "--organisation", place.centre.slug, env=place.environment
    )
    if await process.wait():
        raise SystemExit("the rotation failed")
    return Row("rotation, s", [time.perf_counter() - began], ROTATION_SECONDS)


async def measured(folder: Path, count: int) -> list[Row]:
    """Fill, search, rotate, and search again with every key moved."""
    async with opened(folder) as place:
        people = made_up(count)
        filled = Row("writing them, s", [await fill(place, people)])
        await settled(place)
        caller = await place.served(place.centre.coordinator)
        before = await searches(caller, people)
        rotated = await rotation(place)
        left = await place.house.owner_execute("SELECT count(*) FROM person_keys WHERE key_version <> 2")
        if left.scalar_one():
            raise SystemExit("the rotation has left somebody behind")
        await settled(place)
        after = [replace(row, what=f"after it: {row.what}") for row in (await searches(caller, people))[:1]]
        return [filled, *before, rotated, *after]


def main() -> int:
    """Print the table; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    count = parser.parse_args().people
    return report(f"{count:,} people", lambda folder: measured(folder, count))


if __name__ == "__main__":
    sys.exit(main())
