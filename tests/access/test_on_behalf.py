"""A front end acts for a member, never for more than the client and the member may both do."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from tests.factories.house import FACTS, Caller, House, Party
from tests.features.stories import now_done, refused, report
from trafficking_api.access.permissions import ROLES, Role


async def front_end(house: House, centre: Party, role: str = "coordinator") -> Caller:
    """A client of the centre that is bound to nobody."""
    made = await centre.admin.made("/v1/clients", {"name": "Front end", "role": role})
    return house.caller(centre.id, UUID(made.json()["id"]), role)


def on_behalf(member: object) -> dict[str, str]:
    return {"On-Behalf-Of": str(member)}


async def ids(caller: Caller, path: str, **options: Any) -> set[str]:
    answer = await caller.get(path, **options)
    assert answer.status_code == 200, answer.text
    return {item["id"] for item in answer.json()["items"]}


@pytest.mark.parametrize("client_role", ["coordinator", "caseworker", "legal", "housing"])
@pytest.mark.parametrize("member_role", ["coordinator", "caseworker", "legal", "finance", "admin"])
async def test_it_may_what_both_may_and_no_more(house: House, client_role: str, member_role: str) -> None:
    centre = await house.party()
    caller = await front_end(house, centre, client_role)
    body = {"name": "Somebody", "role": member_role}
    member = (await centre.admin.made("/v1/members", body)).json()["id"]
    both = ROLES[Role(client_role)] & ROLES[Role(member_role)]
    for path, right in (
        ("/v1/cases", "cases:read"),
        ("/v1/referrals?direction=out", "referrals:read"),
        ("/v1/signalements", "signalements:read"),
        ("/v1/clients", "clients:read"),
        ("/v1/members", "members:read"),
    ):
        answer = await caller.get(path, headers=on_behalf(member))
        assert answer.status_code == (200 if right in {str(p) for p in both} else 403), path


async def test_a_caseworker_narrows_whether_it_is_the_client_or_the_member(house: House) -> None:
    centre = await house.party()
    own = (await centre.caseworker.made("/v1/cases", FACTS)).json()["id"]
    other = (await centre.coordinator.made("/v1/cases", FACTS)).json()["id"]
    wide, narrow = await front_end(house, centre), await front_end(house, centre, "caseworker")
    worker, lead = centre.caseworker.member_id, centre.coordinator.member_id
    assert await ids(wide, "/v1/cases") == {own, other}
    assert await ids(wide, "/v1/cases", headers=on_behalf(lead)) == {own, other}
    assert await ids(wide, "/v1/cases", headers=on_behalf(worker)) == {own}
    assert await ids(narrow, "/v1/cases", headers=on_behalf(worker)) == {own}
    assert await ids(narrow, "/v1/cases", headers=on_behalf(lead)) == {other}
    assert await ids(narrow, "/v1/cases") == set()


async def test_a_bound_client_acts_for_its_member_and_for_nobody_else(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    bound = centre.coordinator
    named = await bound.get("/v1/cases", headers=on_behalf(bound.member_id))
    assert named.status_code == 200
    answers = [
        await bound.get("/v1/cases", headers=on_behalf(member))
        for member in (centre.caseworker.member_id, stranger.caseworker.member_id, uuid4())
    ]
    assert [_essence(answer) for answer in answers] == [_essence(answers[0])] * 3
    assert (answers[0].status_code, answers[0].json()["code"]) == (403, "not_on_behalf")


async def test_g_1_a_foreign_member_and_nobody_are_alike(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    caller = await front_end(house, centre)
    answers = [
        await caller.get("/v1/cases", headers=on_behalf(member))
        for member in (stranger.coordinator.member_id, uuid4())
    ]
    assert _essence(answers[0]) == _essence(answers[1])
    assert (answers[0].status_code, answers[0].json()["code"]) == (403, "not_on_behalf")


def _essence(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.text.replace(answer.headers["Request-Id"], "")


@pytest.mark.parametrize(
    "header", ["x", "", "0", "null", "é", "1" * 5000, "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c1"]
)
async def test_a_malformed_header_is_refused(house: House, header: str) -> None:
    centre = await house.party()
    caller = await front_end(house, centre)
    headers = {b"On-Behalf-Of": header.encode()}
    answer = await caller.call("GET", "/v1/cases", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    assert len(header) < 4 or header not in answer.text


async def test_nobody_acts_for_a_member_that_left(house: House) -> None:
    centre = await house.party()
    caller, headers = await front_end(house, centre), on_behalf(centre.legal.member_id)
    assert (await caller.get("/v1/cases", headers=headers)).status_code == 200
    await now_done(centre.admin, f"/v1/members/{centre.legal.member_id}", "leave")
    await refused(caller.get("/v1/cases", headers=headers), 403, "not_on_behalf")


async def test_the_journal_names_the_member_and_the_other_party_learns_of_none(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    caller = await front_end(house, centre)
    made = await replace(caller).call(
        "POST", "/v1/cases", json=FACTS, headers=on_behalf(centre.caseworker.member_id)
    )
    assert made.status_code == 201, made.text
    for table in ("events", "audit_events"):
        rows = await house.owner_execute(
            f"SELECT client_id, member_id FROM {table} WHERE request_id = :id",  # noqa: S608 - fixed names
            id=UUID(made.headers["Request-Id"]),
        )
        assert set(rows.all()) == {(caller.client_id, centre.caseworker.member_id)}
    asked = await caller.get(f"/v1/cases/{uuid4()}", headers=on_behalf(centre.caseworker.member_id))
    (line,) = (
        await centre.auditor.get(f"/v1/audit-events?member_id={centre.caseworker.member_id}&outcome=refused")
    ).json()["items"]
    assert "urn:uuid:" + line["request_id"] == asked.json()["instance"]
    sent = await police.liaison.made("/v1/signalements", report(centre))
    told = await house.owner_execute(
        "SELECT organisation_id, member_id FROM events WHERE object_id = :id", id=UUID(sent.json()["id"])
    )
    assert set(told.all()) == {(police.id, police.liaison.member_id), (centre.id, None)}


async def test_twins_under_another_member_are_other_requests(house: House) -> None:
    centre = await house.party()
    caller, key = await front_end(house, centre), uuid4().hex
    headers = {"Idempotency-Key": key, **on_behalf(centre.coordinator.member_id)}
    first = await caller.call("POST", "/v1/cases", json=FACTS, headers=headers)
    again = await caller.call("POST", "/v1/cases", json=FACTS, headers=headers)
    assert (first.status_code, again.headers["Idempotent-Replayed"]) == (201, "true")
    assert again.content == first.content
    for other in (on_behalf(centre.caseworker.member_id), {}):
        twin = await caller.call("POST", "/v1/cases", json=FACTS, headers={"Idempotency-Key": key, **other})
        assert (twin.status_code, twin.json()["code"]) == (422, "idempotency_key_reused")
