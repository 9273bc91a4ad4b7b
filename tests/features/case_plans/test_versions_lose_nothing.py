"""A new version loses nothing that is still to be done, and asks for nothing twice."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import Desk, action, day, desk, goal, id_of
from tests.features.case_plans.test_versions import by_title
from tests.features.stories import Clock, faults, now_done, refused, replayed

#: From this day on there is a visit each month: on the 15th.
BEGINS = "2031-01-15"
MONTHLY = {"starts_on": BEGINS, "phases": [{"every_months": 1, "until_month": 4}]}
OTHERWISE = {**MONTHLY, "mode": "Phone"}


def noon(on: str) -> datetime:
    """Noon of a day."""
    return datetime.fromisoformat(f"{on}T11:00:00").replace(tzinfo=UTC)


async def planned(there: Desk, clock: Clock, follow_up: dict[str, Any] | None = None) -> str:
    """The address of a plan that begins on the first day, with a visit on each 15th from February on."""
    await clock.stop(noon(BEGINS))
    return await there.in_force(goal(), follow_up=follow_up or MONTHLY)


async def planned_anew(there: Desk, here: str, follow_up: dict[str, Any] | None) -> str:
    """The address of the next version, which is in force and follows her up so."""
    later = await there.reviewed(here)
    await there.patched(later, {"follow_up": follow_up})
    return await there.approved(later)


async def visits(there: Desk) -> list[tuple[str, str]]:
    """On which days there are visits, and how they stand; without those that a plan called off."""
    rows = await there.rows("visits")
    return sorted((row["due_on"], row["status"]) for row in rows if row["status"] != "cancelled")


async def visit_on(there: Desk, due_on: str) -> str:
    """The address of the visit that is to be made on a day."""
    rows = await there.rows("visits", f"&due_from={due_on}&due_until={due_on}&status=scheduled")
    (row,) = rows
    return f"/v1/visits/{row['id']}"


@pytest.mark.parametrize("command", ["achieve", "partly_achieve", "not_achieve"])
async def test_what_is_still_to_be_done_for_a_goal_that_was_reached_stays_on_the_list(
    house: House, command: str
) -> None:
    there = await desk(house)
    here = await there.in_force(goal("Done with", action("Last session", due_on=day(3))), goal("Other"))
    later = await there.reviewed(here)
    (one, other) = await there.goals_of(later)
    changed = {**one, "actions": [{**one["actions"][0], "due_on": day(9)}]}
    await there.patched(later, {"content": {"goals": [changed, other]}})
    await there.submitted(later)
    reached = f"/v1/goals/{one['id']}"
    await now_done(there.author, reached, "start")
    await now_done(there.author, reached, command)
    await now_done(there.approver, later, "approve")
    told = (await by_title(there, "actions"))["Last session"]
    assert (told["status"], told["due_on"]) == ("planned", day(9))
    work = (await there.author.get(f"/v1/work-list?case_id={there.case}&kind=action")).json()["items"]
    assert [item["id"] for item in work] == [told["id"]]
    # It ends with the plan that says it, and is not overdue for ever.
    assert (await there.read(reached))["case_plan_id"] == id_of(later)
    for step in ("start", "achieve"):
        await now_done(there.author, f"/v1/goals/{other['id']}", step)
    await now_done(there.author, later, "complete")
    told = (await by_title(there, "actions"))["Last session"]
    assert (told["status"], told["skip_reason"]) == ("skipped", "PlanEnded")
    assert await replayed(house, there.centre) > 0


async def test_who_sees_to_an_action_that_stands_is_said_at_the_action_and_nowhere_else(
    house: House,
) -> None:
    there = await desk(house)
    first, second = (str(there.centre.callers[name].member_id) for name in ("caseworker", "coordinator_2"))
    await there.author.made(f"/v1/cases/{there.case}/workers", {"member_id": second})
    here = await there.in_force(goal("One", action("Stands", worker_id=first), action("Nobody's")))
    later = await there.reviewed(here)
    (one,) = await there.goals_of(later)
    stands, nobodys = one["actions"]

    def so(**more: Any) -> dict[str, Any]:
        return {"content": {"goals": [{**one, "actions": [nobodys, {**stands, **more}]}]}}

    for other in (second, None):
        problem = await refused(there.author.patch(later, so(worker_id=other), etag="*"), 422, "invalid")
        assert faults(problem) == [("/content/goals/0/actions/1/worker_id", "said_at_action")]
    given = {**one, "actions": [{**nobodys, "worker_id": first}, stands]}
    problem = await refused(
        there.author.patch(later, {"content": {"goals": [given]}}, etag="*"), 422, "invalid"
    )
    assert faults(problem) == [("/content/goals/0/actions/0/worker_id", "said_at_action")]
    # The same again, or nothing, keeps who it is; of what is new anybody can be named, and named otherwise.
    silent = {name: value for name, value in stands.items() if name != "worker_id"}
    new = action("New", worker_id=first)
    await there.patched(later, {"content": {"goals": [{**one, "actions": [silent, new]}]}})
    (one,) = await there.goals_of(later)
    stands, new = one["actions"]
    assert (stands["worker_id"], new["worker_id"]) == (first, first)
    moved = {**one, "actions": [stands, {**new, "worker_id": second}]}
    await there.patched(later, {"content": {"goals": [moved]}})
    await there.approved(later)
    actions = await by_title(there, "actions")
    assert {title: act["worker_id"] for title, act in actions.items()} == {
        "Stands": first,
        "Nobody's": None,
        "New": second,
    }


async def test_a_visit_that_was_made_is_not_asked_for_again(house: House, clock: Clock) -> None:
    there = await desk(house)
    here = await planned(there, clock)
    await clock.stop(noon("2031-02-15"))
    await now_done(there.author, await visit_on(there, "2031-02-15"), "done")
    # That of March is brought forward, and made a month early; that of April is made early as it is.
    sooner = {"due_on": "2031-02-15", "reason": "WorkerUnavailable"}
    march = await now_done(there.author, await visit_on(there, "2031-03-15"), "reschedule", sooner)
    await now_done(there.author, f"/v1/visits/{march.json()['id']}", "done")
    await now_done(there.author, await visit_on(there, "2031-04-15"), "done")
    made = [row for row in await visits(there) if row[1] == "done"]
    await planned_anew(there, here, OTHERWISE)
    left = [("2031-05-15", "scheduled")]
    assert [row for row in await visits(there) if row[1] != "missed"] == made + left
    assert await replayed(house, there.centre) > 0


async def test_a_visit_that_was_missed_today_is_not_asked_for_again_today(house: House, clock: Clock) -> None:
    there = await desk(house)
    here = await planned(there, clock)
    await clock.stop(noon("2031-02-15"))
    later = {"due_on": "2031-02-20", "reason": "PersonAbsent"}
    await now_done(there.author, await visit_on(there, "2031-02-15"), "reschedule", later)
    await planned_anew(there, here, OTHERWISE)
    days = [day_ for day_, status in await visits(there) if status == "scheduled"]
    assert days == ["2031-02-20", "2031-03-15", "2031-04-15", "2031-05-15"]


@pytest.mark.parametrize("follow_up", [OTHERWISE, None])
async def test_a_visit_that_was_overdue_and_put_off_is_still_to_be_made(
    house: House, clock: Clock, follow_up: dict[str, Any] | None
) -> None:
    there = await desk(house)
    here = await planned(there, clock)
    await clock.stop(noon("2031-02-17"))
    for on in ("2031-02-20", "2031-02-22"):
        (row,) = await there.rows("visits", "&due_until=2031-02-28&status=scheduled")
        put_off = {"due_on": on, "reason": "PersonAbsent"}
        await now_done(there.author, f"/v1/visits/{row['id']}", "reschedule", put_off)
    await planned_anew(there, here, follow_up)
    days = [day_ for day_, status in await visits(there) if status == "scheduled"]
    assert days == ["2031-02-22", *(["2031-03-15", "2031-04-15", "2031-05-15"] if follow_up else [])]


async def test_the_next_version_is_to_be_reviewed_when_the_one_before_was(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(goal(), review_on=day(30))
    later = await there.reviewed(here)
    assert (await there.read(later))["review_on"] == day(30)
    await there.approved(later)
    work = (await there.author.get(f"/v1/work-list?case_id={there.case}&kind=plan_review")).json()["items"]
    assert [(item["id"], item["due_on"]) for item in work] == [(id_of(later), day(30))]
    third = await there.reviewed(later)
    await there.patched(third, {"review_on": None})
    assert (await there.read(third))["review_on"] is None
