"""Agreements: every state, command and actor against the description of the domain, and what they may say."""

from functools import partial
from typing import Any
from uuid import uuid4

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
from tests.features.stories import at_once, code, faults, now_done, refused, replayed, statuses
from trafficking_api.features.agreements.states import MACHINE

DESCRIPTION = """
proposed →sign(other) active →revoke(proposer|other) revoked*
proposed →withdraw withdrawn*
proposed →decline(other) declined*
"""
ARROWS, TERMINAL = read(DESCRIPTION, otherwise="proposer")
STATES = ["proposed", "active", "withdrawn", "declined", "revoked"]


def _terms(to: Party, **changed: Any) -> dict[str, Any]:
    return {"to_organisation_id": str(to.id), "kind": "referral", "valid_from": "2020-01-01", **changed}


async def _in(house: House, one: Party, other: Party, state: str) -> str:
    # Two centres have one open agreement at a time: what an earlier step left is ended first.
    for open_ in (await one.admin.get("/v1/agreements?status=active&status=proposed")).json()["items"]:
        command = "revoke" if open_["status"] == "active" else "withdraw"
        await now_done(one.admin, f"/v1/agreements/{open_['id']}", command)
    made = await one.admin.made("/v1/agreements", _terms(other))
    here = made.headers["Location"]
    if state in {"active", "revoked"}:
        await now_done(other.admin, here, "sign")
    if state == "revoked":
        await now_done(other.admin, here, "revoke")
    if state == "declined":
        await now_done(other.admin, here, "decline")
    if state == "withdrawn":
        await now_done(one.admin, here, "withdraw")
    return str(made.json()["id"])


@pytest.fixture(scope="module")
async def matrix(house: House) -> Matrix:
    one, other, stranger = await house.party(), await house.party(), await house.party()
    police = await house.party("authority")
    actors = [
        Actor("admin of the proposer", one.admin, "proposer"),
        Actor("admin of the other", other.admin, "other"),
        Actor("admin of a stranger", stranger.admin, status=404),
        Actor("admin of an authority", police.admin, status=404),
        Actor("operator", house.operator.operator, status=403),
        Actor("liaison", police.liaison, status=403),
        *(
            Actor(f"{role} of the {side}", getattr(party, role), status=403)
            for side, party in (("proposer", one), ("other", other))
            for role in ("coordinator", "caseworker", "legal", "housing", "finance", "auditor")
        ),
    ]
    return Matrix(
        house=house,
        path="/v1/agreements",
        arrows=ARROWS,
        states={state: partial(_in, house, one, other, state) for state in STATES},
        bodies={},
        actors=actors,
        parties=[one, other, stranger],
        hidden={},
        shown={},
    )


@pytest.mark.parametrize("state", STATES)
async def test_g_4_g_5_what_is_no_arrow_is_refused_and_changes_nothing(matrix: Matrix, state: str) -> None:
    assert await hold_every_refusal(matrix, state) >= 69
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize("state", STATES)
async def test_g_4_every_arrow_leads_where_the_domain_says(matrix: Matrix, state: str) -> None:
    followed = await hold_every_arrow(matrix, state)
    assert (followed == 0) == (state in TERMINAL)
    assert await hold_the_journal(matrix) >= 0


@pytest.mark.parametrize("state", STATES)
async def test_g_4_allowed_commands_are_those_of_the_domain(matrix: Matrix, state: str) -> None:
    await hold_allowed_commands(matrix, state)


def test_g_4_the_table_is_the_domain() -> None:
    table = {(step.source, step.command, step.side, step.target) for step in MACHINE}
    assert table == {(a.source, a.command, a.side, a.target) for a in ARROWS}
    assert {state for state in STATES if MACHINE.is_terminal(state)} == TERMINAL


async def test_one_agreement_of_a_kind_is_open_at_a_time(house: House) -> None:
    one, other = await house.party(), await house.party()
    answers = await at_once([one.admin.post("/v1/agreements", _terms(other)) for _ in range(10)])
    assert statuses(answers) == {201: 1, 409: 9}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"agreement_exists"}
    (made,) = [answer for answer in answers if answer.status_code == 201]
    here = made.headers["Location"]
    await now_done(one.admin, here, "withdraw")
    await one.admin.made("/v1/agreements", _terms(other))
    # Two agreements, each in both journals; the members of both fold too.
    assert await replayed(house, one, other) == 4 + 2 * 7


@pytest.mark.race
async def test_signing_races_with_withdrawing(house: House) -> None:
    one, other = await house.party(), await house.party()
    here = (await one.admin.made("/v1/agreements", _terms(other))).headers["Location"]
    work = [other.admin.post(f"{here}/{command}", {}, etag="*") for command in ("sign", "decline")] * 1
    work += [one.admin.post(f"{here}/withdraw", {}, etag="*") for _ in range(8)]
    answers = await at_once(work)
    assert statuses(answers) == {200: 1, 409: 9}
    seen = [(await party.admin.get(here)).json()["status"] for party in (one, other)]
    assert seen[0] == seen[1] != "proposed"


@pytest.mark.parametrize("whom", ["random", "authority", "operator", "itself"])
async def test_an_agreement_is_with_another_centre(house: House, whom: str) -> None:
    one, police = await house.party(), await house.party("authority")
    ids = {"random": uuid4(), "authority": police.id, "operator": house.operator.id, "itself": one.id}
    body = _terms(one, to_organisation_id=str(ids[whom]))
    problem = await refused(one.admin.post("/v1/agreements", body), 422, "invalid")
    assert faults(problem) == [("/to_organisation_id", "unknown_reference")]


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"valid_until": "2019-12-31"}, "/valid_until"),
        ({"minimum_class_size": 4}, "/minimum_class_size"),
        ({"minimum_class_size": "5"}, "/minimum_class_size"),
        ({"kind": "beds"}, "/kind"),
        ({"valid_from": None}, "/valid_from"),
        ({"status": "active"}, "/status"),
    ],
)
async def test_terms_that_cannot_be_are_refused_at_their_place(
    house: House, changed: dict[str, Any], pointer: str
) -> None:
    one, other = await house.party(), await house.party()
    problem = await refused(one.admin.post("/v1/agreements", _terms(other, **changed)), 422, "invalid")
    assert [where for where, _ in faults(problem)] == [pointer]
    assert (await other.admin.get("/v1/agreements")).json()["items"] == []


async def test_both_sides_and_nobody_else_list_it(house: House) -> None:
    one, other, stranger = await house.party(), await house.party(), await house.party()
    made = await one.admin.made("/v1/agreements", _terms(other, valid_until="2199-12-31"))
    for party in (one, other):
        (item,) = (await party.admin.get("/v1/agreements?status=proposed")).json()["items"]
        assert (item["id"], item["in_force"]) == (made.json()["id"], False)
    assert (await stranger.admin.get("/v1/agreements")).json()["items"] == []
    await now_done(other.admin, made.headers["Location"], "sign")
    assert (await one.admin.get("/v1/agreements?status=active")).json()["items"][0]["in_force"] is True
    assert (await one.admin.get("/v1/agreements?status=proposed")).json()["items"] == []
