"""What is not in somebody's sight any more is in none of the files it had made (PLAN-10, PLAN-11)."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from tests.factories.exchange_exports import EXPORTS, exported, fetched, finished, named, wished
from tests.factories.house import FACTS, Caller, House
from tests.factories.world import command, etag, identifier, made
from tests.features.people.stories import canary
from tests.features.stories import colleague, refused
from trafficking_api.access.later import Behalf, later
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import ROLES, Role
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.schemas.access import NewCaseExclusion
from trafficking_api.features.exchange.service import export
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.wire import Command


async def is_there(caller: Caller, found: dict[str, object]) -> bool:
    """Whether the file of cases of this export can still be fetched."""
    now = (await caller.get(f"{EXPORTS}/{found['id']}")).json()["status"]
    answer = await caller.get(named(found, "cases")["url"])
    assert (now, answer.status_code) in {("completed", 200), ("expired", 404)}
    return bool(answer.status_code == 200)


async def test_plan_11_a_case_that_is_sealed_is_in_no_file_of_who_does_not_work_on_it(house: House) -> None:
    centre = await house.party()
    worker, other = centre.coordinator, await colleague(house, centre)
    case = await made(worker, "/v1/cases", FACTS)
    mine, theirs = await exported(house, worker, "cases"), await exported(house, other, "cases")
    half, _ = await wished(other, "cases")
    await command(worker, case, "seal")
    assert (await is_there(worker, mine), await is_there(other, theirs)) == (True, False)
    rows = await house.owner_execute(
        "SELECT count(*) FROM export_files WHERE export_id = :id", id=theirs["id"]
    )
    assert rows.scalar_one() == 0
    await finished(house, other)
    after = (await other.get(half)).json()
    assert after["status"] == "completed"
    assert await fetched(other, named(after, "cases")) == []


async def test_plan_11_who_leaves_a_sealed_case_finds_no_file_with_it(house: House) -> None:
    centre = await house.party()
    worker, other = centre.coordinator, await colleague(house, centre)
    case = await made(worker, "/v1/cases", FACTS)
    entry = await made(worker, f"{case}/workers", {"member_id": str(other.member_id)})
    await command(worker, case, "seal")
    mine, theirs = await exported(house, worker, "cases"), await exported(house, other, "cases")
    await command(worker, entry, "remove")
    assert (await is_there(worker, mine), await is_there(other, theirs)) == (True, False)


async def test_plan_11_who_turns_out_to_be_the_person_of_a_sealed_case_is_in_no_file(house: House) -> None:
    centre = await house.party()
    worker, other = centre.coordinator, await colleague(house, centre)
    person = await made(worker, "/v1/people", {"identity": {"first_name": canary()}})
    case = await made(worker, "/v1/cases", FACTS)
    await command(worker, case, "seal")
    theirs = await exported(house, other, "people", "cases")
    body = {"person_id": str(identifier(person))}
    assert (await worker.patch(case, body, etag=await etag(worker, case))).status_code == 200
    await refused(other.get(person), 404, "not_found")
    assert not await is_there(other, theirs)


async def test_plan_11_what_stays_in_sight_leaves_the_files_alone(house: House) -> None:
    centre = await house.party()
    worker, other = centre.coordinator, await colleague(house, centre)
    case = await made(worker, "/v1/cases", FACTS)
    entry = await made(worker, f"{case}/workers", {"member_id": str(other.member_id)})
    theirs = await exported(house, other, "cases")
    await command(worker, entry, "remove")
    body = {"member_id": str(centre.callers["coordinator_2"].member_id), "reason": "Other"}
    await made(worker, f"{case}/exclusions", body)
    person = await made(worker, "/v1/people", {"identity": {"first_name": canary()}})
    body = {"person_id": str(identifier(person))}
    assert (await worker.patch(case, body, etag=await etag(worker, case))).status_code == 200
    assert await is_there(other, theirs)


async def barred(mandate: Mandate, case_id: UUID, member_id: UUID) -> None:
    await cases.exclusions.bar(mandate, case_id, NewCaseExclusion(member_id=member_id, reason="Other"))


async def sealed(mandate: Mandate, case_id: UUID, _: UUID) -> None:
    await cases.sensitivity.seal(mandate, case_id, Expected("*"), Command())


async def until_waiting(house: House, work: "asyncio.Task[str]") -> None:
    """Until this work is done, or waits for somebody else's transaction."""
    waits = (
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
        "AND datname = current_database()"
    )
    async with asyncio.timeout(30):
        while not (work.done() or (await house.owner_execute(waits)).scalar_one()):  # noqa: ASYNC110 - nothing tells of a lock
            await asyncio.sleep(0.01)


@pytest.mark.race
@pytest.mark.parametrize("is_asked_first", [True, False])
@pytest.mark.parametrize("hide", [barred, sealed])
async def test_plan_10_what_is_being_hidden_is_in_no_file_made_meanwhile(
    house: House, hide: Callable[[Mandate, UUID, UUID], Awaitable[None]], *, is_asked_first: bool
) -> None:
    """Its transaction begins before the file is made, and ends after it: neither sees what the other did."""
    centre = await house.party()
    worker, other = centre.coordinator, await colleague(house, centre)
    assert other.member_id is not None
    case = identifier(await made(worker, "/v1/cases", FACTS))
    address = (await wished(other, "cases", "visits"))[0] if is_asked_first else ""

    async def asked_and_made() -> str:
        there = address or (await wished(other, "cases", "visits"))[0]
        await finished(house, other)
        return there

    role = Role.COORDINATOR
    behalf = Behalf(centre.id, worker.client_id, 1, None, role, ROLES[role])
    async with later(house.office, behalf, "test") as mandate:
        await hide(mandate, case, other.member_id)
        await mandate.session.flush()
        work = asyncio.create_task(asked_and_made())
        await until_waiting(house, work)
    found = (await other.get(await work)).json()
    assert found["status"] == "completed"
    assert await fetched(other, named(found, "cases")) == []


@pytest.mark.race
async def test_g_16_an_export_that_is_asked_for_while_somebody_is_forgotten_is_made_without_her(
    house: House,
) -> None:
    centre = await house.party()
    worker = centre.coordinator
    role = Role.COORDINATOR
    behalf = Behalf(centre.id, worker.client_id, 1, None, role, ROLES[role])

    async def asked() -> str:
        return (await wished(worker, "cases"))[0]

    async with later(house.office, behalf, "test") as mandate:
        await export.forget(mandate, [centre.id])
        work = asyncio.create_task(asked())
        await until_waiting(house, work)
        assert not work.done()
    await work
