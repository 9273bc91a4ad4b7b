"""Everything that happened in a case, in order, as far as the caller may see."""

from tests.factories.filing import filed
from tests.factories.house import Caller, House
from tests.features.cases.work import case_in, hidden_case
from tests.features.shelters.beds import day, home
from tests.features.stories import agree, drafted, new_case, now_done, refused

GOAL = {"domain": "Housing", "title": "Own door"}
LOOK = {"reason": "She is at the door, and her caseworker cannot be reached.", "minutes": 60}


async def kinds(caller: Caller, case: str) -> set[str]:
    """Of what kinds of things the caller hears."""
    answer = await caller.get(f"/v1/cases/{case}/timeline?limit=200")
    assert answer.status_code == 200, answer.text
    return {entry["object_kind"] for entry in answer.json()["items"]}


async def test_the_timeline_tells_all_in_order_and_no_words(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    case = await case_in(centre, "active")
    await boss.made(f"/v1/cases/{case}/comments", {"text": "Canary of the comment"})
    plan = (await boss.made("/v1/case-plans", {"case_id": case, "content": {"goals": [GOAL]}})).json()["id"]
    await now_done(boss, f"/v1/case-plans/{plan}", "submit")
    answer = await boss.get(f"/v1/cases/{case}/timeline")
    assert "Canary" not in answer.text
    assert "Own door" not in answer.text
    told = answer.json()["items"]
    # What one request did has one instant: only what different ones did has an order.
    assert sorted(entry["type"] for entry in told) == [
        *("case.activated", "case.changed", "case.created", "case_comment.written"),
        *("case_plan.drafted", "case_plan.submitted", "case_worker.assigned"),
    ]
    assert [entry["recorded_at"] for entry in told] == sorted(entry["recorded_at"] for entry in told)
    assert told[-1]["from_state"] == "draft"
    assert {entry["case_id"] for entry in told} == {case}
    assert told[-1]["member_id"] == str(boss.member_id)


async def test_the_pages_of_a_timeline_neither_skip_nor_repeat(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    case = await case_in(centre, "active")
    for command in ("suspend", "resume") * 3:
        await now_done(
            boss, f"/v1/cases/{case}", command, {"reason": "NoContact"} if command == "suspend" else {}
        )
    whole = (await boss.get(f"/v1/cases/{case}/timeline?limit=200")).json()["items"]
    found, here = [], f"/v1/cases/{case}/timeline?limit=2"
    while here:
        page = (await boss.get(here)).json()
        found += page["items"]
        here = page.get("next")
    assert found == whole
    assert len({entry["id"] for entry in whole}) == len(whole) > 8


async def test_who_may_not_read_plans_hears_of_none(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    case = await case_in(centre, "active")
    await boss.made("/v1/case-plans", {"case_id": case, "content": {"goals": [GOAL]}})
    await boss.made(
        f"/v1/cases/{case}/exclusions", {"member_id": str(centre.finance.member_id), "reason": "Other"}
    )
    heard = {
        role: await kinds(getattr(centre, role), case) for role in ("coordinator", "caseworker", "legal")
    }
    assert {"case_plan", "case_exclusion"} <= heard["coordinator"]
    assert heard["coordinator"] - heard["caseworker"] == {"case_exclusion"}
    assert heard["coordinator"] - heard["legal"] == {"case_plan", "case_exclusion"}


async def test_what_other_features_keep_of_a_case_is_told_to_who_may_read_it(house: House) -> None:
    there = await home(house)
    centre, receiver = there.centre, await house.party(country="LA", zone="Asia/Vientiane")
    boss = centre.coordinator
    await agree(centre, receiver)
    case, other = await case_in(centre, "active"), await new_case(centre)
    await there.staff.made("/v1/waiting-list", {"case_id": case, "urgency": "Planned"})
    here = await there.occupied(there.beds[0], case)
    away = {"from_on": day(), "until_on": day(1), "reason": "Hospital"}
    await there.staff.made(f"{here}/absences", away)
    apart = {"other_case_id": other, "reason": "Conflict"}
    await boss.made(f"/v1/cases/{case}/placement-exclusions", apart)
    await filed(boss, case_id=case)
    await drafted(centre, receiver, case)
    hers = {"case", "case_worker"}
    beds = {"allocation", "absence", "waiting_entry", "placement_exclusion"}
    assert await kinds(boss, case) == hers | beds | {"document", "referral"}
    assert await kinds(centre.housing, case) == hers | beds
    assert await kinds(centre.legal, case) == hers
    assert await kinds(boss, other) == hers


async def test_who_looked_into_a_case_is_told_to_who_may_read_that(house: House) -> None:
    centre = await house.party()
    case = await hidden_case(centre)
    await centre.caseworker.made("/v1/break-glass", {"case_id": case, **LOOK})
    for role, told in (("coordinator", True), ("caseworker", True), ("legal", False), ("housing", False)):
        assert ("break_glass" in await kinds(getattr(centre, role), case)) is told


async def test_plan_11_with_whom_of_those_out_of_sight_she_must_not_be_is_not_told(house: House) -> None:
    centre = await house.party()
    case = await new_case(centre, worker_id=str(centre.caseworker.member_id))
    apart = {"other_case_id": await hidden_case(centre), "reason": "Conflict"}
    await centre.coordinator.made(f"/v1/cases/{case}/placement-exclusions", apart)
    assert "placement_exclusion" in await kinds(centre.coordinator, case)
    assert "placement_exclusion" not in await kinds(centre.caseworker, case)


async def test_plan_11_the_timeline_of_a_case_out_of_sight_is_not_there(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    hidden, seen = await hidden_case(centre), await new_case(centre)
    await refused(centre.caseworker.get(f"/v1/cases/{hidden}/timeline"), 404, "not_found")
    await refused(stranger.coordinator.get(f"/v1/cases/{seen}/timeline"), 404, "not_found")
    await refused(house.operator.operator.get(f"/v1/cases/{seen}/timeline"), 404, "not_found")


async def test_plan_11_a_household_link_to_a_case_out_of_sight_is_not_told(house: House) -> None:
    centre = await house.party()
    mine = await new_case(centre, worker_id=str(centre.caseworker.member_id))
    await centre.coordinator.made(f"/v1/cases/{mine}/household", {"case_id": await hidden_case(centre)})
    for caller, told in ((centre.coordinator, True), (centre.caseworker, False)):
        assert ("household_case" in await kinds(caller, mine)) is told
