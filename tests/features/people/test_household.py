"""Two people of a household have one link, seen from both sides."""

import pytest

from tests.factories.house import Caller, House
from tests.features.people.stories import case_of, id_of, written
from tests.features.stories import at_once, faults, journal, refused, statuses


async def links(caller: Caller, here: str) -> list[tuple[str, str]]:
    """Who is what to her, as this caller sees it."""
    answer = await caller.get(f"{here}/household-links")
    assert answer.status_code == 200, answer.text
    return [(item["other_id"], item["relation"]) for item in answer.json()["items"]]


def link(other: str, relation: str) -> dict[str, str]:
    return {"other_id": id_of(other), "relation": relation}


@pytest.mark.parametrize("relation", ["Child", "Parent"])
@pytest.mark.parametrize("from_smaller", [True, False])
async def test_a_link_is_seen_from_the_other_side_as_its_inverse(
    house: House, relation: str, *, from_smaller: bool
) -> None:
    worker = (await house.party()).coordinator
    one, other = sorted([await written(worker), await written(worker)], reverse=not from_smaller)
    made = await worker.made(f"{one}/household-links", link(other, relation))
    assert (made.json()["person_id"], made.json()["relation"]) == (id_of(one), relation)
    inverse = {"Child": "Parent", "Parent": "Child"}[relation]
    assert await links(worker, one) == [(id_of(other), relation)]
    assert await links(worker, other) == [(id_of(one), inverse)]
    there = await worker.get(f"{other}/household-links/{made.json()['id']}")
    assert there.json()["relation"] == inverse
    assert (await worker.get(made.headers["Location"])).json() == made.json()


async def test_a_pair_is_linked_once(house: House) -> None:
    worker = (await house.party()).coordinator
    one, other = await written(worker), await written(worker)
    await worker.made(f"{one}/household-links", link(other, "Sibling"))
    for here, there in ((one, other), (other, one)):
        body = link(there, "Partner")
        await refused(worker.post(f"{here}/household-links", body), 409, "already_linked")
    assert await links(worker, one) == [(id_of(other), "Sibling")]


@pytest.mark.race
async def test_a_race_from_both_sides_makes_one_link(house: House) -> None:
    worker = (await house.party()).coordinator
    one, other = await written(worker), await written(worker)
    sides = [(one, other), (other, one)] * 10
    answers = await at_once(
        [worker.post(f"{here}/household-links", link(there, "Sibling")) for here, there in sides]
    )
    assert statuses(answers) == {201: 1, 409: 19}
    assert len(await links(worker, one)) == len(await links(worker, other)) == 1


async def test_a_link_raises_the_version_of_both_and_is_counted(house: House) -> None:
    worker = (await house.party()).coordinator
    one, other = await written(worker), await written(worker)
    made = await worker.made(f"{one}/household-links", link(other, "Partner"))
    for here in (one, other):
        found = (await worker.get(here)).json()
        assert (found["version"], found["household_links"]) == (2, 1)
    gone = await worker.call("DELETE", made.headers["Location"], headers={"If-Match": made.headers["ETag"]})
    assert (gone.status_code, gone.content) == (204, b"")
    for here in (one, other):
        found = (await worker.get(here)).json()
        assert (found["version"], found["household_links"]) == (3, 0)
        assert await links(worker, here) == []
    again = worker.call("DELETE", made.headers["Location"], headers={"If-Match": "*"})
    await refused(again, 404, "not_found")


async def test_what_happened_to_a_link_stands_in_the_journal(house: House) -> None:
    centre = await house.party()
    one, other = await written(centre.coordinator), await written(centre.coordinator)
    made = await centre.coordinator.made(f"{one}/household-links", link(other, "Partner"))
    remove = centre.coordinator.call("DELETE", made.headers["Location"], headers={"If-Match": '"2"'})
    await refused(remove, 412, "stale")
    await centre.coordinator.call("DELETE", made.headers["Location"], headers={"If-Match": '"1"'})
    told = [line.type for line in await journal(house, centre, made.json()["id"])]
    assert told == ["household_link.created", "household_link.removed"]


async def test_nobody_is_linked_with_herself_or_with_whom_the_caller_may_not_see(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    here = await written(centre.coordinator)
    hidden = await written(centre.coordinator)
    await case_of(house, centre, hidden, centre.coordinator_2, sensitivity="Sealed")
    foreign = await written(stranger.coordinator)
    problem = await refused(
        centre.coordinator.post(f"{here}/household-links", link(here, "Partner")), 422, "invalid"
    )
    assert faults(problem) == [("/other_id", "same_person")]
    for other in (hidden, foreign):
        post = centre.coordinator.post(f"{here}/household-links", link(other, "Partner"))
        assert faults(await refused(post, 422, "invalid")) == [("/other_id", "unknown_reference")]


async def test_plan_10_a_link_to_whom_the_caller_may_not_see_is_not_there(house: House) -> None:
    centre = await house.party()
    one, other = await written(centre.coordinator), await written(centre.coordinator)
    made = await centre.coordinator.made(f"{one}/household-links", link(other, "Partner"))
    await case_of(house, centre, other, centre.coordinator_2, sensitivity="Sealed")
    assert await links(centre.coordinator, one) == []
    assert (await centre.coordinator.get(one)).json()["household_links"] == 0
    await refused(centre.coordinator.get(made.headers["Location"]), 404, "not_found")
    remove = centre.coordinator.call("DELETE", made.headers["Location"], headers={"If-Match": "*"})
    await refused(remove, 404, "not_found")
    await refused(centre.coordinator.get(f"{other}/household-links"), 404, "not_found")
    assert await links(centre.coordinator_2, one) == [(id_of(other), "Partner")]


async def test_g_2_a_link_is_found_only_below_one_of_its_two(house: House) -> None:
    worker = (await house.party()).coordinator
    one, other, third = [await written(worker) for _ in range(3)]
    made = await worker.made(f"{one}/household-links", link(other, "Partner"))
    await refused(worker.get(f"{third}/household-links/{made.json()['id']}"), 404, "not_found")


async def test_plan_10_a_repeated_request_names_nobody_whom_the_caller_is_barred_from_now(
    house: House,
) -> None:
    centre = await house.party()
    first, second = centre.coordinator, centre.coordinator_2
    one, other = await written(second), await written(second)
    case = await case_of(house, centre, other, first)
    body = link(other, "Child")
    made = await second.made(f"{one}/household-links", body, key="link")
    again = await second.post(f"{one}/household-links", body, key="link")
    assert (again.status_code, again.content) == (201, made.content)
    bar = {"member_id": str(second.member_id), "reason": "KnowsSuspect"}
    await first.made(f"/v1/cases/{case}/exclusions", bar)
    assert await links(second, one) == []
    barred = second.post(f"{one}/household-links", body, key="link")
    await refused(barred, 404, "not_found")
