"""Members: the people who work at an organisation, and what ends when they leave."""

from uuid import UUID, uuid4

import pytest

from tests.factories.house import FACTS, Caller, House, Party
from tests.features.stories import (
    at_once,
    etag,
    faults,
    now_done,
    refused,
    replayed,
    statuses,
    stored_anywhere,
)


async def member(centre: Party, role: str = "caseworker", name: str = "A. Example") -> str:
    made = await centre.admin.made("/v1/members", {"name": name, "role": role, "languages": ["fr"]})
    return str(made.json()["id"])


async def client(house: House, centre: Party, member_id: str, role: str) -> Caller:
    made = await centre.admin.made("/v1/clients", {"name": "Desk", "role": role, "member_id": member_id})
    return house.caller(centre.id, UUID(made.json()["id"]), role)


async def test_a_member_is_added_read_and_changed(house: House) -> None:
    centre, name = await house.party(), f"Somebody {uuid4().hex}"
    here = f"/v1/members/{await member(centre, name=name)}"
    seen = await centre.finance.get(here)
    assert (seen.json()["name"], seen.json()["status"], seen.json()["left_at"]) == (name, "active", None)
    patch = {"role": "legal", "is_data_protection_contact": True}
    changed = await centre.admin.patch(here, patch, etag=seen.headers["ETag"])
    assert changed.json() == {
        **seen.json(),
        **patch,
        "version": 2,
        "updated_at": changed.json()["updated_at"],
        "allowed_commands": ["leave"],
    }
    assert await stored_anywhere(house, name) == []  # the name is sealed
    assert {item["id"] for item in (await centre.legal.get("/v1/members?role=legal")).json()["items"]} == {
        str(centre.legal.member_id),
        seen.json()["id"],
    }


