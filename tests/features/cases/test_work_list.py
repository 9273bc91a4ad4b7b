"""What is due in the cases that somebody sees: the most urgent first, and no more than is theirs to see."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import event

from tests.factories.house import Caller, House, Party
from tests.features.case_plans.plans import Desk, action, desk, goal, id_of
from tests.features.cases.work import hidden_case
from tests.features.stories import Clock, colleague, new_case, now_done, refused
from trafficking_api.features.cases.schemas.work_list import WorkKind

WORK = "/v1/work-list"
#: Where each kind of work of a plan is read one by one.
PLACES = {"visit": "visits", "action": "actions", "goal": "goals", "plan_review": "case-plans"}
SECOND = timedelta(seconds=1)


def after(days: int) -> str:
    """A day so many days from now."""
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


async def work(caller: Caller, query: str = "") -> list[dict[str, Any]]:
    """What the caller's list shows."""
    answer = await caller.get(f"{WORK}?limit=200{query}")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def ids(caller: Caller, query: str = "") -> set[str]:
    """The ids of it."""
    return {item["id"] for item in await work(caller, query)}


async def visit(caller: Caller, case: str, due_on: str, **more: Any) -> str:
    """A visit that is due; returns its id."""
    made = await caller.made("/v1/visits", {"case_id": case, "due_on": due_on, **more})
    return str(made.json()["id"])


async def one_of_each(there: Desk, due_on: str) -> dict[str, str]:
    """Something of each kind that is due on this day, by its kind."""
    target = goal("She reads and writes", action(due_on=due_on), planned_end_on=due_on)
    plan = await there.in_force(target, review_on=due_on)
    return {
        "visit": await visit(there.author, there.case, due_on),
        "action": id_of(await there.one("actions")),
        "goal": id_of(await there.one("goals")),
        "plan_review": id_of(plan),
    }


async def test_plan_6_what_is_due_is_overdue_from_the_midnight_after_its_day_where_the_centre_is(
    house: House, clock: Clock
) -> None:
    zone = "Asia/Vientiane"
    day = date(2031, 3, 29)
    midnight = datetime.combine(day + timedelta(days=1), time(0), ZoneInfo(zone))
    # In Greenwich it is five o'clock of the same day.
    assert midnight.astimezone(UTC).date() == day
    await clock.stop(midnight - timedelta(hours=20))
    there = await desk(house, zone=zone)
    due = await one_of_each(there, day.isoformat())
    later = await visit(there.author, there.case, "2031-03-30")
    for moment, is_over in ((midnight - SECOND, False), (midnight, True), (midnight + SECOND, True)):
        await clock.stop(moment)
        found = {item["id"]: item for item in await work(there.author)}
        assert {kind: found[id_]["kind"] for kind, id_ in due.items()} == {kind: kind for kind in due}
        assert {found[id_]["is_overdue"] for id_ in due.values()} == {is_over}
        assert not found[later]["is_overdue"]
        assert await ids(there.author, "&is_overdue=true") == (set(due.values()) if is_over else set())
        rest = {later} if is_over else {later, *due.values()}
        assert await ids(there.author, "&is_overdue=false") == rest


async def test_plan_6_what_has_ended_is_no_work_however_late_it_was(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 3, 1, 12, tzinfo=UTC))
    there = await desk(house)
    due = await one_of_each(there, "2031-03-02")
    await clock.stop(datetime(2031, 3, 5, 12, tzinfo=UTC))
    boss = there.author
    for kind, command, body in (
        ("visit", "done", {}),
        ("action", "skip", {"reason": "NotNeeded"}),
        ("goal", "cancel", {}),
        ("plan_review", "discontinue", {"reason": "HandedOver"}),
    ):
        assert due[kind] in await ids(boss, "&is_overdue=true")
        await now_done(boss, f"/v1/{PLACES[kind]}/{due[kind]}", command, body)
        assert due[kind] not in await ids(boss)
    assert await work(boss) == []


