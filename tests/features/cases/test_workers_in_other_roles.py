"""A member that gets a role for other work leaves no case behind, as one that goes (PLAN-8)."""

import pytest

from tests.factories.house import FACTS, House, Party
from tests.features.cases.test_workers import opened, who
from tests.features.stories import at_once, colleague, faults, now_done, refused, statuses


def address(member: dict[str, str]) -> str:
    return f"/v1/members/{member['member_id']}"


async def given(centre: Party, member: dict[str, str], role: str) -> None:
    """A member gets another role."""
    answer = await centre.admin.patch(address(member), {"role": role}, etag="*")
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("role", ["legal", "housing", "finance", "auditor", "admin"])
async def test_plan_8_the_last_worker_gets_no_role_for_other_work(house: House, role: str) -> None:
    centre = await house.party()
    worker = await colleague(house, centre)
    case = await opened(worker)
    changing = centre.admin.patch(address(who(worker)), {"role": role}, etag="*")
    problem = await refused(changing, 409, "last_worker")
    assert problem["cases"] == [case.rsplit("/", 1)[1]]
    # One that works on cases as well is no loss; and with a colleague on the case, none is.
    await given(centre, who(worker), "caseworker")
    await centre.coordinator.made(f"{case}/workers", who(centre.caseworker))
    await given(centre, who(worker), role)


async def test_plan_8_who_is_assigned_and_sees_no_cases_is_no_worker(house: House) -> None:
    centre = await house.party()
    first, second = await colleague(house, centre), await colleague(house, centre)
    case = await opened(first)
    await centre.coordinator.made(f"{case}/workers", who(second))
    await given(centre, who(second), "finance")
    (entry,) = [
        each["id"]
        for each in (await centre.coordinator.get(f"{case}/workers")).json()["items"]
        if each["member_id"] == str(first.member_id)
    ]
    bar = {**who(first), "reason": "KnowsSuspect"}
    for leaving in (
        centre.admin.post(f"{address(who(first))}/leave", {}, etag="*"),
        centre.admin.patch(address(who(first)), {"role": "finance"}, etag="*"),
        centre.coordinator.post(f"{case}/workers/{entry}/remove", {}, etag="*"),
        centre.coordinator.post(f"{case}/exclusions", bar),
    ):
        await refused(leaving, 409, "last_worker")
    await now_done(centre.coordinator, case, "close", {"reason": "Autonomy"})
    await given(centre, who(first), "finance")
    await now_done(centre.coordinator, case, "reopen", {"reason": "NewNeeds"})
    items = (await centre.coordinator.get(f"{case}/workers")).json()["items"]
    assert who(centre.coordinator)["member_id"] in {each["member_id"] for each in items}


@pytest.mark.parametrize("role", ["finance", "auditor", "admin"])
async def test_plan_8_a_case_is_given_to_nobody_whose_role_sees_none(house: House, role: str) -> None:
    centre = await house.party()
    body = {"name": "A. Example", "role": role}
    member = (await centre.admin.made("/v1/members", body)).json()["id"]
    opening = centre.coordinator.post("/v1/cases", {**FACTS, "worker_id": member})
    problem = await refused(opening, 422, "invalid")
    assert faults(problem) == [("/worker_id", "unknown_reference")]
    case = await opened(centre.coordinator)
    problem = await refused(centre.coordinator.post(f"{case}/workers", {"member_id": member}), 422, "invalid")
    assert faults(problem) == [("/member_id", "unknown_reference")]


@pytest.mark.race
@pytest.mark.parametrize("role", ["finance", "admin"])
async def test_plan_8_two_do_not_leave_a_case_to_each_other_for_other_work(house: House, role: str) -> None:
    centre = await house.party()
    for _ in range(3):
        first, second = await colleague(house, centre), await colleague(house, centre)
        case = await opened(first)
        await centre.coordinator.made(f"{case}/workers", who(second))
        items = (await centre.coordinator.get(f"{case}/workers")).json()["items"]
        (own,) = [each["id"] for each in items if each["member_id"] == str(first.member_id)]
        answers = await at_once(
            [
                centre.admin.patch(address(who(first)), {"role": role}, etag="*"),
                centre.admin.patch(address(who(second)), {"role": role}, etag="*"),
                centre.coordinator.post(f"{case}/workers/{own}/remove", {}, etag="*"),
            ]
        )
        assert {answer.json().get("code") for answer in answers if answer.is_error} == {"last_worker"}
        assert statuses(answers)[200] in {1, 2}
        items = (await centre.coordinator.get(f"{case}/workers")).json()["items"]
        working = {each["member_id"] for each in items if each["status"] == "working"}
        roles = [
            (await centre.admin.get(f"/v1/members/{member}")).json()["role"] for member in sorted(working)
        ]
        assert "coordinator" in roles
