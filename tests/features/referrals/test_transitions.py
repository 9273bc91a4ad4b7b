"""What may happen to a referral: every state, command and actor against the description of the domain."""

import re
from datetime import UTC, datetime, timedelta
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
from tests.features.referrals.second_stage import case_of, consent, new_person
from tests.features.stories import (
    Clock,
    Pair,
    address,
    agree,
    drafted,
    etag,
    now_done,
    pair,
    refused,
    sent,
    sweep,
)
from trafficking_api.features.referrals.states import MACHINE

DESCRIPTION = """
draft →send(S) sent →accept(R) accepted →release(S) released →arrive(R) in_progress
in_progress →hold(R) on_hold →resume(R) in_progress →complete(R) completed*
accepted →propose_release(S) accepted →approve_release(S) released
sent →ask(R) sent →refine(S) sent
sent →decline(R) declined*    sent|accepted →(system)expire expired*
sent →(system)place_elsewhere placed_elsewhere*
draft|sent|accepted|released|in_progress|on_hold →withdraw(S) withdrawn*
released|in_progress →return(R) returned*
draft|sent →void(S) entered_in_error*
"""
ARROWS, TERMINAL = read(DESCRIPTION.replace("    ", "\n"), otherwise="?")
STATES = sorted({a.source for a in ARROWS} | {a.target for a in ARROWS})
HIDDEN = frozenset({"draft", "withdrawn", "entered_in_error"})
BODIES: dict[str, Any] = {
    "decline": {"by": "centre", "code": "NoCapacity"},
    "withdraw": {"code": "NoLongerNeeded"},
    "ask": {"field": "urgency"},
    "propose_release": {
        "basis": "ImminentDanger",
        "reason": "She was threatened and must be moved tonight.",
        "field_groups": ["identity"],
        "expires_at": (datetime.now(UTC) + timedelta(days=7)).isoformat(timespec="seconds"),
    },
    "complete": {"outcome": "ServiceProvided"},
    "return": {"code": "NeedsNotMet"},
}
#: How a command is written in an address.
WRITTEN = {"propose_release": "propose_release", "approve_release": "approve_release"}
#: What is done on the way to a state: side and command, from `draft` on.
WAYS: dict[str, list[tuple[str, str]]] = {
    "draft": [],
    "sent": [("S", "send")],
    "accepted": [("S", "send"), ("R", "accept")],
    "declined": [("S", "send"), ("R", "decline")],
    "withdrawn": [("S", "send"), ("S", "withdraw")],
    "entered_in_error": [("S", "send"), ("S", "void")],
    "expired": [("S", "send")],
    "placed_elsewhere": [("S", "send")],
}
WAYS["released"] = [*WAYS["accepted"], ("S", "release")]
WAYS["in_progress"] = [*WAYS["released"], ("R", "arrive")]
WAYS["on_hold"] = [*WAYS["in_progress"], ("R", "hold")]
WAYS["completed"] = [*WAYS["in_progress"], ("R", "complete")]
WAYS["returned"] = [*WAYS["in_progress"], ("R", "return")]
#: What must have happened before, for a command that its state alone does not allow.
READY = {"refine": ("R", "ask"), "approve_release": ("S2", "propose_release")}


async def _in(house: House, two: Pair, state: str, command: str = "") -> str:
    """A referral in this state, of a person who consents, ready for this command; returns its id."""
    sender, receiver = two.sender, two.receiver
    person_id = await new_person(sender)
    case_id = await case_of(sender, person_id, urgency=None)  # so that there is something to ask
    await consent(sender, person_id, receiver)
    here = address(await drafted(sender, receiver, case_id))
    ready = [READY[command]] if command in READY else []
    callers = {"S": sender.coordinator, "S2": sender.coordinator_2, "R": receiver.coordinator}
    for side, step in [*WAYS[state], *ready]:
        await now_done(callers[side], here, WRITTEN.get(step, step), BODIES.get(step))
    if ("R", "arrive") in WAYS[state]:
        await _assigned(receiver, here)
    if state == "expired":
        clock = Clock(house)
        try:
            await clock.stop(datetime.now(UTC) + timedelta(days=16))
            assert await sweep(house, sender) >= 1
        finally:
            await clock.go_on()
    elif state == "placed_elsewhere":
        third = await house.party()
        await agree(sender, third)
        sibling = await sent(sender, third, case_id)
        await now_done(third.coordinator, address(sibling), "accept")
    return here.rsplit("/", 1)[1]


async def _assigned(receiver: Party, here: str) -> None:
    """Let a caseworker of the receiver work on the case of who has arrived: else it finds nothing of her."""
    cases = (await receiver.coordinator.get("/v1/cases?limit=200")).json()["items"]
    (copy,) = [case["id"] for case in cases if case.get("from_referral_id") == here.rsplit("/", 1)[1]]
    body = {"member_id": str(receiver.caseworker.member_id)}
    await receiver.coordinator.made(f"/v1/cases/{copy}/workers", body)


