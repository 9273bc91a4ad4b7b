"""What may happen to appeals: every state, command and actor."""

from dataclasses import dataclass
from functools import partial

import pytest

from tests.factories.house import Caller, House, Party
from tests.features.case_plans.plans import desk, id_of
from tests.features.court.judged import APPEALS, appealed
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
from trafficking_api.features.court.states import APPEAL

DESCRIPTION = """
    filed →receive received →complete completed*
    filed →withdraw(centre|system) withdrawn*
    received →withdraw withdrawn*
"""
EACH = pytest.mark.parametrize("state", [state.value for state in APPEAL.states])


@dataclass(frozen=True)
class Place:
    """A centre, somebody who writes and is none of the actors, and who has no business there."""

    house: House
    centre: Party
    stranger: Party
    third: Party
    police: Party
    writer: Caller

    async def made(self, *, state: str) -> str:
        there = await desk(self.house, self.centre)
        there.author = self.writer
        return id_of(await appealed(there, state))

    def actors(self) -> list[Actor]:
        own = ("coordinator", "caseworker", "legal")
        others = ("housing", "finance", "auditor", "admin")
        return [
            *(Actor(role, self.centre.callers[role], "centre") for role in own),
            *(Actor(role, self.centre.callers[role], status=403) for role in others),
            Actor("liaison", self.police.liaison, status=403),
            Actor("coordinator of another centre", self.stranger.coordinator, status=404),
            Actor("legal of a third centre", self.third.legal, status=404),
            Actor("operator", self.house.operator.operator, status=404),
        ]

    @property
    def matrix(self) -> Matrix:
        """All that is known of an appeal."""
        return Matrix(
            house=self.house,
            path=APPEALS,
            arrows=read(DESCRIPTION, otherwise="centre")[0],
            states={state.value: partial(self.made, state=state.value) for state in APPEAL.states},
            bodies={},
            actors=self.actors(),
            parties=[self.centre, self.stranger, self.third],
            hidden={},
            shown={},
        )


@pytest.fixture(scope="module")
async def place(house: House) -> Place:
    centre, stranger, third = await house.party(), await house.party(), await house.party()
    police = await house.party("authority")
    return Place(house, centre, stranger, third, police, await colleague(house, centre))


@EACH
async def test_g_4_g_5_what_is_no_arrow_is_refused_and_changes_nothing(place: Place, state: str) -> None:
    matrix = place.matrix
    followed = sum(len(matrix.allowed(state, actor.side)) for actor in matrix.actors)
    assert await hold_every_refusal(matrix, state) == len(matrix.commands) * 11 - followed
    assert await hold_the_journal(matrix) > 0


@EACH
async def test_g_4_every_arrow_leads_where_the_description_says(place: Place, state: str) -> None:
    matrix = place.matrix
    arrows = sum(arrow.source == state and arrow.side == "centre" for arrow in matrix.arrows)
    assert await hold_every_arrow(matrix, state) == arrows * 3
    assert await hold_the_journal(matrix) > 0


@EACH
async def test_g_4_allowed_commands_are_those_of_the_description(place: Place, state: str) -> None:
    await hold_allowed_commands(place.matrix, state)
