"""What of a home is due stands on the work list, and what happened in the timeline of the case."""

from typing import Any

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, Desk, day, desk, id_of
from tests.features.housing.homes import applying, furnished, leased, searching
from tests.features.stories import now_done


async def due(there: Desk, query: str = "") -> list[tuple[str, str, str]]:
    """What is due in the case: kind, id and day."""
    answer = await there.author.get(f"/v1/work-list?case_id={there.case}{query}")
    return [(item["kind"], item["id"], item["due_on"]) for item in answer.json()["items"]]


async def test_a_viewing_is_due_until_it_was_made_and_a_lease_until_it_ended(house: House) -> None:
    there = await desk(house)
    search = await searching(there)
    one = await applying(there, search, viewing_on=day(2))
    await applying(there, search)
    assert await due(there) == [("viewing", id_of(one), day(2))]
    await now_done(there.author, one, "view")
    assert await due(there) == []
    lease = await leased(there, ends_on=day(40), search_id=id_of(search))
    await leased(there, "signed")
    assert await due(there) == []
    await now_done(there.author, lease, "sign")
    assert await due(there) == [("lease_end", id_of(lease), day(40))]
    await now_done(there.author, lease, "end", {"reason": "NotSafe"})
    assert await due(there) == []


async def test_what_is_due_of_a_home_is_for_all_who_work_on_the_case(house: House) -> None:
    there = await desk(house)
    one = await applying(there, await searching(there), viewing_on=day(-1))

    async def mine(caller: Any, query: str) -> list[Any]:
        items: list[Any] = (await caller.get(f"/v1/work-list?{query}")).json()["items"]
        return items

    (item,) = await mine(there.centre.caseworker, "mine=true")
    assert (item["id"], item["kind"], item["worker_id"]) == (id_of(one), "viewing", None)
    assert (item["is_overdue"], item["is_unassigned"]) == (True, False)
    assert await mine(there.centre.coordinator_2, "mine=true") == []
    assert await mine(there.centre.caseworker, "is_unassigned=true") == []
    assert len(await mine(there.centre.caseworker, "kind=viewing&kind=lease_end")) == 1
    stranger = (await house.party()).coordinator
    assert await mine(stranger, "") == []


async def test_the_timeline_tells_of_a_home_to_who_may_read_of_it(house: House) -> None:
    there = await furnished(await desk(house))

    async def kinds(caller: Any) -> set[str]:
        answer = await caller.get(f"/v1/cases/{there.case}/timeline?limit=200")
        return {entry["object_kind"] for entry in answer.json()["items"]}

    of_homes = {"housing_search", "housing_application", "lease"}
    assert of_homes <= await kinds(there.author)
    assert of_homes <= await kinds(there.centre.callers["housing"])
    assert not of_homes & await kinds(there.centre.legal)


async def test_g_17_neither_a_search_nor_an_application_nor_a_lease_keeps_a_case_open(house: House) -> None:
    there = await desk(house)
    search = await searching(there)
    for state in ("planned", "viewed", "applied", "accepted"):
        await applying(there, search, state)
    await leased(there)
    await leased(there, "signed", ends_on=day(40))
    case = f"/v1/cases/{there.case}"
    await now_done(there.author, case, "close", CLOSE)
    assert (await there.read(case))["status"] == "closed"
    assert (await there.read(search))["status"] == "searching"
    await now_done(there.author, case, "reopen", {"reason": "NewNeeds"})