@pytest.fixture(scope="module")
async def matrix(house: House) -> Matrix:
    two = await pair(house, zone="Asia/Vientiane")
    stranger, police = await house.party(), await house.party("authority")
    actors = [
        Actor("coordinator of the sender", two.sender.coordinator, "S"),
        Actor("caseworker of the sender", two.sender.caseworker, "S"),
        Actor("coordinator of the receiver", two.receiver.coordinator, "R"),
        Actor("caseworker of the receiver", two.receiver.caseworker, "R"),
        Actor("coordinator of a stranger", stranger.coordinator, status=404),
        Actor("operator", house.operator.operator, status=404),
        Actor("liaison", police.liaison, status=403),
        *(
            Actor(f"{role} of the {side}", getattr(party, role), status=403)
            for side, party in (("sender", two.sender), ("receiver", two.receiver))
            for role in ("legal", "housing", "finance", "auditor", "admin")
        ),
    ]
    return Matrix(
        house=house,
        path="/v1/referrals",
        arrows=ARROWS,
        states={
            **{state: partial(_in, house, two, state) for state in STATES},
            **{f"{a.source} →{a.command}": partial(_in, house, two, a.source, a.command) for a in ARROWS},
        },
        written=WRITTEN,
        bodies=BODIES,
        actors=actors,
        parties=[two.sender, two.receiver, stranger],
        hidden={"R": HIDDEN},
        shown={},
    )


@pytest.mark.parametrize("state", STATES)
async def test_g_4_g_5_what_is_no_arrow_is_refused_and_changes_nothing(matrix: Matrix, state: str) -> None:
    assert await hold_every_refusal(matrix, state) >= 200
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", STATES)
async def test_ref_1_every_arrow_leads_where_the_domain_says(matrix: Matrix, state: str) -> None:
    followed = await hold_every_arrow(matrix, state)
    assert (followed == 0) == (state in TERMINAL)
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", STATES)
async def test_ref_1_allowed_commands_are_those_of_the_domain(matrix: Matrix, state: str) -> None:
    await hold_allowed_commands(matrix, state)


def test_ref_1_the_table_is_the_domain() -> None:
    sides = {"sender": "S", "receiver": "R", "system": "system"}
    table = {(step.source, step.command, sides[step.side], step.target) for step in MACHINE}
    assert table == {(a.source, a.command, a.side, a.target) for a in ARROWS}
    assert {state for state in STATES if MACHINE.is_terminal(state)} == TERMINAL


def test_ref_1_the_document_tells_the_arrows_of_the_domain(house: House) -> None:
    told = set()
    for path, methods in house.app.openapi()["paths"].items():
        arrows = methods.get("post", {}).get("x-transitions", "")
        if path.startswith("/v1/referrals/{referral_id}/") and arrows:
            command = path.rsplit("/", 1)[1].replace("-", "_")
            found = re.findall(r"`(\w+)` → `(\w+)` by the (sender|receiver)", arrows)
            assert found, path
            told |= {(source, command, side[0].upper(), target) for source, target, side in found}
    assert told == {(a.source, a.command, a.side, a.target) for a in ARROWS if a.side != "system"}


async def test_ref_2_a_second_accept_is_409_with_the_new_etag_and_412_with_the_old(house: House) -> None:
    two = await pair(house)
    here = address(await sent(two.sender, two.receiver))
    old = await etag(two.receiver.coordinator, here)
    accepted = await two.receiver.coordinator.post(f"{here}/accept", {}, etag=old, key="accept-1")
    assert accepted.status_code == 200
    await refused(two.receiver.coordinator.post(f"{here}/accept", {}, etag=old), 412, "stale")
    new = accepted.headers["ETag"]
    problem = await refused(two.receiver.coordinator.post(f"{here}/accept", {}, etag=new), 409, "wrong_state")
    assert (problem["current_state"], problem["allowed"]) == ("accepted", [])
    again = await two.receiver.coordinator.post(f"{here}/accept", {}, etag=old, key="accept-1")
    assert (again.status_code, again.headers["Idempotent-Replayed"]) == (200, "true")
    assert again.content == accepted.content


async def test_ref_2_nobody_addresses_what_the_system_does(house: House) -> None:
    two = await pair(house)
    here = address(await sent(two.sender, two.receiver))
    for command in ("expire", "place_elsewhere", "place-elsewhere"):
        for caller in (two.sender.coordinator, two.receiver.coordinator):
            await refused(caller.post(f"{here}/{command}", {}, etag="*"), 404, "not_found")
    assert (await two.sender.coordinator.get(here)).json()["status"] == "sent"
