"""Cases of one household: linked once, seen from both, and only by who sees both."""

from uuid import uuid4

import pytest

from tests.factories.house import House
from tests.features.cases.work import BODIES, case_in, hidden_case
from tests.features.stories import at_once, code, faults, new_case, now_done, refused, statuses


async def test_a_link_is_seen_from_both_cases_and_raises_both_versions(house: House) -> None:
    centre = await house.party()
    one, other = await new_case(centre), await new_case(centre)
    versions = {
        id_: (await centre.coordinator.get(f"/v1/cases/{id_}")).json()["version"] for id_ in (one, other)
    }
    made = await centre.coordinator.made(f"/v1/cases/{other}/household", {"case_id": one})
    for id_, linked in ((one, other), (other, one)):
        (item,) = (await centre.legal.get(f"/v1/cases/{id_}/household")).json()["items"]
        assert (item["id"], item["case_id"], item["status"]) == (made.json()["id"], linked, "linked")
        alone = await centre.coordinator.get(f"/v1/cases/{id_}/household/{item['id']}")
        assert alone.json()["case_id"] == linked
        told = (await centre.coordinator.get(f"/v1/cases/{id_}")).json()
        assert told["version"] == versions[id_] + 1


async def test_a_removed_link_can_be_made_again(house: House) -> None:
    centre = await house.party()
    one, other = await new_case(centre), await new_case(centre)
    made = await centre.coordinator.made(f"/v1/cases/{one}/household", {"case_id": other})
    again = centre.coordinator.post(f"/v1/cases/{other}/household", {"case_id": one})
    await refused(again, 409, "cases_linked")
    from_there = f"/v1/cases/{other}/household/{made.json()['id']}"
    removed = (await now_done(centre.coordinator, from_there, "remove")).json()
    assert (removed["status"], removed["allowed_commands"]) == ("removed", [])
    await refused(centre.coordinator.post(f"{from_there}/remove", etag="*"), 409, "wrong_state")
    await centre.coordinator.made(f"/v1/cases/{other}/household", {"case_id": one})
    listed = (await centre.coordinator.get(f"/v1/cases/{one}/household")).json()["items"]
    assert [item["status"] for item in listed] == ["removed", "linked"]
    now = (await centre.coordinator.get(f"/v1/cases/{one}/household?status=linked")).json()["items"]
    assert [item["case_id"] for item in now] == [other]


async def test_only_another_case_in_sight_can_be_linked(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    mine, hidden, theirs = (
        await case_in(centre, "intake"),
        await hidden_case(centre),
        await new_case(stranger),
    )
    here = f"/v1/cases/{mine}/household"
    for id_ in (hidden, theirs, str(uuid4())):
        problem = await refused(centre.caseworker.post(here, {"case_id": id_}), 422, "invalid")
        assert faults(problem) == [("/case_id", "unknown_reference")]
    problem = await refused(centre.caseworker.post(here, {"case_id": mine}), 422, "invalid")
    assert faults(problem) == [("/case_id", "same_case")]
    nowhere = centre.caseworker.post(f"/v1/cases/{hidden}/household", {"case_id": mine})
    await refused(nowhere, 404, "not_found")


async def test_plan_11_a_link_is_seen_only_by_who_sees_both_cases(house: House) -> None:
    centre = await house.party()
    mine, hidden = await case_in(centre, "intake"), await hidden_case(centre)
    made = await centre.coordinator.made(f"/v1/cases/{mine}/household", {"case_id": hidden})
    address = f"/v1/cases/{mine}/household/{made.json()['id']}"
    assert (await centre.caseworker.get(f"/v1/cases/{mine}/household")).json()["items"] == []
    await refused(centre.caseworker.get(address), 404, "not_found")
    await refused(centre.caseworker.post(f"{address}/remove", etag="*"), 404, "not_found")
    assert (await centre.coordinator.get(address)).json()["case_id"] == hidden


async def test_nothing_is_linked_in_a_closed_case(house: House) -> None:
    centre = await house.party()
    one, other = await new_case(centre), await new_case(centre)
    made = await centre.coordinator.made(f"/v1/cases/{one}/household", {"case_id": other})
    await now_done(centre.coordinator, f"/v1/cases/{one}", "close", BODIES["close"])
    third = await new_case(centre)
    here = f"/v1/cases/{one}/household"
    await refused(centre.coordinator.post(here, {"case_id": third}), 409, "case_closed")
    link = f"household/{made.json()['id']}"
    remove = centre.coordinator.post(f"/v1/cases/{one}/{link}/remove", etag="*")
    await refused(remove, 409, "case_closed")
    # From the side of the open case it can be parted.
    await now_done(centre.coordinator, f"/v1/cases/{other}/{link}", "remove")


@pytest.mark.race
async def test_of_many_links_made_at_once_from_both_sides_one_is_made(house: House) -> None:
    centre = await house.party()
    one, other = await new_case(centre), await new_case(centre)
    work = [
        centre.coordinator.post(f"/v1/cases/{a}/household", {"case_id": b})
        for a, b in [(one, other), (other, one)] * 10
    ]
    answers = await at_once(work)
    assert statuses(answers) == {201: 1, 409: 19}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"cases_linked"}


async def test_plan_10_a_repeated_request_names_no_case_that_the_caller_is_barred_from_now(
    house: House,
) -> None:
    centre = await house.party()
    first, second = centre.coordinator, centre.coordinator_2
    one, other = [await new_case(centre, worker_id=str(first.member_id)) for _ in range(2)]
    here, body = f"/v1/cases/{one}/household", {"case_id": other}
    made = await second.made(here, body, key="link")
    again = await second.post(here, body, key="link")
    assert (again.status_code, again.content) == (201, made.content)
    bar = {"member_id": str(second.member_id), "reason": "KnowsSuspect"}
    await first.made(f"/v1/cases/{other}/exclusions", bar)
    assert (await second.get(here)).json()["items"] == []
    await refused(second.post(here, body, key="link"), 404, "not_found")
