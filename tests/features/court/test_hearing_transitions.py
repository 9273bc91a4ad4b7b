"""What may happen to a hearing: every state, command and actor."""

from collections.abc import Awaitable, Callable
from functools import partial

import pytest

from tests.factories.court_hearings import BODIES, PATH
from tests.factories.house import House
from tests.features.case_plans.plans import id_of
from tests.features.court.hearings import heard_in
from tests.features.housing.test_transitions import Place
from tests.features.matrix import (
    Actor,
    Matrix,
    hold_allowed_commands,
    hold_every_arrow,
    hold_every_refusal,
    hold_the_journal,
    read,
)
from tests.features.stories import colleague
from trafficking_api.features.court.states import HEARING

DESCRIPTION = """
scheduled →hold held*
scheduled →postpone postponed*
scheduled →cancel cancelled*
scheduled →miss no_show
scheduled →void entered_in_error*
no_show →void entered_in_error*
"""
EACH = [state.value for state in HEARING.states]


@pytest.fixture(scope="module")
async def place(house: House) -> Place:
    centre, stranger, third = await house.party(), await house.party(), await house.party()
    police = await house.party("authority")
    return Place(house, centre, stranger, third, police, await colleague(house, centre))


def actors(place: Place) -> list[Actor]:
    """Three of the centre who may, and who may not or does not see it."""
    others = ("finance", "auditor", "admin", "housing")
    return [
        *(
            Actor(role, getattr(place.centre, role), "centre")
            for role in ("coordinator", "caseworker", "legal")
        ),
        *(Actor(role, place.centre.callers[role], status=403) for role in others),
        Actor("liaison", place.police.liaison, status=403),
        Actor("coordinator of another centre", place.stranger.coordinator, status=404),
        Actor("legal of a third centre", place.third.legal, status=404),
        Actor("operator", place.house.operator.operator, status=404),
    ]


def matrix_of(place: Place) -> Matrix:
    """All that is known of hearings."""
    arrows, _ = read(DESCRIPTION, otherwise="centre")

    async def made(make: Callable[..., Awaitable[str]]) -> str:
        return id_of(await make(await place.desk()))

    return Matrix(
        house=place.house,
        path=PATH,
        arrows=arrows,
        states={state: partial(made, partial(heard_in, state=state)) for state in EACH},
        bodies=BODIES,
        actors=actors(place),
        parties=[place.centre, place.stranger, place.third],
        hidden={},
        shown={},
        elsewhere=frozenset({"postpone"}),
    )


@pytest.mark.parametrize("state", EACH)
async def test_g_4_g_5_what_is_no_arrow_is_refused_and_changes_nothing(place: Place, state: str) -> None:
    matrix = matrix_of(place)
    followed = sum(len(matrix.allowed(state, actor.side)) for actor in matrix.actors)
    tried = len(matrix.commands) * len(matrix.actors)
    assert await hold_every_refusal(matrix, state) == tried - followed
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", EACH)
async def test_g_4_every_arrow_leads_where_the_description_says(place: Place, state: str) -> None:
    matrix = matrix_of(place)
    arrows = sum(arrow.source == state for arrow in matrix.arrows)
    assert await hold_every_arrow(matrix, state) == arrows * 3
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", EACH)
async def test_g_4_allowed_commands_are_those_of_the_description(place: Place, state: str) -> None:
    await hold_allowed_commands(matrix_of(place), state)


def test_g_4_the_table_is_the_description_and_no_command_leaves_an_end() -> None:
    arrows, ends = read(DESCRIPTION, otherwise="centre")
    assert {(step.source, step.command, step.side, step.target) for step in HEARING} == {
        (arrow.source, arrow.command, arrow.side, arrow.target) for arrow in arrows
    }
    assert ends == {state.value for state in HEARING.states if HEARING.is_terminal(state)}
