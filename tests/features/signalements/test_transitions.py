"""What may happen to a signalement: every state, command and actor against the description of the domain."""

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
from tests.features.stories import now_done, refused, report, reported
from trafficking_api.features.signalements.states import MACHINE

DESCRIPTION = """
submitted →acknowledge open →ask awaiting_reporter →(reporter)reply open
open →assess assessed
assessed →convert converted
converted →convert converted
open|awaiting_reporter|assessed|converted →close closed →reopen open
"""
ARROWS, TERMINAL = read(DESCRIPTION, otherwise="centre")
STATES = ["submitted", "open", "awaiting_reporter", "assessed", "converted", "closed"]
#: What the reporter is told (SIG-15).
TOLD = {
    "submitted": "received",
    "open": "being_handled",
    "assessed": "being_handled",
    "converted": "being_handled",
    "awaiting_reporter": "question_for_you",
    "closed": "closed",
}
BODIES: dict[str, Any] = {
    "ask": {"text": "Is an interpreter on site?"},
    "reply": {"text": "Until six."},
    "assess": {"result": "actionable"},
    "convert": {"cases": [{"minor": "no"}]},
    "close": {"outcome": "NoContact"},
    "reopen": {"reason": "NewInformation"},
}
WAY = {
    "submitted": [],
    "open": ["acknowledge"],
    "awaiting_reporter": ["acknowledge", "ask"],
    "assessed": ["acknowledge", "assess"],
    "converted": ["acknowledge", "assess", "convert"],
    "closed": ["acknowledge", "close"],
}


async def _in(police: Party, centre: Party, state: str) -> str:
    here = await reported(police, centre, persons_count=3)
    case = {"minor": "no", "worker_id": str(centre.caseworker.member_id)}
    bodies = {**BODIES, "convert": {"cases": [case]}}
    for command in WAY[state]:
        await now_done(centre.coordinator, here, command, bodies.get(command))
    return here.rsplit("/", 1)[1]


@pytest.fixture(scope="module")
async def matrix(house: House) -> Matrix:
    centre, police = await house.party(), await house.party("authority")
    stranger, inspection = await house.party(), await house.party("authority")
    actors = [
        Actor("coordinator", centre.coordinator, "centre"),
        Actor("caseworker", centre.caseworker, "centre"),
        Actor("liaison", police.liaison, "reporter"),
        Actor("liaison of another authority", inspection.liaison, status=404),
        Actor("coordinator of another centre", stranger.coordinator, status=404),
        Actor("operator", house.operator.operator, status=404),
        *(
            Actor(role, getattr(centre, role), status=403)
            for role in ("legal", "housing", "finance", "auditor", "admin")
        ),
        *(Actor(f"{role} of the police", getattr(police, role), status=403) for role in ("auditor", "admin")),
    ]
    return Matrix(
        house=house,
        path="/v1/signalements",
        arrows=ARROWS,
        states={state: partial(_in, police, centre, state) for state in STATES},
        bodies=BODIES,
        actors=actors,
        parties=[centre, police, stranger, inspection],
        hidden={},
        shown={"reporter": TOLD},
    )


@pytest.mark.parametrize("state", STATES)
async def test_g_4_g_5_what_is_no_arrow_is_refused_and_changes_nothing(matrix: Matrix, state: str) -> None:
    assert await hold_every_refusal(matrix, state) >= 70
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", STATES)
async def test_g_4_every_arrow_leads_where_the_domain_says(matrix: Matrix, state: str) -> None:
    assert await hold_every_arrow(matrix, state) > 0
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", STATES)
async def test_g_4_allowed_commands_are_those_of_the_domain(matrix: Matrix, state: str) -> None:
    await hold_allowed_commands(matrix, state)


def test_g_4_the_table_is_the_domain() -> None:
    table = {(step.source, step.command, step.side, step.target) for step in MACHINE}
    assert table == {(a.source, a.command, a.side, a.target) for a in ARROWS}
    assert set(STATES) == {a.source for a in ARROWS} | {a.target for a in ARROWS}
    assert TERMINAL == {state for state in STATES if MACHINE.is_terminal(state)} == set()


async def test_sig_15_a_refusal_tells_the_reporter_the_coarse_state_only(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    for state in STATES:
        if state == "awaiting_reporter":
            continue
        here = f"/v1/signalements/{await _in(police, centre, state)}"
        problem = await refused(
            police.liaison.post(f"{here}/reply", BODIES["reply"], etag="*"), 409, "wrong_state"
        )
        assert (problem["current_state"], problem["allowed"]) == (TOLD[state], [])


async def test_sig_9_who_wrote_it_down_itself_has_nobody_to_ask_and_no_reply(house: House) -> None:
    centre, other = await house.party(), await house.party()
    made = await centre.coordinator.made(
        "/v1/signalements", report(centre, channel="Phone", source="Helpline")
    )
    here = made.headers["Location"]
    assert made.json()["view"] == "centre"
    assert made.json()["summary_author_id"] == str(centre.coordinator.client_id)
    await now_done(centre.coordinator, here, "acknowledge")
    await refused(centre.coordinator.post(f"{here}/ask", BODIES["ask"], etag="*"), 409, "no_reporter")
    await refused(centre.coordinator.post(f"{here}/reply", BODIES["reply"], etag="*"), 403, "wrong_side")
    to_reporter = {"text": "Are you there?", "to_reporter": True}
    await refused(centre.coordinator.post(f"{here}/messages", to_reporter), 409, "no_reporter")
    note = await centre.coordinator.made(f"{here}/messages", {"text": "Called back."})
    assert note.json()["to_reporter"] is False
    assert (await centre.coordinator.get(here)).json()["status"] == "open"
    listed = (await centre.coordinator.get("/v1/signalements")).json()["items"]
    assert [item["id"] for item in listed] == [made.json()["id"]]
    assert (await other.coordinator.get(here)).status_code == 404


async def test_a_centre_does_not_report_to_another_centre(house: House) -> None:
    centre, other, police = await house.party(), await house.party(), await house.party("authority")
    problem = await refused(centre.coordinator.post("/v1/signalements", report(other)), 422, "invalid")
    assert [fault["pointer"] for fault in problem["errors"]] == ["/to_organisation_id"]
    for nobody in (police, house.operator):
        for caller in (centre.coordinator, police.liaison):
            problem = await refused(caller.post("/v1/signalements", report(nobody)), 422, "invalid")
            found = [(fault["pointer"], fault["code"]) for fault in problem["errors"]]
            assert found == [("/to_organisation_id", "unknown_reference")]
