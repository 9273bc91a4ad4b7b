"""Rows that rest on each other are looked at in their order, and keep nobody else waiting."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.exchange_imports import asked, at, counts, lines, person, report, taken_in
from tests.factories.house import House
from trafficking_api.features.exchange.rules.grouping import turns
from trafficking_api.features.exchange.service import running, taking

#: A chain of so many rows took minutes when each was compared with all others, and of 400 six seconds.
LONG, LONGEST_PAUSE = 2000, 5.0


def _chain(number: int) -> list[dict[str, Any]]:
    """Rows each of which refers to the one before it, in vain: none of them is stored."""
    return [
        {"type": "shelter", "reference": f"s{n}", "refers": {"shelter_id": f"s{n - 1}"}}
        for n in range(number)
    ]


@asynccontextmanager
async def _pauses() -> AsyncIterator[list[float]]:
    """How long another coroutine waited each time, that would go on every 10 ms."""
    found: list[float] = []

    async def tick() -> None:
        while True:
            before = time.monotonic()
            await asyncio.sleep(0.01)
            found.append(time.monotonic() - before)

    task = asyncio.create_task(tick())
    try:
        yield found
    finally:
        task.cancel()


async def test_a_long_chain_in_a_trial_keeps_nobody_waiting(house: House) -> None:
    centre = await house.party()
    address = await asked(centre.coordinator, lines(_chain(LONG)), validate_only="true")
    async with _pauses() as pauses, asyncio.timeout(120):
        while await running.take_in(house.office, centre.id, 4):
            pass
    found = await at(centre.coordinator, address)
    assert (found["status"], counts(found)) == ("completed", {"refused": LONG})
    assert max(pauses) < LONGEST_PAUSE


async def test_of_many_that_rest_on_each_other_a_trial_says_which_it_has_not_tried(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    monkeypatch.setattr(running, "MOST_TOGETHER", 3)
    monkeypatch.setattr(taking, "_PORTION", 2)
    home = {"kind": "Shelter", "code_name": "Linden", "country": "BE", "staffing": "AroundTheClock"}
    rooms: list[dict[str, Any]] = [
        {
            "type": "unit",
            "reference": f"U{n}",
            "refers": {"shelter_id": "S"},
            "data": {"code": f"R{n}", "kind": "Room"},
        }
        for n in range(4)
    ]
    rows = [
        {"type": "shelter", "reference": "S", "data": home},
        *rooms,
        person("P"),
        {**rooms[0], "reference": ""},
    ]
    trial = await taken_in(house, centre.coordinator, lines(rows), validate_only="true")
    assert (trial["status"], counts(trial)) == ("completed", {"valid": 4, "refused": 3})
    told = await report(centre.coordinator, trial)
    assert [(row["row"], row["type"], [fault["code"] for fault in row["errors"]]) for row in told] == [
        (1, "shelter", []),
        (2, "unit", []),
        (3, "unit", []),
        (4, "unit", ["not_tried"]),
        (5, "unit", ["not_tried"]),
        (6, "person", []),
        (7, None, ["string_too_short"]),
    ]
    real = await taken_in(house, centre.coordinator, lines(rows))
    assert counts(real) == {"stored": 6, "refused": 1}


def _by_hand(named: Sequence[tuple[Sequence[int], Sequence[int]]]) -> list[list[int]]:
    """Turn after turn, whoever is left and waits for nobody before it who is left."""
    left, found = set(range(len(named))), []
    while left:
        turn = [
            place
            for place in sorted(left)
            if not any(
                before < place and set(named[before][0]) & {*named[place][0], *named[place][1]}
                for before in left
            )
        ]
        found.append(turn)
        left -= set(turn)
    return found


NAMES = st.lists(st.integers(0, 6), max_size=2)


@given(st.lists(st.tuples(NAMES, NAMES), max_size=14))
def test_each_row_has_its_turn_as_soon_as_it_waits_for_nobody(
    named: list[tuple[list[int], list[int]]],
) -> None:
    assert turns(named) == _by_hand(named)
