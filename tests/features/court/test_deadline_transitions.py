"""What may happen to deadlines: every state, command and actor."""

from dataclasses import dataclass
from functools import partial

import pytest

from tests.factories.house import Caller, House, Party
from tests.features.case_plans.plans import Desk, desk, id_of
from tests.features.court.dates import cross_appeal, dated
from tests.features.matrix import (
    Actor,
    Matrix,
    hold_allowed_commands,
    hold_every_arrow,
    hold_every_refusal,
    hold_the_journal,
    read,
)
from tests.features.stories import colleague, now_done
from trafficking_api.features.court.states import DEADLINE

DESCRIPTION = """
open →meet met*
open →waive waived*
open →(system)recompute superseded*
"""
STATES = [state.value for state in DEADLINE.states]
BODIES = {"waive": {"reason": "LawyerAdvised"}}


async def a_deadline(there: Desk, state: str) -> str:
    """The id of a deadline in this state."""
    if state == "superseded":
        first = await dated(there, base_on="2025-03-03")
        here = await dated(there, **cross_appeal(first))
        await there.patched(first, {"due_on": "2025-04-09"})
        return id_of(here)
    here = await dated(there, base_on="2025-03-03")
    command = {"met": "meet", "waived": "waive"}.get(state)
    if command:
        await now_done(there.author, here, command, BODIES.get(command))
    return id_of(here)


@dataclass(frozen=True)
class Place:
    """A centre, somebody who writes and is none of the actors, and who has no business there."""

    house: House
    centre: Party
    stranger: Party
    police: Party
    writer: Caller

    async def made(self, state: str) -> str:
        there = await desk(self.house, self.centre)
        there.author = self.writer
        return await a_deadline(there, state)

    def actors(self) -> list[Actor]:
        centre = self.centre
        return [
            *(Actor(role, centre.callers[role], "centre") for role in ("coordinator", "caseworker", "legal")),
            *(
                Actor(role, centre.callers[role], status=403)
                for role in ("housing", "finance", "auditor", "admin")
            ),
            Actor("liaison", self.police.liaison, status=403),
            Actor("legal of another centre", self.stranger.legal, status=404),
            Actor("operator", self.house.operator.operator, status=404),
        ]


@pytest.fixture(scope="module")
async def place(house: House) -> Place:
    centre, stranger = await house.party(), await house.party()
    police = await house.party("authority")
    return Place(house, centre, stranger, police, await colleague(house, centre))


def matrix_of(place: Place) -> Matrix:
    """All that is known of deadlines."""
    arrows, _ = read(DESCRIPTION, otherwise="centre")
    return Matrix(
        house=place.house,
        path="/v1/deadlines",
        arrows=arrows,
        states={state: partial(place.made, state) for state in STATES},
        bodies=BODIES,
        actors=place.actors(),
        parties=[place.centre, place.stranger],
        hidden={},
        shown={},
    )


@pytest.mark.parametrize("state", STATES)
async def test_g_4_g_5_what_is_no_arrow_is_refused_and_changes_nothing(place: Place, state: str) -> None:
    matrix = matrix_of(place)
    followed = sum(len(matrix.allowed(state, actor.side)) for actor in matrix.actors)
    assert await hold_every_refusal(matrix, state) == len(matrix.commands) * 10 - followed
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", STATES)
async def test_g_4_every_arrow_leads_where_the_description_says(place: Place, state: str) -> None:
    matrix = matrix_of(place)
    arrows = sum(arrow.source == state and arrow.side == "centre" for arrow in matrix.arrows)
    assert await hold_every_arrow(matrix, state) == arrows * 3
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", STATES)
async def test_g_4_allowed_commands_are_those_of_the_description(place: Place, state: str) -> None:
    await hold_allowed_commands(matrix_of(place), state)


def test_g_4_the_table_is_the_description_and_no_command_leaves_an_end() -> None:
    arrows, ends = read(DESCRIPTION, otherwise="centre")
    assert {(step.source, step.command, step.side, step.target) for step in DEADLINE} == {
        (arrow.source, arrow.command, arrow.side, arrow.target) for arrow in arrows
    }
    assert ends == {state.value for state in DEADLINE.states if DEADLINE.is_terminal(state)}
