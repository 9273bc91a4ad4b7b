"""What may happen to a case: every state, command and actor against the description of the domain."""

from functools import partial
from typing import Any

import pytest

from tests.factories.house import House, Party
from tests.features.matrix import (
    Actor,
    Matrix,
    hold_allowed_commands,
    hold_every_arrow,
    hold_every_refusal,
    hold_the_journal,
    read,
)
from tests.features.stories import new_case, now_done
from trafficking_api.features.cases.states import MACHINE

ARROWS, TERMINAL = read("intake →close closed →reopen intake", otherwise="centre")
STATES = ["intake", "closed"]
BODIES: dict[str, Any] = {"close": {"reason": "Autonomy"}, "reopen": {"reason": "NewNeeds"}}


async def _in(centre: Party, state: str) -> str:
    id_ = await new_case(centre)
    if state == "closed":
        await now_done(centre.coordinator, f"/v1/cases/{id_}", "close", BODIES["close"])
    return id_


@pytest.fixture(scope="module")
async def matrix(house: House) -> Matrix:
    centre, stranger, police = await house.party(), await house.party(), await house.party("authority")
    actors = [
        Actor("coordinator", centre.coordinator, "centre"),
        Actor("caseworker", centre.caseworker, "centre"),
        *(
            Actor(role, getattr(centre, role), status=403)
            for role in ("legal", "housing", "finance", "auditor", "admin")
        ),
        Actor("liaison", police.liaison, status=403),
        Actor("coordinator of another centre", stranger.coordinator, status=404),
        Actor("operator", house.operator.operator, status=404),
    ]
    return Matrix(
        house=house,
        path="/v1/cases",
        arrows=ARROWS,
        states={state: partial(_in, centre, state) for state in STATES},
        bodies=BODIES,
        actors=actors,
        parties=[centre, stranger],
        hidden={},
        shown={},
    )


@pytest.mark.parametrize("state", STATES)
async def test_g_4_g_5_what_is_no_arrow_is_refused_and_changes_nothing(matrix: Matrix, state: str) -> None:
    assert await hold_every_refusal(matrix, state) == 18
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", STATES)
async def test_g_4_every_arrow_leads_where_the_domain_says(matrix: Matrix, state: str) -> None:
    assert await hold_every_arrow(matrix, state) == 2
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", STATES)
async def test_g_4_allowed_commands_are_those_of_the_domain(matrix: Matrix, state: str) -> None:
    await hold_allowed_commands(matrix, state)


async def test_g_5_who_may_only_read_a_case_is_told_no_command(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await new_case(centre)}"
    for role in ("legal", "housing"):
        caller = getattr(centre, role)
        assert (await caller.get(here)).json()["allowed_commands"] == []
        assert (await caller.get("/v1/cases")).json()["items"][0]["allowed_commands"] == []
    assert (await centre.caseworker.get("/v1/cases")).json()["items"][0]["allowed_commands"] == ["close"]


def test_g_4_the_table_is_the_domain() -> None:
    table = {(step.source, step.command, step.side, step.target) for step in MACHINE}
    assert table == {(a.source, a.command, a.side, a.target) for a in ARROWS}
    assert TERMINAL == {state for state in STATES if MACHINE.is_terminal(state)} == set()
