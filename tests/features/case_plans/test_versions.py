"""From version to version: what is pursued goes on, what is said no more ends, what is new begins."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import (
    DECLINES,
    DISCONTINUE,
    Desk,
    action,
    day,
    desk,
    goal,
    id_of,
    monthly,
)
from tests.features.stories import Clock, at_once, journal, now_done, refused, replayed, statuses


async def by_title(there: Desk, what: str) -> dict[str, dict[str, Any]]:
    """The goals or actions of the case by their titles, each in words."""
    found = [await there.read(f"/v1/{what}/{row['id']}") for row in await there.rows(what)]
    return {one["details"]["title"]: one for one in found}


async def say(there: Desk, here: str, *goals: dict[str, Any]) -> None:
    """Let a draft have these goals."""
    await there.patched(here, {"content": {"goals": list(goals)}})


async def test_approved_goals_actions_and_visits_are_rows_under_the_ids_of_the_plan(house: House) -> None:
    there = await desk(house)
    worker = str(there.centre.caseworker.member_id)
    cost = {"amount_minor": 60000, "currency": "EUR"}
    planned = action("A course", worker_id=worker, provider_id=str(there.centre.id), due_on=day(3), cost=cost)
    here = await there.in_force(goal("To read", planned, planned_end_on=day(9)), follow_up=monthly())
    (said,) = await there.goals_of(here)
    told = await there.read(await there.one("goals"))
    assert (told["id"], told["case_plan_id"]) == (said["id"], id_of(here))
    assert (told["status"], told["planned_end_on"], told["is_overdue"]) == ("accepted", day(9), False)
    assert told["details"] == {"title": "To read", "evidence": None}
    told = await there.read(await there.one("actions"))
    assert (told["id"], told["goal_id"]) == (said["actions"][0]["id"], said["id"])
    facts = ("status", "worker_id", "provider_id", "due_on", "cost", "is_overdue")
    assert [told[name] for name in facts] == ["planned", worker, str(there.centre.id), day(3), cost, False]
    visits = await there.rows("visits")
    assert {visit["case_plan_id"] for visit in visits} == {id_of(here)}
    assert await replayed(house, there.centre) > 0


async def test_a_goal_that_is_kept_goes_on_as_far_as_it_has_come(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(goal("To read", action("A course"), action("Books")), goal("To sleep"))
    reads = await by_title(there, "goals")
    await now_done(there.author, f"/v1/goals/{reads['To read']['id']}", "start")
    course = (await by_title(there, "actions"))["A course"]
    await now_done(there.author, f"/v1/actions/{course['id']}", "start")
    later = await there.reviewed(here)
    kept, _ = await there.goals_of(later)
    changed = action("A long course", id=course["id"], due_on=day(30))
    await say(there, later, {**goal("To read and write", changed, action("A tutor")), "id": kept["id"]})
    # Until it is approved, all is as it was.
    assert set(await by_title(there, "goals")) == {"To read", "To sleep"}
    await there.approved(later)
    goals, actions = await by_title(there, "goals"), await by_title(there, "actions")
    assert {title: (g["status"], g["case_plan_id"]) for title, g in goals.items()} == {
        "To read and write": ("active", id_of(later)),
        "To sleep": ("cancelled", id_of(here)),
    }
    assert {title: (a["status"], a["skip_reason"]) for title, a in actions.items()} == {
        "A long course": ("in_progress", None),
        "A tutor": ("planned", None),
        "Books": ("skipped", "Replanned"),
        "Ten sessions with a psychologist": ("skipped", "Replanned"),
    }
    assert (actions["A long course"]["id"], actions["A long course"]["due_on"]) == (course["id"], day(30))
    assert goals["To sleep"]["ended_at"] is not None
    assert await replayed(house, there.centre) > 0


async def test_the_next_version_says_again_only_what_has_not_ended(house: House) -> None:
    there = await desk(house)
    one = goal("One", action("Done"), action("Open"))
    here = await there.in_force(one, goal("Two"), objectives="Peace", follow_up=monthly())
    goals, actions = await by_title(there, "goals"), await by_title(there, "actions")
    await now_done(there.author, f"/v1/goals/{goals['Two']['id']}", "cancel")
    await now_done(there.author, f"/v1/actions/{actions['Done']['id']}", "start")
    await now_done(there.author, f"/v1/actions/{actions['Done']['id']}", "done")
    told = await there.read(await there.reviewed(here))
    assert (told["content"]["objectives"], told["follow_up"]["phases"]) == ("Peace", monthly()["phases"])
    (left,) = told["content"]["goals"]
    assert (left["title"], [a["title"] for a in left["actions"]]) == ("One", ["Open"])
    assert (told["agreed_at"], told["approver_id"], told["review_on"]) == (None, None, None)


async def test_what_ends_while_the_next_version_is_written_stays_ended(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(goal("One", action("Left")), goal("Two", action("Made"), action("Open")))
    later = await there.reviewed(here)
    await there.submitted(later)
    goals, actions = await by_title(there, "goals"), await by_title(there, "actions")
    await now_done(there.author, f"/v1/goals/{goals['One']['id']}", "cancel", {"evidence": "She moved."})
    await now_done(there.author, f"/v1/actions/{actions['Made']['id']}", "start")
    await now_done(there.author, f"/v1/actions/{actions['Made']['id']}", "done", {"evidence": "A bill."})
    await now_done(there.approver, later, "approve")
    goals, actions = await by_title(there, "goals"), await by_title(there, "actions")
    assert {title: g["status"] for title, g in goals.items()} == {"One": "cancelled", "Two": "accepted"}
    assert goals["One"]["details"]["evidence"] == "She moved."
    assert {title: a["status"] for title, a in actions.items()} == {
        "Left": "skipped",
        "Made": "done",
        "Open": "planned",
    }
    assert actions["Made"]["details"]["evidence"] == "A bill."


async def test_what_was_left_out_or_added_can_be_named_again(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(goal("One", action("First")), goal("Two"))
    later = await there.reviewed(here)
    one, two = await there.goals_of(later)
    await say(there, later, {**one, "actions": [*one["actions"], action("Second")]})
    (one,) = await there.goals_of(later)
    assert [a["title"] for a in one["actions"]] == ["First", "Second"]
    # What a draft has got an id for is known, as is what the version before had.
    await say(there, later, one, two)
    assert await there.goals_of(later) == [one, two]
    await there.approved(later)
    assert await there.states("goals") == ["accepted", "accepted"]
    assert set(await by_title(there, "actions")) == {"First", "Second", "Ten sessions with a psychologist"}


async def test_a_goal_comes_back_once_it_was_left_out_as_a_new_one(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(goal("One"), goal("Two"))
    second = await there.reviewed(here)
    one, two = await there.goals_of(second)
    await say(there, second, one)
    await there.approved(second)
    third = await there.reviewed(second)
    body = {"content": {"goals": [one, two]}}
    await refused(there.author.patch(third, body, etag="*"), 422, "invalid")
    await say(there, third, one, goal("Two"))
    await there.approved(third)
    assert sorted(await there.states("goals")) == ["accepted", "accepted", "cancelled"]


async def test_what_ended_before_the_version_before_is_named_in_vain(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(goal("One"), goal("Two"))
    second = await there.reviewed(here)
    one, two = await there.goals_of(second)
    await now_done(there.author, f"/v1/goals/{one['id']}", "start")
    await now_done(there.author, f"/v1/goals/{one['id']}", "achieve", {"evidence": "She says so."})
    await there.approved(second)  # it still says the one that she has reached
    third = await there.reviewed(second)
    assert await there.goals_of(third) == [two]
    more = {**one, "title": "One more", "actions": [*one["actions"], action("New")]}
    await say(there, third, more, two)
    await there.submitted(third)
    await refused(there.approver.post(f"{third}/approve", {}, etag="*"), 409, "goal_ended")
    await now_done(there.approver, third, "return")
    await say(there, third, {**more, "actions": one["actions"]}, two)
    await there.approved(third)
    goals = await by_title(there, "goals")
    assert {title: g["status"] for title, g in goals.items()} == {"One": "achieved", "Two": "accepted"}
    assert goals["One"]["details"]["evidence"] == "She says so."
    # What a version says that is in force is still to be done, though its goal is reached.
    assert await there.states("actions") == ["planned", "planned"]


async def test_who_took_an_action_over_keeps_it_in_the_next_version(house: House) -> None:
    there = await desk(house)
    first, second = (str(there.centre.callers[name].member_id) for name in ("caseworker", "coordinator_2"))
    await there.author.made(f"/v1/cases/{there.case}/workers", {"member_id": second})
    here = await there.in_force(goal("One", action(worker_id=first)), follow_up=monthly(worker_id=first))
    act = await there.one("actions")
    await there.patched(act, {"worker_id": second})
    workers = (await there.author.get(f"/v1/cases/{there.case}/workers")).json()["items"]
    (left,) = [worker["id"] for worker in workers if worker["member_id"] == first]
    await there.author.done(f"/v1/cases/{there.case}/workers/{left}/remove", etag="*")
    later = await there.reviewed(here)
    assert (await there.goals_of(later))[0]["actions"][0]["worker_id"] == second
    # Nothing is asked of what the draft only says again, though she left whom the visits were for.
    await there.patched(later, {"review_on": day(30)})
    await there.patched(later, {"content": {"objectives": "Peace"}})
    await there.approved(later)
    assert (await there.read(act))["worker_id"] == second


async def test_plan_4_what_she_agrees_to_in_a_review_is_accepted_and_nothing_goes_back(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(goal("One"), goal("Two"), says=DECLINES)
    goals = await by_title(there, "goals")
    await now_done(there.author, f"/v1/goals/{goals['Two']['id']}", "accept")
    await now_done(there.author, f"/v1/goals/{goals['Two']['id']}", "start")
    second = await there.approved(await there.reviewed(here), DECLINES)
    stand = {title: g["status"] for title, g in (await by_title(there, "goals")).items()}
    assert stand == {"One": "proposed", "Two": "active"}
    await there.approved(await there.reviewed(second))
    stand = {title: g["status"] for title, g in (await by_title(there, "goals")).items()}
    assert stand == {"One": "accepted", "Two": "active"}


async def test_the_same_follow_up_leaves_the_visits_as_they_are(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(goal(), follow_up=monthly(mode="HomeVisit"))
    before = await there.rows("visits")
    later = await there.reviewed(here)
    await there.patched(later, {"follow_up": {**monthly(mode="HomeVisit"), "worker_id": None}})
    await there.approved(later)
    assert await there.rows("visits") == before


@pytest.mark.parametrize("change", [monthly(5), None])
async def test_another_follow_up_calls_off_what_is_planned_and_not_what_was_added(
    house: House, change: dict[str, Any] | None
) -> None:
    there = await desk(house)
    here = await there.in_force(goal(), follow_up=monthly())
    added = await there.author.made("/v1/visits", {"case_id": there.case, "due_on": day(7)})
    _, first, second, _ = await there.rows("visits")
    await now_done(there.author, f"/v1/visits/{first['id']}", "missed", {"reason": "PersonAbsent"})
    put_off = {"due_on": day(40), "reason": "WorkerUnavailable"}
    successor = (await now_done(there.author, f"/v1/visits/{second['id']}", "reschedule", put_off)).json()
    later = await there.reviewed(here)
    await there.patched(later, {"follow_up": change})
    await there.approved(later)
    visits = {row["id"]: row for row in await there.rows("visits")}
    assert visits[added.json()["id"]]["status"] == "scheduled"
    assert visits[first["id"]]["status"] == visits[second["id"]]["status"] == "missed"
    # What a planned one was put off to is planned too.
    assert (visits[successor["id"]]["status"], visits[successor["id"]]["cancel_reason"]) == (
        "cancelled",
        "Replanned",
    )
    new = [row for row in visits.values() if row["case_plan_id"] == id_of(later)]
    assert [row["status"] for row in new] == ["scheduled"] * (5 if change else 0)
    assert await replayed(house, there.centre) > 0


async def test_a_draft_that_is_discarded_leaves_the_version_before_in_force(house: House) -> None:
    there = await desk(house)
    here = await there.in_force()
    first = await there.reviewed(here)
    await there.submitted(first)
    await refused(there.author.post(f"{first}/discard", {}, etag="*"), 409, "wrong_state")
    await now_done(there.approver, first, "return")
    told = (await now_done(there.author, first, "discard")).json()
    assert (told["status"], told["agreed_at"], told["allowed_commands"]) == ("discarded", None, [])
    told = await there.read(here)
    assert (told["status"], told["next_id"]) == ("active", None)
    assert "complete" in told["allowed_commands"]
    again = await there.read(await there.reviewed(here))
    assert (again["edition"], again["previous_id"]) == (2, id_of(here))
    events = [line.type for line in await journal(house, there.centre, id_of(here))]
    assert events[-3:] == ["case_plan.reviewed", "case_plan.kept", "case_plan.reviewed"]
    assert await replayed(house, there.centre) > 0


@pytest.mark.parametrize("at", ["active", "under_review", "next in approval"])
async def test_discontinuing_ends_everything(house: House, at: str) -> None:
    there = await desk(house)
    here = await there.in_force(goal("One"), goal("Two"), follow_up=monthly())
    await there.author.made("/v1/visits", {"case_id": there.case, "due_on": day(7)})
    goals = await by_title(there, "goals")
    await now_done(there.author, f"/v1/goals/{goals['One']['id']}", "start")
    await now_done(there.author, f"/v1/goals/{goals['One']['id']}", "achieve")
    if at != "active":
        later = await there.reviewed(here)
        if at == "next in approval":
            await there.submitted(later)
    told = (await now_done(there.author, here, "discontinue", DISCONTINUE)).json()
    assert (told["status"], told["discontinue_reason"]) == ("discontinued", "HandedOver")
    assert await there.states("goals") == ["achieved", "cancelled"]
    assert {(a["status"], a["skip_reason"]) for a in await there.rows("actions")} == {
        ("skipped", "PlanEnded")
    }
    visits = await there.rows("visits")
    assert {(v["status"], v["cancel_reason"]) for v in visits} == {("cancelled", "PlanEnded")}
    assert len(visits) == 4
    plans = await there.states("case-plans")
    assert plans == (["discontinued"] if at == "active" else ["discarded", "discontinued"])
    await now_done(there.author, f"/v1/cases/{there.case}", "close", {"reason": "Autonomy"})
    assert await replayed(house, there.centre) > 0


@pytest.mark.parametrize("at", ["active", "under_review"])
async def test_completing_leaves_out_what_was_still_to_be_done_and_the_next_version(
    house: House, at: str
) -> None:
    there = await desk(house)
    here = await there.in_force(goal("One", action("Late", due_on="2026-01-01"), action("Made")))
    made = (await by_title(there, "actions"))["Made"]
    for command in ("start", "done"):
        await now_done(there.author, f"/v1/actions/{made['id']}", command)
    for command in ("start", "achieve"):
        await now_done(there.author, await there.one("goals"), command)
    if at == "under_review":
        await there.reviewed(here)
    await now_done(there.author, here, "complete")
    stand = await by_title(there, "actions")
    assert {title: (a["status"], a["skip_reason"], a["is_overdue"]) for title, a in stand.items()} == {
        "Late": ("skipped", "PlanEnded", False),
        "Made": ("done", None, False),
    }
    assert await there.states("case-plans") == ["discarded", "completed"][at == "active" :]
    assert (await there.read(here))["next_id"] is None
    await there.drafted()
    assert await replayed(house, there.centre) > 0


@pytest.mark.race
async def test_plan_1_to_replace_a_version_and_to_end_it_at_once_leaves_one_of_both(house: House) -> None:
    centre = await house.party()
    for turn in range(4):
        there = await desk(house, centre)
        here = await there.in_force(goal("One"), goal("Two"), follow_up=monthly())
        later = await there.submitted(await there.reviewed(here))
        work = [
            there.author.post(f"{here}/discontinue", DISCONTINUE, etag="*"),
            there.approver.post(f"{later}/approve", {}, etag="*"),
            there.author.post(f"{later}/return", {}, etag="*"),
            there.author.post(f"{here}/complete", {}, etag="*"),
        ]
        answers = await at_once(work[turn:] + work[:turn])
        assert set(statuses(answers)) == {200, 409}
        plans = {row["id"]: row["status"] for row in await there.rows("case-plans")}
        stand = (plans[id_of(here)], plans[id_of(later)])
        assert stand in {("discontinued", "discarded"), ("superseded", "active")}
        is_over = stand[0] == "discontinued"
        assert set(await there.states("goals")) == {"cancelled" if is_over else "accepted"}
        assert set(await there.states("visits")) == {"cancelled" if is_over else "scheduled"}
    assert await replayed(house, centre) > 0


async def test_g_6_what_a_version_does_to_its_rows_is_in_their_journals(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(goal("One"), goal("Two"), follow_up=monthly(1))
    later = await there.reviewed(here)
    await say(there, later, (await there.goals_of(later))[0])
    await there.patched(later, {"follow_up": None})
    await there.approved(later)
    rows = await house.owner_execute(
        "SELECT object_kind, type, count(*) FROM events WHERE organisation_id = :id AND object_kind IN "
        "('goal', 'plan_action', 'visit') GROUP BY 1, 2 ORDER BY 1, 2",
        id=UUID(str(there.centre.id)),
    )
    assert [tuple(row) for row in rows] == [
        ("goal", "goal.cancelled", 1),
        ("goal", "goal.changed", 1),
        ("goal", "goal.set", 2),
        ("plan_action", "plan_action.changed", 1),
        ("plan_action", "plan_action.planned", 2),
        ("plan_action", "plan_action.skipped", 1),
        ("visit", "visit.cancelled", 1),
        ("visit", "visit.scheduled", 1),
    ]


async def test_who_sees_to_an_action_goes_on_when_a_version_is_approved(house: House) -> None:
    there = await desk(house)
    first = await there.in_force()
    draft = await there.reviewed(first)
    here = await there.one("actions")
    worker = str(there.author.member_id)
    await there.author.made(f"/v1/cases/{there.case}/workers", {"member_id": worker})
    await there.patched(here, {"worker_id": worker})
    await there.approved(draft)
    assert (await there.read(here))["worker_id"] == worker


async def test_what_is_still_to_be_done_for_a_goal_that_ended_meanwhile_is_not_lost_in_silence(
    house: House,
) -> None:
    there = await desk(house)
    first = await there.in_force()
    draft = await there.reviewed(first)
    (goal_,) = await there.goals_of(draft)
    more = {**goal_, "actions": [*goal_["actions"], action("One more")]}
    await there.patched(draft, {"content": {"goals": [more]}})
    await there.submitted(draft)
    here = await there.one("goals")
    await now_done(there.author, here, "start")
    await now_done(there.author, here, "achieve")
    await refused(there.approver.post(f"{draft}/approve", {}, etag="*"), 409, "goal_ended")
    assert (await there.read(first))["status"] == "under_review"


async def test_what_is_overdue_stays_due_when_the_visits_are_planned_anew(house: House, clock: Clock) -> None:
    there = await desk(house)
    first = await there.in_force(follow_up=monthly(3))
    (due, *_) = await there.rows("visits")
    late = datetime.fromisoformat(f"{due['due_on']}T12:00:00+00:00") + timedelta(days=5)
    draft = await there.reviewed(first)
    await there.patched(draft, {"follow_up": monthly(6)})
    await there.submitted(draft)
    await clock.stop(late)
    await now_done(there.approver, draft, "approve")
    stays = await there.read(f"/v1/visits/{due['id']}")
    assert (stays["status"], stays["is_overdue"]) == ("scheduled", True)


async def test_a_patch_of_nothing_changes_nothing(house: House) -> None:
    there = await desk(house)
    here = await there.drafted()
    await there.asked(here)
    before = await there.read(here)
    answer = await there.approver.patch(here, {}, etag="*")
    assert (answer.status_code, answer.json()) == (200, before)
