"""Who works on a case: assigned, removed, never none, and the history of it (PLAN-8)."""

import asyncio
from uuid import UUID, uuid4

import pytest

from tests.factories.house import FACTS, Caller, House, Party
from tests.features.retention.keeping import purged
from tests.features.stories import (
    Clock,
    at_once,
    colleague,
    faults,
    journal,
    now_done,
    refused,
    replayed,
    statuses,
)
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.service import course, workers


async def opened(by: Caller) -> str:
    """A case of this caller's; returns its address."""
    return str((await by.made("/v1/cases", FACTS)).headers["Location"])


async def entries(by: Caller, case: str) -> list[tuple[str, str]]:
    """Who works, or worked, on the case, in the order in which they came."""
    answer = await by.get(f"{case}/workers")
    assert answer.status_code == 200, answer.text
    return [(item["member_id"], item["status"]) for item in reversed(answer.json()["items"])]


def who(caller: Caller) -> dict[str, str]:
    return {"member_id": str(caller.member_id)}


async def test_plan_11_a_caseworker_sees_a_case_from_its_assignment_to_its_removal(house: House) -> None:
    centre = await house.party()
    case = await opened(centre.coordinator)
    await refused(centre.caseworker.get(case), 404, "not_found")
    entry = await centre.coordinator.made(f"{case}/workers", who(centre.caseworker))
    assert (entry.json()["status"], entry.json()["until_at"]) == ("working", None)
    changed = await centre.caseworker.patch(case, {"household_size": 4}, etag="*")
    assert changed.json()["household_size"] == 4
    # A worker of the case assigns and removes as a coordinator does, itself too.
    other = await centre.caseworker.made(f"{case}/workers", who(centre.coordinator_2))
    await now_done(centre.caseworker, other.headers["Location"], "remove")
    gone = await now_done(centre.caseworker, entry.headers["Location"], "remove")
    assert gone.json()["status"] == "removed"
    for path in (case, f"{case}/workers", entry.headers["Location"]):
        await refused(centre.caseworker.get(path), 404, "not_found")
    assert await entries(centre.coordinator, case) == [
        (str(centre.coordinator.member_id), "working"),
        (str(centre.caseworker.member_id), "removed"),
        (str(centre.coordinator_2.member_id), "removed"),
    ]
    events = await journal(house, centre, entry.json()["id"])
    assert [(e.type, e.from_state, e.to_state) for e in events] == [
        ("case_worker.assigned", None, "working"),
        ("case_worker.removed", "working", "removed"),
    ]
    assert await replayed(house, centre) > 0


async def test_plan_8_the_last_worker_of_an_open_case_stays(house: House) -> None:
    centre = await house.party()
    case = await opened(centre.coordinator)
    (entry,) = (await centre.coordinator.get(f"{case}/workers")).json()["items"]
    here = f"{case}/workers/{entry['id']}"
    problem = await refused(centre.coordinator.post(f"{here}/remove", {}, etag="*"), 409, "last_worker")
    assert problem["cases"] == [case.rsplit("/", 1)[1]]
    # A worker who has left the organisation does not count.
    await centre.coordinator.made(f"{case}/workers", who(centre.legal))
    await now_done(centre.admin, f"/v1/members/{centre.legal.member_id}", "leave")
    await refused(centre.coordinator.post(f"{here}/remove", {}, etag="*"), 409, "last_worker")
    await centre.coordinator.made(f"{case}/workers", who(centre.caseworker))
    await now_done(centre.coordinator, here, "remove")
    await refused(centre.coordinator.post(f"{here}/remove", {}, etag="*"), 409, "wrong_state")


@pytest.mark.race
async def test_plan_8_of_workers_removed_at_once_one_stays(house: House) -> None:
    centre = await house.party()
    for _ in range(5):
        case = await opened(centre.coordinator)
        for role in ("caseworker", "legal", "coordinator_2"):
            await centre.coordinator.made(f"{case}/workers", who(getattr(centre, role)))
        items = (await centre.coordinator.get(f"{case}/workers")).json()["items"]
        removals = [
            centre.coordinator.post(f"{case}/workers/{item['id']}/remove", {}, etag="*") for item in items
        ]
        assert statuses(await at_once(removals)) == {200: 3, 409: 1}
        assert [s for _, s in await entries(centre.coordinator, case)].count("working") == 1


