"""Goals and what is done for them: how far each has come, what is overdue, and when a plan and a case end."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import (
    CLOSE,
    DECLINES,
    Desk,
    action,
    day,
    desk,
    goal,
    id_of,
    monthly,
)
from tests.features.shelters.beds import home
from tests.features.stories import (
    Clock,
    at_once,
    colleague,
    faults,
    journal,
    now_done,
    pair,
    refused,
    sent,
    statuses,
)

#: In Vientiane it is seven in the evening.
NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)
#: Five o'clock in the afternoon of the sixth, UTC: in Vientiane the seventh begins.
MIDNIGHT = datetime(2031, 5, 6, 17, tzinfo=UTC)
SECOND = timedelta(seconds=1)


async def ids(there: Desk, what: str, query: str) -> list[str]:
    """The ids that a filter finds, of all that the centre has."""
    answer = await there.author.get(f"/v1/{what}{query}")
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


async def test_plan_6_what_is_due_is_overdue_from_midnight_on_where_the_centre_is(
    house: House, clock: Clock
) -> None:
    await clock.stop(NOON)
    there = await desk(house, zone="Asia/Vientiane")
    planned = action(due_on="2031-05-06")
    visit = {"starts_on": "2031-04-06", "phases": [{"every_months": 1, "until_month": 1}]}
    await there.in_force(goal("To sleep", planned, planned_end_on="2031-05-06"), follow_up=visit)
    kinds = ("goals", "actions", "visits")
    versions = {what: (await there.rows(what))[0]["version"] for what in kinds}

    async def overdue() -> set[Any]:
        told = {(await there.rows(what))[0]["is_overdue"] for what in kinds}
        return told | {(await there.read(await there.one(what)))["is_overdue"] for what in kinds}

    assert await overdue() == {False}
    await clock.stop(MIDNIGHT - SECOND)
    assert await overdue() == {False}
    await clock.stop(MIDNIGHT)
    assert await overdue() == {True}
    # Nobody has written anything: the day has passed.
    assert {what: (await there.rows(what))[0]["version"] for what in kinds} == versions
    await there.cancelled()
    await now_done(there.author, await there.one("actions"), "skip", {"reason": "NotNeeded"})
    assert await overdue() == {False}


@pytest.mark.parametrize(("zone", "hour"), [("Europe/Brussels", 22), ("Africa/Kinshasa", 23)])
async def test_plan_6_each_centre_has_its_own_midnight(
    house: House, clock: Clock, zone: str, hour: int
) -> None:
    await clock.stop(NOON)
    there = await desk(house, zone=zone)
    await there.in_force(goal("x", action(due_on="2031-05-06")))
    for at, told in ((MIDNIGHT, False), (datetime(2031, 5, 6, hour, tzinfo=UTC), True)):
        await clock.stop(at - SECOND)
        assert (await there.rows("actions"))[0]["is_overdue"] is False
        await clock.stop(at)
        assert (await there.rows("actions"))[0]["is_overdue"] is told


async def test_plan_6_what_has_no_day_is_never_overdue(house: House, clock: Clock) -> None:
    await clock.stop(NOON)
    there = await desk(house)
    await there.in_force(goal("x"))
    await clock.stop(NOON + timedelta(days=3660))
    for what in ("goals", "actions"):
        assert [row["is_overdue"] for row in await there.rows(what)] == [False]


async def test_plan_6_nowhere_is_it_stored_that_something_is_overdue(house: House) -> None:
    found = await house.owner_execute(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND column_name ~ '(overdue|late|is_due)' "
        "UNION ALL SELECT tablename, indexname FROM pg_indexes WHERE indexdef ~* 'overdue' "
        "UNION ALL SELECT conrelid::regclass::text, conname FROM pg_constraint "
        "WHERE pg_get_constraintdef(oid) ~* 'overdue'"
    )
    names = [tuple(row) for row in found.all()]
    assert [(table, name) for table, name in names if table in {"goals", "plan_actions", "visits"}] == []


async def test_what_shows_how_it_ended_is_told_to_who_reads_it_and_in_no_list(house: House) -> None:
    there = await desk(house)
    await there.in_force(goal("To sleep", action("A course")))
    here, act = await there.one("goals"), await there.one("actions")
    await now_done(there.author, here, "start")
    said = {"evidence": "canary-she-sleeps", "occurred_at": "2026-01-05T10:00:00Z"}
    told = (await now_done(there.author, here, "partly_achieve", said)).json()
    assert told["details"] == {"title": "To sleep", "evidence": "canary-she-sleeps"}
    assert (told["status"], told["ended_at"]) == ("partly_achieved", "2026-01-05T10:00:00.000000Z")
    await now_done(there.author, act, "start")
    told = (await now_done(there.author, act, "done")).json()
    assert (told["details"], told["status"]) == ({"title": "A course", "evidence": None}, "done")
    assert told["ended_at"] is not None
    for what in ("goals", "actions"):
        answer = await there.author.get(f"/v1/{what}?case_id={there.case}")
        assert "details" not in answer.json()["items"][0]
        assert "canary" not in answer.text
        assert "A course" not in answer.text
    (event,) = [e for e in await journal(house, there.centre, id_of(here)) if e.to_state == "partly_achieved"]
    assert event.occurred_at == datetime(2026, 1, 5, 10, tzinfo=UTC)


async def test_an_action_is_left_out_with_a_code_why(house: House) -> None:
    there = await desk(house)
    await there.in_force(goal())
    act = await there.one("actions")
    await refused(there.author.post(f"{act}/skip", {}, etag="*"), 422, "invalid")
    body = {"reason": "NoFunding", "evidence": "The fund is empty."}
    told = (await now_done(there.author, act, "skip", body)).json()
    assert (told["status"], told["skip_reason"]) == ("skipped", "NoFunding")
    assert told["details"]["evidence"] == "The fund is empty."


async def test_who_sees_to_an_action_works_on_the_case(house: House) -> None:
    there = await desk(house)
    await there.in_force(goal())
    act = await there.one("actions")
    worker = str(there.centre.caseworker.member_id)
    assert (await there.patched(act, {"worker_id": worker})).json()["worker_id"] == worker
    assert (await there.patched(act, {})).json()["worker_id"] == worker
    stranger = await house.party()
    for id_ in (there.approver.member_id, stranger.coordinator.member_id, uuid4()):
        answer = there.author.patch(act, {"worker_id": str(id_)}, etag="*")
        assert faults(await refused(answer, 422, "invalid")) == [("/worker_id", "unknown_reference")]
    assert (await there.patched(act, {"worker_id": None})).json()["worker_id"] is None
    await refused(there.author.patch(act, {"title": "x"}, etag="*"), 422, "invalid")
    await refused(there.author.patch(act, {"worker_id": None}, etag='"1"'), 412, "stale")
    await now_done(there.author, act, "skip", {"reason": "NotNeeded"})
    await refused(there.author.patch(act, {"worker_id": worker}, etag="*"), 409, "wrong_state")


@pytest.mark.race
async def test_of_twenty_who_end_a_goal_differently_one_does(house: House) -> None:
    there = await desk(house)
    await there.in_force(goal())
    here = await there.one("goals")
    await now_done(there.author, here, "start")
    ends = ["achieve", "partly_achieve", "not_achieve", "cancel"] * 5
    answers = await at_once([there.author.post(f"{here}/{end}", {}, etag="*") for end in ends])
    assert statuses(answers) == {200: 1, 409: 19}
    (told,) = [answer.json() for answer in answers if answer.status_code == 200]
    assert (await there.read(here))["status"] == told["status"]


@pytest.mark.race
async def test_a_goal_that_ends_while_the_next_version_is_approved_is_no_fault(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(*(goal(f"Goal {n}") for n in range(10)))
    later = await there.submitted(await there.reviewed(here))
    work = [
        there.author.post(f"/v1/goals/{row['id']}/cancel", {}, etag="*") for row in await there.rows("goals")
    ]
    answers = await at_once([*work[:5], there.approver.post(f"{later}/approve", {}, etag="*"), *work[5:]])
    assert statuses(answers) == {200: 11}
    assert set(await there.states("goals")) == {"cancelled"}
    assert (await there.read(later))["status"] == "active"


async def test_goals_and_actions_are_found_by_what_is_asked(house: House) -> None:
    there = await desk(house)
    worker = str(there.centre.caseworker.member_id)
    made = await there.author.made(
        "/v1/funded-projects",
        {"code": "courses", "name": "x", "funder": "x", "kind": "Education", "from_on": "2026-01-01"},
    )
    project = made.json()["id"]
    course = action("A course", service_type="LanguageCourse", due_on=day(3), worker_id=worker)
    paid = action("A book", due_on=day(9), funded_project_id=project)
    here = await there.in_force(goal("Read", course, paid, domain="Education"), goal("Sleep"), says=DECLINES)
    other = await desk(house, there.centre)
    await other.in_force(goal("Else", domain="Legal"))
    said = await there.goals_of(here)
    reads, sleeps = (one["id"] for one in said)
    course_id, book = (one["id"] for one in said[0]["actions"])
    await now_done(there.author, f"/v1/goals/{sleeps}", "cancel")
    for query, found in {
        f"?case_id={there.case}": [reads, sleeps],
        f"?case_plan_id={id_of(here)}": [reads, sleeps],
        "?status=cancelled": [sleeps],
        "?status=cancelled&status=proposed": [reads, sleeps],
        "?domain=Education": [reads],
        f"?case_id={uuid4()}": [],
        "?updated_since=2100-01-01T00:00:00Z": [],
    }.items():
        assert await ids(there, "goals", query) == found, query
    for query, found in {
        f"?goal_id={reads}": [course_id, book],
        f"?worker_id={worker}": [course_id],
        f"?funded_project_id={project}": [book],
        f"?case_id={there.case}&service_type=LanguageCourse": [course_id],
        f"?due_until={day(3)}": [course_id],
        f"?due_until={day(8)}&status=planned": [course_id],
        f"?due_until={day(2)}": [],
        "?updated_since=2100-01-01T00:00:00Z": [],
    }.items():
        assert await ids(there, "actions", query) == found, query


async def test_plans_are_found_by_what_is_asked(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(goal(), review_on=day(30))
    later = await there.reviewed(here)
    await there.patched(later, {"review_on": day(10)})
    other = await desk(house, there.centre)
    other.author = await colleague(house, there.centre)
    draft = await other.drafted()
    one, two, three = (id_of(address) for address in (here, later, draft))
    for query, found in {
        "": [three, two, one],
        f"?case_id={there.case}": [two, one],
        "?status=draft": [three, two],
        f"?author_id={other.author.member_id}": [three],
        f"?review_until={day(30)}": [one],
        f"?review_until={day(29)}": [],
        "?updated_since=2100-01-01T00:00:00Z": [],
    }.items():
        assert await ids(there, "case-plans", query) == found, query
    pages, next_ = [], "/v1/case-plans?limit=1"
    while next_:
        answer = (await there.author.get(next_)).json()
        pages += [item["id"] for item in answer["items"]]
        next_ = answer.get("next")
    assert pages == [three, two, one]


async def test_plan_7_a_plan_is_not_completed_while_a_goal_or_a_visit_is_open(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(goal("One"), goal("Two"), goal("Three"), follow_up=monthly(2))
    await there.author.made("/v1/visits", {"case_id": there.case, "due_on": day(7)})
    one, two, three = await there.rows("goals")
    await now_done(there.author, f"/v1/goals/{one['id']}", "cancel")
    await now_done(there.author, f"/v1/goals/{two['id']}", "start")
    problem = await refused(there.author.post(f"{here}/complete", {}, etag="*"), 409, "still_open")
    visits = await there.rows("visits")
    assert len(visits) == 3
    assert sorted(problem["open"], key=str) == sorted(
        [
            {"kind": "goal", "id": two["id"], "status": "active"},
            {"kind": "goal", "id": three["id"], "status": "accepted"},
            *({"kind": "visit", "id": visit["id"], "status": "scheduled"} for visit in visits),
        ],
        key=str,
    )
    assert (await there.read(here))["status"] == "active"
    await now_done(there.author, f"/v1/goals/{two['id']}", "achieve")
    await now_done(there.author, f"/v1/goals/{three['id']}", "cancel")
    problem = await refused(there.author.post(f"{here}/complete", {}, etag="*"), 409, "still_open")
    assert {row["kind"] for row in problem["open"]} == {"visit"}
    await there.cancelled()
    assert (await now_done(there.author, here, "complete")).json()["completed_at"] is not None


async def test_plan_7_a_goal_that_waits_for_the_next_version_is_no_hindrance(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(goal("One"))
    later = await there.reviewed(here)
    await there.patched(later, {"content": {"goals": [goal("Two")]}})
    await now_done(there.author, await there.one("goals"), "cancel")
    await now_done(there.author, here, "complete")
    assert await there.states("goals") == ["cancelled"]
    assert (await there.read(later))["status"] == "discarded"


@pytest.mark.parametrize("state", ["draft", "in_approval", "active", "under_review"])
async def test_plan_7_a_case_is_not_closed_while_a_plan_is_open(house: House, state: str) -> None:
    there = await desk(house)
    here = await there.drafted()
    if state == "in_approval":
        await there.submitted(here)
    if state in {"active", "under_review"}:
        await there.approved(here)
    plans = [{"kind": "case_plan", "id": id_of(here), "status": state}]
    if state == "under_review":
        later = await there.reviewed(here)
        plans.append({"kind": "case_plan", "id": id_of(later), "status": "draft"})
    close = there.author.post(f"/v1/cases/{there.case}/close", CLOSE, etag="*")
    problem = await refused(close, 409, "still_open")
    assert sorted(problem["open"], key=str) == sorted(plans, key=str)


async def test_plan_7_the_refusal_to_close_a_case_lists_everything_at_once(house: House) -> None:
    two = await pair(house)
    beds = await home(house, centre=two.sender)
    there = await desk(house, two.sender)
    here = await there.in_force(goal(), follow_up=monthly(2))
    later = await there.reviewed(here)
    referral = (await sent(two.sender, two.receiver, there.case)).json()["id"]
    body = {"case_id": there.case, "urgency": "Planned"}
    waits = (await beds.staff.made("/v1/waiting-list", body)).json()["id"]
    bed = id_of(await beds.held(beds.beds[0], there.case))
    visits = [("visit", row["id"], "scheduled") for row in await there.rows("visits")]
    close = there.author.post(f"/v1/cases/{there.case}/close", CLOSE, etag="*")
    problem = await refused(close, 409, "still_open")
    assert {(row["kind"], row["id"], row["status"]) for row in problem["open"]} == {
        ("case_plan", id_of(here), "under_review"),
        ("case_plan", id_of(later), "draft"),
        *visits,
        ("referral", referral, "sent"),
        ("allocation", bed, "held"),
        ("waiting_entry", waits, "waiting"),
    }
    assert len(problem["open"]) == 7
    assert (await there.read(f"/v1/cases/{there.case}"))["status"] == "active"


@pytest.mark.race
async def test_plan_7_no_plan_is_begun_in_a_case_that_is_closed_just_now(house: House) -> None:
    centre = await house.party()
    for turn in range(6):
        there = await desk(house, centre)
        work = [
            there.author.post("/v1/case-plans", there.body()),
            there.author.post(f"/v1/cases/{there.case}/close", CLOSE, etag="*"),
        ]
        answers = await at_once(work if turn % 2 else work[::-1])
        assert {answer.status_code for answer in answers} in ({201, 409}, {200, 409})
        closed = (await there.read(f"/v1/cases/{there.case}"))["status"] == "closed"
        assert await there.states("case-plans") == ([] if closed else ["draft"])
