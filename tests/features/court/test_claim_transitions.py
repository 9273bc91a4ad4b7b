"""What may happen to a claim for compensation: every state, command and actor (G-4, G-5, G-6)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

import pytest

from tests.factories.house import House, Party
from tests.features.case_plans.plans import desk
from tests.features.court.compensated import BODIES, claimed, hold_the_fold
from tests.features.matrix import (
    Actor,
    Matrix,
    hold_allowed_commands,
    hold_every_arrow,
    hold_every_refusal,
    hold_the_journal,
    read,
)
from trafficking_api.features.court.states import CENTRE, CLAIM

DESCRIPTION = """
claimed →award awarded →pay partly_paid →pay partly_paid
claimed →refuse refused
awarded|partly_paid →enforce enforcement →pay enforcement
awarded|partly_paid|enforcement →renounce renounced
enforcement →give_up uncollectable
"""
ARROWS, _ = read(DESCRIPTION, otherwise=CENTRE)
Make = Callable[[], Awaitable[str]]
STATES = [state.value for state in CLAIM.states]


@dataclass(frozen=True)
class Place:
    """A centre, and those who have no business there."""

    house: House
    centre: Party
    stranger: Party
    police: Party

    def actors(self) -> list[Actor]:
        """Who may give commands, and who may not."""
        return [
            *(
                Actor(role, getattr(self.centre, role), CENTRE)
                for role in ("legal", "coordinator", "caseworker")
            ),
            *(
                Actor(role, getattr(self.centre, role), status=403)
                for role in ("housing", "finance", "auditor", "admin")
            ),
            Actor("liaison", self.police.liaison, status=403),
            Actor("legal worker of another centre", self.stranger.legal, status=404),
            Actor("operator", self.house.operator.operator, status=404),
        ]


@pytest.fixture(scope="module")
async def place(house: House) -> Place:
    return Place(house, await house.party(), await house.party(), await house.party("authority"))


def matrix_of(place: Place) -> Matrix:
    """All that is known of claims."""

    async def made(state: str) -> str:
        return str((await claimed(await desk(place.house, place.centre), state)).id)

    states: dict[str, Make] = {state: partial(made, state) for state in STATES}
    return Matrix(
        house=place.house,
        path="/v1/compensation-claims",
        arrows=ARROWS,
        states=states,
        bodies=BODIES,
        actors=place.actors(),
        parties=[place.centre, place.stranger],
        hidden={},
        shown={},
        keyed=frozenset({"award", "pay"}),
    )


@pytest.mark.parametrize("state", STATES)
async def test_g_4_g_5_what_is_no_arrow_of_a_claim_is_refused_and_changes_nothing(
    place: Place, state: str
) -> None:
    matrix = matrix_of(place)
    followed = 3 * len(matrix.allowed(state, CENTRE))
    assert await hold_every_refusal(matrix, state) == len(matrix.commands) * 10 - followed
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", STATES)
async def test_g_4_every_arrow_of_a_claim_leads_where_the_description_says(place: Place, state: str) -> None:
    matrix = matrix_of(place)
    # Where no arrow leads on, none would be made, and another test's may lie at another worker.
    await matrix.states[state]()
    assert await hold_every_arrow(matrix, state) == 3 * len(matrix.allowed(state, CENTRE))
    assert await hold_the_journal(matrix) > 0
    assert await hold_the_fold(place.house, place.centre.id) > 0


@pytest.mark.parametrize("state", STATES)
async def test_g_4_allowed_commands_of_a_claim_are_those_of_the_description(place: Place, state: str) -> None:
    await hold_allowed_commands(matrix_of(place), state)
