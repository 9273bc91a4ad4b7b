"""What may happen to searches, applications and leases: every state, command and actor."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest

from tests.factories.house import Caller, House, Party
from tests.features.case_plans.plans import Desk, desk, id_of
from tests.features.housing.homes import BODIES, END, OVER, applying, leased, searching
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
from trafficking_api.features.housing import states
from trafficking_api.kit.states import Machine

Make = Callable[..., Awaitable[str]]


async def a_search(there: Desk, *, state: str) -> str:
    here = await searching(there)
    if state == "ended":
        await now_done(there.author, here, "end", END)
    if state == "obtained":
        await leased(there, "signed", search_id=id_of(here))
    return id_of(here)


async def an_application(there: Desk, *, state: str) -> str:
    return id_of(await applying(there, await searching(there), state))


async def a_lease(there: Desk, *, state: str) -> str:
    return id_of(await leased(there, state))


@dataclass(frozen=True)
class Kind:
    """Something with a machine, and how it is made in each state."""

    machine: Machine
    description: str
    path: str
    make: Make
    bodies: dict[str, Any] = field(default_factory=lambda: BODIES)


KINDS = {
    "search": Kind(
        states.SEARCH,
        """
        searching →end ended*
        searching →(system)obtain obtained*
        """,
        "/v1/housing-searches",
        a_search,
        {"end": END},
    ),
    "application": Kind(
        states.APPLICATION,
        """
        planned →view viewed →apply applied →accept accepted
        planned →apply applied
        planned|viewed|applied →refuse refused*
        planned|viewed|applied|accepted →withdraw(centre|system) withdrawn*
        """,
        "/v1/housing-applications",
        an_application,
    ),
    "lease": Kind(
        states.LEASE,
        """
        draft →sign signed →end ended*
        draft →discard discarded*
        """,
        "/v1/leases",
        a_lease,
        {"end": OVER},
    ),
}
EACH = [(name, state.value) for name, kind in KINDS.items() for state in kind.machine.states]


@dataclass(frozen=True)
class Place:
    """A centre, somebody who writes and is none of the actors, and who has no business there."""

    house: House
    centre: Party
    stranger: Party
    third: Party
    police: Party
    writer: Caller

    async def desk(self) -> Desk:
        there = await desk(self.house, self.centre)
        there.author = self.writer
        return there

    def actors(self) -> list[Actor]:
        others = ("legal", "finance", "auditor", "admin")
        return [
            *(Actor(role, getattr(self.centre, role), "centre") for role in ("coordinator", "caseworker")),
            Actor("housing", self.centre.callers["housing"], "centre"),
            *(Actor(role, self.centre.callers[role], status=403) for role in others),
            Actor("liaison", self.police.liaison, status=403),
            Actor("coordinator of another centre", self.stranger.coordinator, status=404),
            Actor("housing of a third centre", self.third.callers["housing"], status=404),
            Actor("operator", self.house.operator.operator, status=404),
        ]


@pytest.fixture(scope="module")
async def place(house: House) -> Place:
    centre, stranger, third = await house.party(), await house.party(), await house.party()
    police = await house.party("authority")
    return Place(house, centre, stranger, third, police, await colleague(house, centre))


def matrix_of(place: Place, name: str) -> Matrix:
    """All that is known of a kind."""
    kind = KINDS[name]
    arrows, _ = read(kind.description, otherwise="centre")

    async def made(make: Make) -> str:
        return await make(await place.desk())

    makes = {state.value: partial(kind.make, state=state.value) for state in kind.machine.states}
    return Matrix(
        house=place.house,
        path=kind.path,
        arrows=arrows,
        states={at: partial(made, make) for at, make in makes.items()},
        bodies=kind.bodies,
        actors=place.actors(),
        parties=[place.centre, place.stranger, place.third],
        hidden={},
        shown={},
    )


@pytest.mark.parametrize(("name", "state"), EACH)
async def test_g_4_g_5_what_is_no_arrow_is_refused_and_changes_nothing(
    place: Place, name: str, state: str
) -> None:
    matrix = matrix_of(place, name)
    followed = sum(len(matrix.allowed(state, actor.side)) for actor in matrix.actors)
    assert await hold_every_refusal(matrix, state) == len(matrix.commands) * 11 - followed
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize(("name", "state"), EACH)
async def test_g_4_every_arrow_leads_where_the_description_says(place: Place, name: str, state: str) -> None:
    matrix = matrix_of(place, name)
    arrows = sum(arrow.source == state and arrow.side == "centre" for arrow in matrix.arrows)
    assert await hold_every_arrow(matrix, state) == arrows * 3
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize(("name", "state"), EACH)
async def test_g_4_allowed_commands_are_those_of_the_description(place: Place, name: str, state: str) -> None:
    await hold_allowed_commands(matrix_of(place, name), state)


@pytest.mark.parametrize("name", KINDS)
def test_g_4_the_table_is_the_description_and_no_command_leaves_an_end(name: str) -> None:
    machine, description = KINDS[name].machine, KINDS[name].description
    arrows, ends = read(description, otherwise="centre")
    assert {(step.source, step.command, step.side, step.target) for step in machine} == {
        (arrow.source, arrow.command, arrow.side, arrow.target) for arrow in arrows
    }
    assert ends == {state.value for state in machine.states if machine.is_terminal(state)}


async def test_g_5_finance_reads_leases_and_is_told_no_command(place: Place) -> None:
    there = await place.desk()
    here = await leased(there)
    found = await place.centre.finance.get(here)
    assert (found.status_code, found.json()["allowed_commands"]) == (200, [])
    assert (await place.centre.finance.get("/v1/housing-searches")).status_code == 403