@pytest.mark.race
async def test_plan_8_a_case_that_opens_again_is_not_left_to_who_leaves(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    gone, leaver = await colleague(house, centre), await colleague(house, centre)
    case = await opened(gone)
    await now_done(centre.coordinator, case, "close", {"reason": "Autonomy"})
    await now_done(centre.admin, f"/v1/members/{gone.member_id}", "leave")
    arrived, go_on = asyncio.Event(), asyncio.Event()

    async def slow(mandate: Mandate, case_id: UUID) -> None:
        arrived.set()
        await go_on.wait()
        await workers.keep_worked(mandate, case_id)

    monkeypatch.setattr(course, "keep_worked", slow)
    reopening = asyncio.create_task(leaver.post(f"{case}/reopen", {"reason": "NewNeeds"}, etag="*"))
    await arrived.wait()
    await now_done(centre.admin, f"/v1/members/{leaver.member_id}", "leave")
    go_on.set()
    await refused(reopening, 403, "member_needed")
    assert (await centre.coordinator.get(case)).json()["status"] == "closed"


@pytest.mark.race
async def test_plan_8_a_removal_and_a_leave_do_not_leave_a_case_to_each_other(house: House) -> None:
    centre = await house.party()
    for _ in range(5):
        body = {"name": "A. Example", "role": "caseworker"}
        leaver = (await centre.admin.made("/v1/members", body)).json()["id"]
        case = await opened(centre.coordinator)
        (own,) = (await centre.coordinator.get(f"{case}/workers")).json()["items"]
        await centre.coordinator.made(f"{case}/workers", {"member_id": leaver})
        answers = await at_once(
            [
                centre.coordinator.post(f"{case}/workers/{own['id']}/remove", {}, etag="*"),
                centre.admin.post(f"/v1/members/{leaver}/leave", {}, etag="*"),
            ]
        )
        assert statuses(answers) == {200: 1, 409: 1}


@pytest.mark.race
async def test_a_member_is_assigned_once_however_many_do_it(house: House) -> None:
    centre = await house.party()
    case = await opened(centre.coordinator)
    body = who(centre.caseworker)
    answers = await at_once([centre.coordinator.post(f"{case}/workers", body) for _ in range(8)])
    assert statuses(answers) == {201: 1, 409: 7}
    assert {a.json()["code"] for a in answers if a.is_error} == {"already_assigned"}


async def test_nothing_changes_in_a_closed_case(house: House) -> None:
    centre = await house.party()
    case = await opened(centre.coordinator)
    entry = await centre.coordinator.made(f"{case}/workers", who(centre.caseworker))
    await now_done(centre.coordinator, case, "close", {"reason": "Autonomy"})
    adding = centre.coordinator.post(f"{case}/workers", who(centre.legal))
    await refused(adding, 409, "case_closed")
    removing = centre.coordinator.post(f"{entry.headers['Location']}/remove", {}, etag="*")
    await refused(removing, 409, "case_closed")


async def test_a_caseworker_opens_cases_for_itself(house: House) -> None:
    centre = await house.party()
    body = {**FACTS, "worker_id": str(centre.coordinator.member_id)}
    problem = await refused(centre.caseworker.post("/v1/cases", body), 422, "invalid")
    assert faults(problem) == [("/worker_id", "yourself_only")]
    script = await centre.admin.made("/v1/clients", {"name": "Script", "role": "coordinator"})
    caller = house.caller(centre.id, script.json()["id"], "coordinator")
    problem = await refused(caller.post("/v1/cases", FACTS), 422, "invalid")
    assert faults(problem) == [("/worker_id", "worker_needed")]
    await caller.made("/v1/cases", body)


# --- who is barred ----------------------------------------------------------------------------------


async def barred(centre: Party, case: str, caller: Caller, reason: str = "KnowsSuspect") -> str:
    body = {**who(caller), "reason": reason}
    made = await centre.coordinator.made(f"{case}/exclusions", body)
    return str(made.headers["Location"])


async def test_plan_10_to_bar_a_worker_takes_it_off_the_case(house: House) -> None:
    centre = await house.party()
    case = await opened(centre.caseworker)
    body = {**who(centre.caseworker), "reason": "PersonAsked"}
    await refused(centre.coordinator.post(f"{case}/exclusions", body), 409, "last_worker")
    assert (await centre.caseworker.get(case)).status_code == 200
    await centre.coordinator.made(f"{case}/workers", who(centre.coordinator))
    bar = await barred(centre, case, centre.caseworker)
    assert (str(centre.caseworker.member_id), "removed") in await entries(centre.coordinator, case)
    await refused(centre.caseworker.get(case), 404, "not_found")
    await refused(centre.coordinator.post(f"{case}/exclusions", body), 409, "already_barred")
    again = centre.coordinator.post(f"{case}/workers", who(centre.caseworker))
    await refused(again, 409, "member_barred")
    lifted = await now_done(centre.coordinator, bar, "lift")
    assert (lifted.json()["status"], lifted.json()["lifted_at"] is None) == ("lifted", False)
    await refused(centre.coordinator.post(f"{bar}/lift", {}, etag="*"), 409, "wrong_state")
    await refused(centre.caseworker.get(case), 404, "not_found")
    await centre.coordinator.made(f"{case}/workers", who(centre.caseworker))
    assert (await centre.caseworker.get(case)).status_code == 200


async def test_plan_10_who_may_read_no_exclusions_is_not_told_who_is_barred(house: House) -> None:
    centre = await house.party()
    case = await opened(centre.caseworker)
    await barred(centre, case, centre.coordinator_2)
    await refused(centre.caseworker.get(f"{case}/exclusions"), 403, "forbidden")
    answers = [
        await refused(centre.caseworker.post(f"{case}/workers", {"member_id": id_}), 422, "invalid")
        for id_ in (str(centre.coordinator_2.member_id), str(uuid4()))
    ]
    assert [faults(answer) for answer in answers] == [[("/member_id", "unknown_reference")]] * 2
    again = centre.coordinator.post(f"{case}/workers", who(centre.coordinator_2))
    await refused(again, 409, "member_barred")


async def test_plan_10_who_bars_itself_loses_the_case_at_once(house: House) -> None:
    centre = await house.party()
    case = await opened(centre.coordinator_2)
    bar = await barred(centre, case, centre.coordinator)
    for path in (case, f"{case}/exclusions", bar):
        await refused(centre.coordinator.get(path), 404, "not_found")
    await refused(centre.coordinator.post(f"{bar}/lift", {}, etag="*"), 404, "not_found")
    await now_done(centre.coordinator_2, bar, "lift")
    assert (await centre.coordinator.get(case)).status_code == 200


async def test_plan_10_a_closed_case_can_lose_its_only_worker_and_finds_another(house: House) -> None:
    centre = await house.party()
    case = await opened(centre.caseworker)
    await now_done(centre.coordinator, case, "close", {"reason": "Autonomy"})
    await barred(centre, case, centre.caseworker)
    assert await entries(centre.coordinator, case) == [(str(centre.caseworker.member_id), "removed")]
    await now_done(centre.coordinator, case, "reopen", {"reason": "NewNeeds"})
    assert (str(centre.coordinator.member_id), "working") in await entries(centre.coordinator, case)


async def test_plan_8_a_sealed_case_keeps_a_worker_when_it_is_closed(house: House) -> None:
    centre = await house.party()
    worker = await colleague(house, centre)
    case, leave = await opened(worker), f"/v1/members/{worker.member_id}/leave"
    await now_done(worker, case, "seal")
    await now_done(worker, case, "close", {"reason": "Autonomy"})
    bar = {**who(worker), "reason": "KnowsSuspect"}
    for leaving in (centre.admin.post(leave, {}, etag="*"), worker.post(f"{case}/exclusions", bar)):
        problem = await refused(leaving, 409, "last_worker")
        assert problem["cases"] == [case.rsplit("/", 1)[1]]
    await now_done(worker, case, "unseal")
    await now_done(centre.admin, f"/v1/members/{worker.member_id}", "leave")
    assert (await centre.coordinator.get(case)).json()["status"] == "closed"


async def test_plan_8_who_worked_on_a_purged_case_may_leave(house: House) -> None:
    centre = await house.party()
    worker = await colleague(house, centre)
    case = await opened(worker)
    await now_done(worker, case, "seal")
    await now_done(worker, case, "close", {"reason": "Autonomy"})
    await house.owner_execute(
        "UPDATE cases SET retain_until = '2020-01-01' WHERE id = :c", c=UUID(case[-36:])
    )
    assert await purged(house, centre) == 1
    await now_done(centre.admin, f"/v1/members/{worker.member_id}", "leave")


async def test_an_exclusion_is_for_coordinators_alone(house: House) -> None:
    centre = await house.party()
    case = await opened(centre.caseworker)
    bar = await barred(centre, case, centre.legal)
    for role in ("caseworker", "legal", "housing", "finance", "auditor", "admin"):
        caller = getattr(centre, role)
        body = {"member_id": str(uuid4()), "reason": "Other"}
        for answer in (
            caller.get(f"{case}/exclusions"),
            caller.get(bar),
            caller.post(f"{case}/exclusions", body),
            caller.post(f"{bar}/lift", {}, etag="*"),
        ):
            await refused(answer, 403, "forbidden")


# --- sealed cases -----------------------------------------------------------------------------------


async def test_a_sealed_case_is_for_those_who_work_on_it(house: House, clock: Clock) -> None:
    del clock
    centre = await house.party()
    case = await opened(centre.coordinator)
    await refused(centre.coordinator_2.post(f"{case}/seal", {}, etag="*"), 409, "not_its_worker")
    await centre.coordinator.made(f"{case}/workers", who(centre.caseworker))
    await refused(centre.caseworker.post(f"{case}/seal", {}, etag="*"), 403, "forbidden")
    sealed = await now_done(centre.coordinator, case, "seal")
    assert sealed.json()["sensitivity"] == "Sealed"
    await refused(centre.coordinator.post(f"{case}/seal", {}, etag="*"), 409, "wrong_state")
    for role in ("coordinator_2", "legal", "housing"):
        await refused(getattr(centre, role).get(case), 404, "not_found")
    for role in ("coordinator", "caseworker"):
        assert (await getattr(centre, role).get(case)).status_code == 200
    await refused(centre.coordinator_2.post(f"{case}/unseal", {}, etag="*"), 404, "not_found")
    await now_done(centre.coordinator, case, "unseal")
    assert (await centre.legal.get(case)).json()["sensitivity"] == "Protected"
    events = await journal(house, centre, case.rsplit("/", 1)[1], "case")
    assert [event.type for event in events if "seal" in event.type] == ["case.sealed", "case.unsealed"]
