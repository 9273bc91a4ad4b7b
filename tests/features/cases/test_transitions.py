"""What may happen to a case: every state, command and actor against the description of the domain."""

from functools import partial
from uuid import uuid4

import pytest

from tests.factories.house import House, Party
from tests.features.cases.work import BODIES, WAYS, case_in
from tests.features.matrix import (
    Actor,
    Matrix,
    hold_allowed_commands,
    hold_every_arrow,
    hold_every_refusal,
    hold_the_journal,
    read,
)
from tests.features.stories import new_case
from trafficking_api.features.cases.states import LINK, MACHINE, RECORD
from trafficking_api.kit.states import Machine

ARROWS, TERMINAL = read(
    """
    intake →activate active →suspend suspended →resume active
    active →follow_up follow_up →resume active
    intake|active|suspended|follow_up →close closed →reopen intake
    intake|closed →merge closed
    """,
    otherwise="centre",
)
STATES = [*WAYS]
#: Into which case another one is merged: one that was just opened for it.
MERGE = {"into_case_id": str(uuid4())}
OTHERS = ("legal", "housing", "finance", "auditor", "admin")


def _actors(house: House, centre: Party, stranger: Party, police: Party) -> list[Actor]:
    return [
        Actor("coordinator", centre.coordinator, "centre"),
        Actor("caseworker", centre.caseworker, "centre"),
        *(Actor(role, getattr(centre, role), status=403) for role in OTHERS),
        Actor("liaison", police.liaison, status=403),
        Actor("coordinator of another centre", stranger.coordinator, status=404),
        Actor("operator", house.operator.operator, status=404),
    ]


async def _double(centre: Party, state: str) -> str:
    """A case in this state, and beside it the open one of the same person; returns its id."""
    worker = {"worker_id": str(centre.caseworker.member_id)}
    one = await (new_case(centre, **worker) if state == "intake" else case_in(centre, state))
    person_id = (await centre.coordinator.get(f"/v1/cases/{one}")).json()["person_id"]
    MERGE["into_case_id"] = await new_case(
        centre, **worker, **({"person_id": person_id} if person_id else {})
    )
    return one


@pytest.fixture(scope="module")
async def matrix(house: House) -> Matrix:
    centre, stranger, police = await house.party(), await house.party(), await house.party("authority")
    return Matrix(
        house=house,
        path="/v1/cases",
        arrows=ARROWS,
        states={
            **{state: partial(case_in, centre, state) for state in STATES},
            **{f"{state} →merge": partial(_double, centre, state) for state in ("intake", "closed")},
        },
        bodies={**BODIES, "merge": MERGE},
        actors=_actors(house, centre, stranger, police),
        parties=[centre, stranger],
        hidden={},
        shown={},
    )


@pytest.mark.parametrize("state", STATES)
async def test_g_4_g_5_what_is_no_arrow_is_refused_and_changes_nothing(matrix: Matrix, state: str) -> None:
    arrows = sum(arrow.source == state for arrow in ARROWS)
    # Seven commands, each by ten actors; two of them are on the side of the arrows.
    assert await hold_every_refusal(matrix, state) == 7 * 10 - 2 * arrows
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", STATES)
async def test_g_4_every_arrow_leads_where_the_domain_says(matrix: Matrix, state: str) -> None:
    assert await hold_every_arrow(matrix, state) == 2 * sum(arrow.source == state for arrow in ARROWS)
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", STATES)
async def test_g_4_allowed_commands_are_those_of_the_domain(matrix: Matrix, state: str) -> None:
    await hold_allowed_commands(matrix, state)


async def test_g_5_who_may_only_read_a_case_is_told_no_command(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await case_in(centre, 'intake')}"
    for role in ("legal", "housing"):
        caller = getattr(centre, role)
        assert (await caller.get(here)).json()["allowed_commands"] == []
        assert (await caller.get("/v1/cases")).json()["items"][0]["allowed_commands"] == []
    told = (await centre.caseworker.get("/v1/cases")).json()["items"][0]["allowed_commands"]
    assert told == ["activate", "close", "merge"]


def _arrows(machine: Machine) -> set[tuple[str, str, str, str]]:
    return {(step.source, step.command, step.side, step.target) for step in machine}


def test_g_4_the_table_is_the_domain() -> None:
    assert _arrows(MACHINE) == {(a.source, a.command, a.side, a.target) for a in ARROWS}
    assert TERMINAL == {state for state in STATES if MACHINE.is_terminal(state)} == set()
    assert set(STATES) == {str(state) for state in MACHINE.states}


def test_g_4_what_hangs_on_a_case_is_never_written_anew() -> None:
    assert _arrows(RECORD) == {("recorded", "void", "centre", "entered_in_error")}
    assert _arrows(LINK) == {("linked", "remove", "centre", "removed")}