async def test_what_no_plan_in_force_asks_for_is_no_work(house: House) -> None:
    there = await desk(house)
    there_is = goal("A flat", action(due_on=after(3)), planned_end_on=after(3))
    here = await there.drafted(there_is, review_on=after(3))
    assert await work(there.author) == []
    await there.submitted(here)
    assert await work(there.author) == []
    await now_done(there.approver, here, "approve")
    assert {item["kind"] for item in await work(there.author)} == {"action", "goal", "plan_review"}


# --- who sees what ----------------------------------------------------------------------------------


async def readable(caller: Caller, everything: list[dict[str, str]]) -> set[str]:
    """The ids of what the caller can read one by one."""
    answers = {
        id_: await caller.get(f"/v1/{PLACES[kind]}/{id_}") for due in everything for kind, id_ in due.items()
    }
    assert {answer.status_code for answer in answers.values()} <= {200, 403, 404}
    return {id_ for id_, answer in answers.items() if answer.status_code == 200}


async def sealed_desk(house: House, centre: Party) -> Desk:
    """A case that is sealed, on which the coordinator works, and not the caseworker."""
    there = Desk(house, centre, await hidden_case(centre))
    await now_done(centre.coordinator, f"/v1/cases/{there.case}", "seal")
    return there


async def test_plan_11_the_list_of_work_is_what_can_be_read_one_by_one(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    boss = centre.coordinator
    open_, barred = await desk(house, centre), await desk(house, centre)
    everything = [await one_of_each(there, after(5)) for there in (open_, barred)]
    hidden, sealed = await hidden_case(centre), await sealed_desk(house, centre)
    everything += [{"visit": await visit(boss, case, after(5))} for case in (hidden, sealed.case)]
    # The other coordinator is barred from one of them.
    shut_out = {"member_id": str(centre.coordinator_2.member_id), "reason": "Other"}
    await boss.made(f"/v1/cases/{barred.case}/exclusions", shut_out)
    seen = {}
    callers = {**centre.callers, "stranger": stranger.coordinator}
    for name, caller in callers.items():
        if (await caller.get(WORK)).status_code == 403:
            assert name in {"finance", "auditor", "admin"}
            continue
        seen[name] = await ids(caller)
        assert seen[name] == await readable(caller, everything), name
    whole = {id_ for due in everything for id_ in due.values()}
    assert seen["coordinator"] == whole
    assert seen["coordinator_2"] == whole - {*everything[1].values(), *everything[3].values()}
    assert seen["caseworker"] == {*everything[0].values(), *everything[1].values()}
    # They read cases, and nothing of what is planned in them.
    assert seen["legal"] == seen["housing"] == seen["stranger"] == set()
    await refused(house.operator.operator.get(WORK), 404, "not_found")


async def test_plan_9_through_a_broken_glass_its_work_is_seen_until_the_look_is_over(
    house: House, clock: Clock
) -> None:
    noon = datetime(2031, 5, 1, 12, tzinfo=UTC)
    await clock.stop(noon)
    centre = await house.party()
    case = await hidden_case(centre)
    due = await visit(centre.coordinator, case, "2031-05-09")
    assert await ids(centre.caseworker) == set()
    look = {"case_id": case, "reason": "She is at the door, and nobody else is here.", "minutes": 60}
    await centre.caseworker.made("/v1/break-glass", look)
    assert await ids(centre.caseworker) == {due}
    await clock.stop(noon + timedelta(hours=1) + SECOND)
    assert await ids(centre.caseworker) == set()


# --- whose it is -------------------------------------------------------------------------------------


async def test_work_is_nobodys_when_who_was_to_do_it_left_the_case_or_the_centre(house: House) -> None:
    centre = await house.party()
    boss, case = centre.coordinator, await new_case(centre)
    due = {"nobody": await visit(boss, case, after(2))}
    who = {}
    for name in ("off", "gone", "there"):
        member = await colleague(house, centre, "caseworker")
        body = {"member_id": str(member.member_id)}
        entry = await boss.made(f"/v1/cases/{case}/workers", body)
        who[name] = str(member.member_id)
        due[name] = await visit(boss, case, after(2), worker_id=who[name])
        if name == "off":
            await now_done(boss, f"/v1/cases/{case}/workers/{entry.json()['id']}", "remove")
        if name == "gone":
            await now_done(centre.admin, f"/v1/members/{member.member_id}", "leave")
    found = {item["id"]: item for item in await work(boss)}
    assert {name: found[id_]["is_unassigned"] for name, id_ in due.items()} == {
        **dict.fromkeys(("nobody", "off", "gone"), True),
        "there": False,
    }
    assert {name: found[due[name]]["worker_id"] for name in who} == who
    assert found[due["nobody"]]["worker_id"] is None
    assert await ids(boss, "&is_unassigned=true") == {due["nobody"], due["off"], due["gone"]}
    assert await ids(boss, "&is_unassigned=false") == {due["there"]}
    both = f"&worker_id={who['off']}&worker_id={who['there']}"
    assert await ids(boss, both) == {due["off"], due["there"]}
    assert await ids(boss, f"{both}&is_unassigned=false") == {due["there"]}


async def test_everybody_finds_their_own_work(house: House) -> None:
    there = await desk(house)
    worker, boss = there.centre.caseworker, there.author
    hers = await visit(boss, there.case, after(2), worker_id=str(worker.member_id))
    nobodys = await visit(boss, there.case, after(2))
    await there.in_force(goal("A", action(due_on=after(4), worker_id=str(worker.member_id))))
    done = id_of(await there.one("actions"))
    assert await ids(worker, "&mine=true") == {hers, done}
    assert await ids(worker, "&mine=false") == {nobodys}
    assert await ids(boss, "&mine=true") == set()
    assert await ids(boss, "&mine=false") == {hers, nobodys, done}


# --- what is asked for -------------------------------------------------------------------------------


async def test_the_list_is_narrowed_to_a_case_to_kinds_and_to_a_day(house: House) -> None:
    centre = await house.party()
    one, other = await desk(house, centre), await desk(house, centre)
    boss = centre.coordinator
    near, far = await one_of_each(one, after(3)), await one_of_each(other, after(9))
    assert await ids(boss) == {*near.values(), *far.values()}
    assert await ids(boss, f"&case_id={one.case}") == set(near.values())
    assert await ids(boss, f"&due_until={after(3)}") == set(near.values())
    assert await ids(boss, f"&due_until={after(2)}") == set()
    for kind in PLACES:
        assert await ids(boss, f"&kind={kind}") == {near[kind], far[kind]}
    query = f"&kind=goal&kind=visit&case_id={other.case}"
    assert await ids(boss, query) == {far["goal"], far["visit"]}
    await refused(boss.get(f"{WORK}?kind=errand"), 422, "invalid")


async def test_the_most_urgent_comes_first_and_pages_neither_skip_nor_repeat(house: House) -> None:
    there = await desk(house)
    for days in (9, 2, 5, 2, 2, 7):
        await visit(there.author, there.case, after(days))
    await one_of_each(there, after(2))
    whole = await work(there.author)
    key = [(item["due_on"], item["id"]) for item in whole]
    assert key == sorted(key)
    assert len(set(key)) == 10
    found, here = [], f"{WORK}?limit=3"
    while here:
        page = (await there.author.get(here)).json()
        found += page["items"]
        here = page.get("next")
    assert found == whole


@contextmanager
def statements(house: House) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    asked: list[str] = []
    engine = house.office.database.engine.sync_engine

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


async def test_the_list_is_one_statement_however_many_kinds_and_cases_there_are(house: House) -> None:
    centre = await house.party()
    counts = []
    for _ in range(2):
        await one_of_each(await desk(house, centre), after(2))
        with statements(house) as asked:
            assert await work(centre.coordinator, "&is_unassigned=true&is_overdue=false") != []
        about_work = [
            one for one in asked if re.search(r"FROM (visits|goals|plan_actions|case_plans)\b", one)
        ]
        assert len(about_work) == 1
        assert about_work[0].count("UNION ALL") == len(WorkKind) - 1
        counts.append(len(asked))
    assert counts[0] == counts[1]
