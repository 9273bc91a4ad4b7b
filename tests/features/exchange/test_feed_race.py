"""Sixteen write at once and one reads: not one event missed, doubled, or out of its thing's order (XCH-7)."""

import asyncio
import random
from collections import defaultdict
from time import monotonic
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.factories.house import FACTS, Caller, House, Party
from tests.features.exchange.following import EVENTS, everything, read, script
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.cases.models import Case

WRITERS, SECONDS = 16, 10.0
_NEEDS = ("Housing", "Medical", "Legal")


async def _slow(house: House, centre: Party, cases: list[str]) -> None:
    """Change things one after the other in one transaction, with a pause before each."""
    async with system_mandate(house.office, centre.id, "test") as mandate:
        for case_id in cases:
            row = await mandate.session.scalar(
                select(Case)
                .where(col(Case.organisation_id) == centre.id, col(Case.id) == UUID(case_id))
                .with_for_update()
            )
            mandate.touch(row)
            await mandate.session.flush()
            await asyncio.sleep(random.random() / 20)


async def _write(house: House, centre: Party, shared: list[str], until: float) -> int:
    """Open cases of one's own and change those that all change, until the time is over; how often."""
    done = 0
    while monotonic() < until:
        own = (await centre.coordinator.made("/v1/cases", FACTS)).json()["id"]
        body = {"primary_need": random.choice(_NEEDS)}
        await centre.coordinator.patch(f"/v1/cases/{random.choice(shared)}", body, etag="*")
        # First its own: so its transaction is older than those that change the shared ones meanwhile.
        await _slow(house, centre, [own, random.choice(shared)])
        done += 1
    return done


async def _follow(program: Caller, is_over: asyncio.Event) -> list[dict[str, Any]]:
    """What a reader is told from answer to answer, waiting where there is nothing, until all is over."""
    found: list[dict[str, Any]] = []
    address = f"{EVENTS}?limit=50&wait=2"
    while True:
        was_over = is_over.is_set()
        page = await read(program, address)
        found, address = [*found, *page["items"]], page["next"]
        if was_over and not page["items"]:
            return found


def _by_thing(events: list[tuple[str, UUID, int, UUID]]) -> dict[tuple[str, UUID], list[tuple[int, UUID]]]:
    things = defaultdict(list)
    for kind, thing, version, event in events:
        things[kind, thing].append((version, event))
    return things


@pytest.mark.race
@pytest.mark.slow
async def test_xch_7_sixteen_writers_and_a_reader(house: House) -> None:
    centre = await house.party()
    program = await script(house, centre)
    shared = [(await centre.coordinator.made("/v1/cases", FACTS)).json()["id"] for _ in range(4)]
    is_over, until = asyncio.Event(), monotonic() + SECONDS
    reading = asyncio.create_task(_follow(program, is_over))
    done = await asyncio.gather(*(_write(house, centre, shared, until) for _ in range(WRITERS)))
    is_over.set()
    told = await reading
    query = "SELECT object_kind, object_id, object_version, id FROM events WHERE organisation_id = :o"
    rows = await house.owner_execute(f"{query} ORDER BY seq", o=centre.id)
    journal = [(row[0], row[1], row[2], row[3]) for row in rows]
    heard = [(e["kind"], UUID(e["object_id"]), e["version"], UUID(e["id"])) for e in told]
    assert min(done) > 0
    assert [event["position"] for event in told] == list(range(1, len(journal) + 1))
    assert sorted(event[3] for event in heard) == sorted(event[3] for event in journal)
    # The journal itself has each thing in its order: who changes it holds it until the change is stored.
    assert _by_thing(heard) == _by_thing(journal)
    for versions in _by_thing(heard).values():
        assert [version for version, _ in versions] == sorted(version for version, _ in versions)
    assert await everything(program) == told