async def test_a_role_that_is_not_here_is_refused(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    for party, role, there in ((centre, "liaison", "caseworker"), (police, "caseworker", "liaison")):
        body = {"name": "B. Example", "role": role}
        problem = await refused(party.admin.post("/v1/members", body), 422, "role_not_here")
        assert there in problem["roles"]
        assert role not in problem["roles"]
        here = f"/v1/members/{await member(party, there)}"
        await refused(party.admin.patch(here, {"role": role}, etag="*"), 422, "role_not_here")


async def test_another_role_counts_from_the_next_request_on(house: House) -> None:
    centre = await house.party()
    id_ = await member(centre, "coordinator")
    caller = await client(house, centre, id_, "coordinator")
    own = (await caller.made("/v1/cases", FACTS)).json()["id"]
    other = (await centre.coordinator.made("/v1/cases", FACTS)).json()["id"]
    assert (await caller.get(f"/v1/cases/{other}")).status_code == 200
    await centre.admin.patch(f"/v1/members/{id_}", {"role": "caseworker"}, etag="*")
    assert (await caller.get(f"/v1/cases/{other}")).status_code == 404
    assert (await caller.get(f"/v1/cases/{own}")).status_code == 200
    at_once = centre.admin.patch(f"/v1/members/{id_}", {"role": "finance"}, etag="*")
    assert (await refused(at_once, 409, "last_worker"))["cases"] == [own]
    await caller.made(f"/v1/cases/{own}/workers", {"member_id": str(centre.coordinator.member_id)})
    await centre.admin.patch(f"/v1/members/{id_}", {"role": "finance"}, etag="*")
    assert (await caller.get(f"/v1/cases/{own}")).status_code == 403


async def test_who_left_is_refused_on_the_next_request_whatever_token_it_holds(house: House) -> None:
    centre = await house.party()
    id_ = await member(centre, "legal")
    caller = await client(house, centre, id_, "legal")
    answer = await caller.get("/v1/me")
    assert answer.status_code == 200
    left = await now_done(centre.admin, f"/v1/members/{id_}", "leave")
    assert (left.json()["status"], left.json()["allowed_commands"]) == ("left", [])
    assert left.json()["left_at"] is not None
    for headers in ({}, {"If-None-Match": answer.headers["ETag"]}, {"On-Behalf-Of": id_}):
        refusal = await caller.get("/v1/me", headers=headers)
        assert (refusal.status_code, refusal.json()["code"]) == (401, "unauthenticated")
    await refused(centre.admin.post(f"/v1/members/{id_}/leave", {}, etag="*"), 409, "wrong_state")
    await refused(centre.admin.patch(f"/v1/members/{id_}", {"role": "legal"}, etag="*"), 409, "wrong_state")
    for path, body in (
        ("/v1/clients", {"name": "Desk", "role": "legal", "member_id": id_}),
        ("/v1/cases", {"worker_id": id_}),
    ):
        by = centre.admin if path == "/v1/clients" else centre.coordinator
        problem = await refused(by.post(path, body), 422, "invalid")
        assert {why for _, why in faults(problem)} == {"unknown_reference"}
    assert await replayed(house, centre) > 0


async def test_plan_8_who_alone_works_on_an_open_case_cannot_leave(house: House) -> None:
    centre = await house.party()
    id_ = await member(centre)
    here = f"/v1/members/{id_}"
    alone = (await centre.coordinator.made("/v1/cases", {**FACTS, "worker_id": id_})).json()["id"]
    shared = (await centre.coordinator.made("/v1/cases", {**FACTS, "worker_id": id_})).json()["id"]
    closed = (await centre.coordinator.made("/v1/cases", {**FACTS, "worker_id": id_})).json()["id"]
    another = {"member_id": str(centre.legal.member_id)}
    await centre.coordinator.made(f"/v1/cases/{shared}/workers", another)
    await now_done(centre.coordinator, f"/v1/cases/{closed}", "close", {"reason": "Autonomy"})
    leaving = centre.admin.post(f"{here}/leave", {}, etag=await etag(centre.admin, here))
    problem = await refused(leaving, 409, "last_worker")
    assert problem["cases"] == [alone]
    assert (await centre.admin.get(here)).json()["status"] == "active"
    await centre.coordinator.made(f"/v1/cases/{alone}/workers", another)
    await now_done(centre.admin, here, "leave")
    # The case that was closed finds a worker again when it is opened again.
    await now_done(centre.coordinator, f"/v1/cases/{closed}", "reopen", {"reason": "NewNeeds"})
    history = (await centre.coordinator.get(f"/v1/cases/{closed}/workers")).json()["items"]
    assert [entry["member_id"] for entry in history] == [str(centre.coordinator.member_id), id_]


@pytest.mark.race
async def test_plan_8_two_who_work_on_the_same_case_cannot_leave_it_to_each_other(house: House) -> None:
    centre = await house.party()
    for _ in range(5):
        pair = [await member(centre) for _ in range(2)]
        case = (await centre.coordinator.made("/v1/cases", {**FACTS, "worker_id": pair[0]})).json()["id"]
        await centre.coordinator.made(f"/v1/cases/{case}/workers", {"member_id": pair[1]})
        leaving = [centre.admin.post(f"/v1/members/{id_}/leave", {}, etag="*") for id_ in pair]
        assert statuses(await at_once(leaving)) == {200: 1, 409: 1}


async def test_the_last_administrator_cannot_leave_or_become_something_else(house: House) -> None:
    centre = await house.party()
    id_ = await member(centre, "admin")
    bound = await client(house, centre, id_, "admin")
    here = f"/v1/members/{id_}"
    others = (await bound.get("/v1/clients?role=admin")).json()["items"]
    for other in others:
        if other["id"] != str(bound.client_id):
            await now_done(bound, f"/v1/clients/{other['id']}", "revoke")
    await refused(bound.post(f"{here}/leave", {}, etag="*"), 409, "last_admin")
    await refused(bound.patch(here, {"role": "legal"}, etag="*"), 409, "last_admin")
    await bound.made("/v1/clients", {"name": "Another", "role": "admin"})
    await now_done(bound, here, "leave")
    await refused(bound.get("/v1/clients"), 401, "unauthenticated")
