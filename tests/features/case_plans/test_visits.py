"""Visits: due, made, missed or put off; overdue and nobody's are asked each time, and stored nowhere."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from tests.factories.house import Caller, House, Party
from tests.features.cases.work import case_in, hidden_case
from tests.features.stories import (
    Clock,
    address,
    at_once,
    code,
    colleague,
    faults,
    journal,
    new_case,
    now_done,
    refused,
    statuses,
    stored_anywhere,
)
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.case_plans.queries.visit import due_visits
from trafficking_api.features.case_plans.service import visit as service
from trafficking_api.features.cases import queries as cases

VISITS = "/v1/visits"
NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
WORDS = "She has a job at the canary-of-a-visit bakery."
GLASS = "She is at the door, and her caseworker cannot be reached."
SCHEDULE: dict[str, Any] = {
    "starts_on": "2031-04-05",
    "mode": "HomeVisit",
    "worker_id": None,
    "phases": [{"every_months": 1, "until_month": 12}, {"every_months": 3, "until_month": 36}],
}
#: Each command with a body that it takes, and where it leads.
COMMANDS: dict[str, tuple[dict[str, Any], str]] = {
    "done": ({}, "done"),
    "missed": ({"reason": "PersonAbsent"}, "missed"),
    "reschedule": ({"due_on": "2099-01-01"}, "missed"),
    "cancel": ({"reason": "NotNeeded"}, "cancelled"),
}


def soon(days: int = 7) -> str:
    """A day from today on; a day later in the evening is still a day from today on anywhere."""
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


async def added(caller: Caller, case: str, due_on: str = "", **more: Any) -> str:
    """The address of a visit that is due."""
    made = await caller.made(VISITS, {"case_id": case, "due_on": due_on or soon(), **more})
    return address(made)


async def listed(caller: Caller, query: str = "") -> list[dict[str, Any]]:
    answer = await caller.get(f"{VISITS}{query}")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def told(caller: Caller, here: str) -> dict[str, Any]:
    """A visit as it is now."""
    answer = await caller.get(here)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def planned(house: House, centre: Party, case: str) -> UUID:
    """A version of a plan of a case, straight into the table; returns its id."""
    plan_id = uuid4()
    await house.owner_execute(
        "INSERT INTO case_plans (organisation_id, id, version, created_at, updated_at, case_id, status, "
        "edition, author_id, editor_id, requirements) "
        "VALUES (:centre, :id, 1, now(), now(), :case, 'discarded', 1, :author, :author, '{}')",
        centre=centre.id,
        id=plan_id,
        case=UUID(case),
        author=centre.coordinator.member_id,
    )
    return plan_id


async def closed_with_a_visit(house: House, centre: Party) -> str:
    """The address of a visit that is still due in a case that was closed."""
    case = await new_case(centre)
    here = await added(centre.coordinator, case)
    await house.owner_execute(
        "UPDATE cases SET status = 'closed', closed_on = '2026-01-01' WHERE id = :id", id=UUID(case)
    )
    return here


async def off_the_case(caller: Caller, case: str, member_id: UUID | None) -> None:
    """Take a member off a case."""
    entries = (await caller.get(f"/v1/cases/{case}/workers")).json()["items"]
    (entry,) = [entry["id"] for entry in entries if entry["member_id"] == str(member_id)]
    await now_done(caller, f"/v1/cases/{case}/workers/{entry}", "remove")


async def readers(house: House, centre: Party, object_id: str, like: str = "%_visit") -> list[str]:
    """The operations of this kind that read something, as the audit trail tells."""
    rows = await house.owner_execute(
        "SELECT operation FROM audit_events WHERE organisation_id = :centre AND object_id = :id "
        "AND operation LIKE :like AND outcome = 'done' ORDER BY seq",
        centre=centre.id,
        id=UUID(object_id),
        like=like,
    )
    return list(rows.scalars())


# --- scheduled --------------------------------------------------------------------------------------


async def test_a_visit_is_scheduled_by_hand_for_who_works_on_the_case(house: House) -> None:
    centre = await house.party()
    case, worker = await new_case(centre), str(centre.caseworker.member_id)
    body = {"case_id": case, "due_on": soon(), "mode": "HomeVisit", "worker_id": worker}
    made = await centre.coordinator.made(VISITS, body)
    assert made.headers["Location"] == address(made)
    found = made.json()
    assert {name: found[name] for name in body} == body
    assert (found["status"], found["is_overdue"], found["is_unassigned"]) == ("scheduled", False, False)
    nothing = ("case_plan_id", "previous_id", "successor_id", "done_on", "missed_reason", "details")
    assert [found[name] for name in nothing] == [None] * 6
    assert found["allowed_commands"] == ["cancel", "done", "missed", "reschedule"]
    assert await told(centre.caseworker, address(made)) == found
    (brief,) = await listed(centre.caseworker)
    assert brief == {name: value for name, value in found.items() if name != "details"}
    assert [event.type for event in await journal(house, centre, found["id"])] == ["visit.scheduled"]


async def test_who_does_not_work_on_the_case_now_cannot_be_told_to_visit(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    boss, case = centre.coordinator, await new_case(centre)
    here = await added(boss, case)
    gone = await colleague(house, centre, "caseworker")
    await boss.made(f"/v1/cases/{case}/workers", {"member_id": str(gone.member_id)})
    await now_done(centre.admin, f"/v1/members/{gone.member_id}", "leave")
    before = await told(boss, here)
    for worker in (boss.member_id, stranger.coordinator.member_id, uuid4(), gone.member_id):
        body = {"case_id": case, "due_on": soon(), "worker_id": str(worker)}
        for answer in (
            boss.post(VISITS, body),
            boss.patch(here, {"worker_id": str(worker)}, etag="*"),
        ):
            problem = await refused(answer, 422, "invalid")
            assert faults(problem) == [("/worker_id", "unknown_reference")]
    assert await listed(boss) == [{name: before[name] for name in before if name != "details"}]


@pytest.mark.parametrize(
    ("zone", "today"), [("Asia/Vientiane", "2031-05-06"), ("Europe/Brussels", "2031-05-05")]
)
async def test_no_visit_is_scheduled_for_a_day_that_is_over_where_the_centre_is(
    house: House, clock: Clock, zone: str, today: str
) -> None:
    centre = await house.party(zone=zone)
    case = await new_case(centre)
    await clock.stop(datetime(2031, 5, 5, 18, tzinfo=UTC))
    here = await added(centre.coordinator, case, today)
    yesterday = (date.fromisoformat(today) - timedelta(days=1)).isoformat()
    for answer in (
        centre.coordinator.post(VISITS, {"case_id": case, "due_on": yesterday}),
        centre.coordinator.post(f"{here}/reschedule", {"due_on": yesterday}, etag="*"),
    ):
        assert faults(await refused(answer, 422, "invalid")) == [("/due_on", "in_the_past")]
    await now_done(centre.coordinator, here, "reschedule", {"due_on": today})


async def test_how_and_by_whom_changes_while_it_is_scheduled(house: House) -> None:
    centre = await house.party()
    case, worker = await new_case(centre), str(centre.caseworker.member_id)
    here = await added(centre.coordinator, case, mode="Office", worker_id=worker)
    changed = await centre.coordinator.patch(here, {"mode": "Phone"}, etag='"1"')
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert (changed.json()["mode"], changed.json()["worker_id"]) == ("Phone", worker)
    await refused(centre.coordinator.patch(here, {"mode": None}, etag='"1"'), 412, "stale")
    await refused(centre.coordinator.patch(here, {"mode": None}), 428, "if_match_required")
    emptied = await centre.coordinator.patch(here, {"mode": None, "worker_id": None}, etag='"2"')
    assert (emptied.json()["mode"], emptied.json()["worker_id"]) == (None, None)
    assert emptied.json()["is_unassigned"]
    await refused(centre.coordinator.patch(here, {"due_on": soon(9)}, etag="*"), 422, "invalid")
    for command, (body, state) in COMMANDS.items():
        ended = await added(centre.coordinator, case)
        await now_done(centre.coordinator, ended, command, body)
        problem = await refused(
            centre.coordinator.patch(ended, {"mode": "Phone"}, etag="*"), 409, "wrong_state"
        )
        assert (problem["current_state"], problem["allowed"]) == (state, [])


# --- derived ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("zone", ["Asia/Vientiane", "Europe/Brussels"])
async def test_plan_6_a_visit_is_overdue_from_the_midnight_after_its_day_where_the_centre_is(
    house: House, clock: Clock, zone: str
) -> None:
    centre = await house.party(zone=zone)
    # In Brussels the clocks go forward in the night after.
    day = date(2031, 3, 29)
    midnight = datetime.combine(day + timedelta(days=1), time(0), ZoneInfo(zone))
    case = await new_case(centre)
    await clock.stop(midnight - timedelta(hours=20))
    here = await added(centre.coordinator, case, day.isoformat())
    done = await added(centre.coordinator, case, day.isoformat())
    later = await added(centre.coordinator, case, "2031-03-30")
    await now_done(centre.coordinator, done, "done")
    for moment, overdue in ((midnight - SECOND, []), (midnight, [here]), (midnight + SECOND, [here])):
        await clock.stop(moment)
        assert (await told(centre.coordinator, here))["is_overdue"] is bool(overdue)
        items = await listed(centre.coordinator, "?is_overdue=true")
        assert [f"{VISITS}/{item['id']}" for item in items] == overdue
        rest = await listed(centre.coordinator, "?is_overdue=false")
        assert {f"{VISITS}/{item['id']}" for item in rest} == {here, done, later} - set(overdue)


async def test_plan_6_nothing_that_is_overdue_is_stored(house: House) -> None:
    rows = await house.owner_execute(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' "
        "AND (column_name LIKE '%overdue%' OR column_name LIKE '%unassigned%')"
    )
    assert rows.all() == []


async def test_a_visit_is_nobodys_when_who_was_to_make_it_left_the_case_or_the_centre(house: House) -> None:
    centre = await house.party()
    boss, case = centre.coordinator, await new_case(centre)
    here = {"nobody": await added(boss, case)}
    for name in ("off", "gone", "there"):
        member = await colleague(house, centre, "caseworker")
        await boss.made(f"/v1/cases/{case}/workers", {"member_id": str(member.member_id)})
        here[name] = await added(boss, case, worker_id=str(member.member_id))
        if name == "off":
            await off_the_case(boss, case, member.member_id)
        if name == "gone":
            await now_done(centre.admin, f"/v1/members/{member.member_id}", "leave")
    ended = await added(boss, case)
    await now_done(boss, ended, "done")
    found = {name: (await told(boss, it))["is_unassigned"] for name, it in here.items()}
    assert found == {"nobody": True, "off": True, "gone": True, "there": False}
    assert not (await told(boss, ended))["is_unassigned"]
    ids = {f"{VISITS}/{item['id']}" for item in await listed(boss, "?is_unassigned=true")}
    assert ids == {here["nobody"], here["off"], here["gone"]}
    ids = {f"{VISITS}/{item['id']}" for item in await listed(boss, "?is_unassigned=false")}
    assert ids == {here["there"], ended}


# --- what became of it ------------------------------------------------------------------------------


@pytest.mark.parametrize("known", [True, False], ids=["under her own key", "under the centre's key"])
async def test_a_visit_that_was_made_tells_in_words_what_came_of_it_to_who_reads_it_alone(
    house: House, *, known: bool
) -> None:
    centre = await house.party()
    case = await case_in(centre, "active") if known else await new_case(centre)
    here = await added(centre.coordinator, case, mode="Office")
    yesterday = (datetime.now(ZoneInfo("Europe/Brussels")).date() - timedelta(days=1)).isoformat()
    body = {"done_on": yesterday, "mode": "HomeVisit", "note": WORDS}
    done = (await now_done(centre.coordinator, here, "done", body)).json()
    assert (done["status"], done["done_on"], done["mode"]) == ("done", yesterday, "HomeVisit")
    assert (done["details"], done["version"], done["allowed_commands"]) == ({"note": WORDS}, 2, [])
    assert await told(centre.caseworker, here) == done
    assert WORDS not in (await centre.coordinator.get(VISITS)).text
    assert await stored_anywhere(house, "canary-of-a-visit") == []
    whose = (await centre.coordinator.get(f"/v1/cases/{case}")).json()["person_id"]
    assert (await readers(house, centre, case))[-3:] == ["read_visit", "done_visit", "read_visit"]
    if known:
        assert (await readers(house, centre, whose))[-3:] == ["read_visit", "done_visit", "read_visit"]
    events = await journal(house, centre, done["id"])
    assert [(event.type, event.from_state, event.to_state) for event in events] == [
        ("visit.scheduled", None, "scheduled"),
        ("visit.done", "scheduled", "done"),
    ]


async def test_the_day_of_a_visit_is_that_on_which_it_happened_where_the_centre_is(
    house: House, clock: Clock
) -> None:
    centre = await house.party(zone="Asia/Vientiane")
    case = await new_case(centre)
    await clock.stop(datetime(2031, 5, 5, 18, tzinfo=UTC))
    for body, day in (
        ({}, "2031-05-06"),
        ({"done_on": "2031-05-01"}, "2031-05-01"),
        ({"occurred_at": "2031-05-05T16:59:59Z"}, "2031-05-05"),
        ({"occurred_at": "2031-05-05T17:00:00Z"}, "2031-05-06"),
    ):
        here = await added(centre.coordinator, case, "2031-05-06")
        assert (await now_done(centre.coordinator, here, "done", body)).json()["done_on"] == day
    # A clock that is some minutes ahead makes no tomorrow of it.
    await clock.stop(datetime(2031, 5, 5, 16, 58, tzinfo=UTC))
    here = await added(centre.coordinator, case, "2031-05-06")
    ahead = {"occurred_at": "2031-05-05T17:01:00Z"}
    assert (await now_done(centre.coordinator, here, "done", ahead)).json()["done_on"] == "2031-05-05"
    here = await added(centre.coordinator, case, "2031-05-06")
    answer = centre.coordinator.post(f"{here}/done", {"done_on": "2031-05-06"}, etag="*")
    assert faults(await refused(answer, 422, "invalid")) == [("/done_on", "in_the_future")]


async def test_why_a_visit_was_missed_or_will_not_be_made_is_told(house: House) -> None:
    centre = await house.party()
    case = await new_case(centre)
    here = await added(centre.coordinator, case)
    body = {"reason": "PersonDeclined", "note": WORDS}
    missed = (await now_done(centre.coordinator, here, "missed", body)).json()
    assert (missed["status"], missed["missed_reason"]) == ("missed", "PersonDeclined")
    assert (missed["details"], missed["successor_id"]) == ({"note": WORDS}, None)
    here = await added(centre.coordinator, case)
    cancelled = (await now_done(centre.coordinator, here, "cancel", {"reason": "HandedOver"})).json()
    assert (cancelled["status"], cancelled["cancel_reason"]) == ("cancelled", "HandedOver")
    for command in ("missed", "cancel"):
        problem = await refused(centre.coordinator.post(f"{here}/{command}", {}, etag="*"), 422, "invalid")
        assert faults(problem) == [("/reason", "missing")]


@pytest.mark.parametrize("ended", COMMANDS)
async def test_what_has_ended_takes_no_command(house: House, ended: str) -> None:
    centre = await house.party()
    here = await added(centre.coordinator, await new_case(centre))
    body, state = COMMANDS[ended]
    await now_done(centre.coordinator, here, ended, body)
    for command, (again, _) in COMMANDS.items():
        answer = centre.coordinator.post(f"{here}/{command}", again, etag="*")
        problem = await refused(answer, 409, "wrong_state")
        assert (problem["current_state"], problem["allowed"]) == (state, [])


async def test_of_somebody_forgotten_the_days_stay_and_the_words_are_gone(house: House) -> None:
    centre = await house.party()
    case = await case_in(centre, "active")
    done, due = [await added(centre.coordinator, case) for _ in range(2)]
    await now_done(centre.coordinator, done, "done", {"note": WORDS})
    person = (await centre.coordinator.get(f"/v1/cases/{case}")).json()["person_id"]
    await house.owner_execute("DELETE FROM person_keys WHERE person_id = :id", id=UUID(person))
    found = await told(centre.coordinator, done)
    assert (found["status"], found["details"]) == ("done", None)
    answer = centre.coordinator.post(f"{due}/done", {"note": WORDS}, etag="*")
    await refused(answer, 410, "erased")
    await now_done(centre.coordinator, due, "done")


# --- put off ----------------------------------------------------------------------------------------


async def test_a_visit_that_is_put_off_is_missed_and_has_a_successor(house: House) -> None:
    centre = await house.party()
    case, worker = await new_case(centre), str(centre.caseworker.member_id)
    first = await added(centre.coordinator, case, mode="Office", worker_id=worker)
    second = (await now_done(centre.coordinator, first, "reschedule", {"due_on": soon(8)})).json()
    assert (second["status"], second["due_on"], second["version"]) == ("scheduled", soon(8), 1)
    assert (second["mode"], second["worker_id"], second["case_id"]) == ("Office", worker, case)
    before = await told(centre.coordinator, first)
    assert (before["status"], before["missed_reason"]) == ("missed", "Rescheduled")
    assert (before["successor_id"], second["previous_id"]) == (second["id"], before["id"])
    body = {"due_on": soon(9), "reason": "NotSafe"}
    third = (await now_done(centre.coordinator, f"{VISITS}/{second['id']}", "reschedule", body)).json()
    second = await told(centre.coordinator, f"{VISITS}/{second['id']}")
    assert (second["missed_reason"], second["successor_id"]) == ("NotSafe", third["id"])
    assert third["previous_id"] == second["id"]
    types = [event.type for event in await journal(house, centre, second["id"])]
    assert types == ["visit.scheduled", "visit.rescheduled"]
    assert [event.type for event in await journal(house, centre, third["id"])] == ["visit.scheduled"]


@pytest.mark.race
@pytest.mark.parametrize("version", ['"1"', "*"])
async def test_of_twenty_who_put_it_off_one_does_and_there_is_one_successor(
    house: House, version: str
) -> None:
    centre = await house.party()
    here = await added(centre.coordinator, await new_case(centre))
    answers = await at_once(
        [
            centre.coordinator.post(f"{here}/reschedule", {"due_on": soon(n + 1)}, etag=version)
            for n in range(20)
        ]
    )
    late = 412 if version == '"1"' else 409
    assert statuses(answers) == {200: 1, late: 19}
    assert {code(answer) for answer in answers if answer.status_code == late} == {
        "stale" if late == 412 else "wrong_state"
    }
    (successor,) = [answer.json()["id"] for answer in answers if answer.status_code == 200]
    assert {item["id"] for item in await listed(centre.coordinator)} == {here.rsplit("/", 1)[-1], successor}
    assert (await told(centre.coordinator, here))["successor_id"] == successor


async def test_g_8_put_off_twice_under_one_key_it_is_put_off_once(house: House) -> None:
    centre = await house.party()
    here = await added(centre.coordinator, await new_case(centre))
    body = {"due_on": soon(8)}
    answers = [
        await centre.coordinator.post(f"{here}/reschedule", body, etag='"1"', key="off") for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert answers[1].headers["Idempotent-Replayed"] == "true"
    assert len(await listed(centre.coordinator)) == 2


# --- who, and in which case --------------------------------------------------------------------------


async def test_in_a_closed_case_nothing_is_planned_but_what_became_of_it_is_written_down(
    house: House,
) -> None:
    centre = await house.party()
    here = await closed_with_a_visit(house, centre)
    case = (await told(centre.coordinator, here))["case_id"]
    for answer in (
        centre.coordinator.post(VISITS, {"case_id": case, "due_on": soon()}),
        centre.coordinator.patch(here, {"mode": "Phone"}, etag="*"),
        centre.coordinator.post(f"{here}/reschedule", {"due_on": soon(9)}, etag="*"),
    ):
        problem = await refused(answer, 409, "case_closed")
        assert (problem["current_state"], problem["allowed"]) == ("closed", ["merge", "reopen"])
    before = (await centre.coordinator.get(f"/v1/cases/{case}")).json()
    for command in ("done", "missed", "cancel"):
        ended = await closed_with_a_visit(house, centre)
        await now_done(centre.coordinator, ended, command, COMMANDS[command][0])
    await now_done(centre.coordinator, here, "done", {"note": WORDS})
    assert (await centre.coordinator.get(f"/v1/cases/{case}")).json() == before


async def test_plan_7_a_case_does_not_close_while_a_visit_is_due(house: House) -> None:
    centre = await house.party()
    case = await new_case(centre)
    here = await added(centre.coordinator, case)
    closing = centre.coordinator.post(f"/v1/cases/{case}/close", {"reason": "Autonomy"}, etag="*")
    problem = await refused(closing, 409, "still_open")
    assert problem["open"] == [{"kind": "visit", "id": here.rsplit("/", 1)[-1], "status": "scheduled"}]


async def test_plan_11_who_does_not_see_the_case_sees_none_of_its_visits(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    case = await hidden_case(centre)
    here = await added(centre.coordinator, case)
    own = await added(centre.caseworker, await new_case(centre))
    assert [item["id"] for item in await listed(centre.caseworker)] == [own.rsplit("/", 1)[-1]]
    for caller in (centre.caseworker, stranger.coordinator):
        assert here.rsplit("/", 1)[-1] not in (await caller.get(VISITS)).text
        await refused(caller.get(here), 404, "not_found")
        await refused(caller.patch(here, {"mode": "Phone"}, etag="*"), 404, "not_found")
        for command, (body, _) in COMMANDS.items():
            await refused(caller.post(f"{here}/{command}", body, etag="*"), 404, "not_found")
        for id_ in (case, str(uuid4())):
            problem = await refused(caller.post(VISITS, {"case_id": id_, "due_on": soon()}), 422, "invalid")
            assert faults(problem) == [("/case_id", "unknown_reference")]
            assert await listed(caller, f"?case_id={id_}") == []


async def test_plan_9_through_a_broken_glass_a_visit_is_read_and_not_changed(house: House) -> None:
    centre = await house.party()
    case = await hidden_case(centre)
    here = await added(centre.coordinator, case)
    await centre.caseworker.made("/v1/break-glass", {"case_id": case, "reason": GLASS})
    assert (await told(centre.caseworker, here))["status"] == "scheduled"
    await refused(centre.caseworker.patch(here, {"mode": "Phone"}, etag="*"), 403, "read_only")
    for command, (body, _) in COMMANDS.items():
        await refused(centre.caseworker.post(f"{here}/{command}", body, etag="*"), 403, "read_only")


async def test_only_who_works_on_cases_sees_visits(house: House) -> None:
    centre = await house.party()
    seen = {role: (await caller.get(VISITS)).status_code for role, caller in centre.callers.items()}
    work = {"coordinator", "coordinator_2", "caseworker"}
    assert seen == {role: 200 if role in work else 403 for role in seen}
    await refused(house.operator.callers["operator"].get(VISITS), 404, "not_found")


# --- lists ------------------------------------------------------------------------------------------


async def test_visits_are_listed_by_their_day_and_found_by_what_is_asked(house: House) -> None:
    centre = await house.party()
    boss, worker = centre.coordinator, str(centre.caseworker.member_id)
    one, other = await new_case(centre), await new_case(centre)
    late = await added(boss, one, soon(9))
    early = await added(boss, other, soon(3), worker_id=worker)
    middle = await added(boss, one, soon(5))
    moment = (await boss.get(middle)).json()["updated_at"]
    await now_done(boss, late, "cancel", {"reason": "Other"})
    names = {late: "late", early: "early", middle: "middle"}

    async def found(query: str) -> list[str]:
        return [names[f"{VISITS}/{item['id']}"] for item in await listed(boss, query)]

    assert await found("") == ["early", "middle", "late"]
    assert await found(f"?case_id={one}") == ["middle", "late"]
    assert await found("?status=scheduled&status=done") == ["early", "middle"]
    assert await found(f"?worker_id={worker}") == ["early"]
    assert await found(f"?due_from={soon(5)}") == ["middle", "late"]
    assert await found(f"?due_until={soon(5)}") == ["early", "middle"]
    assert await found(f"?updated_since={moment}") == ["middle", "late"]
    first = (await boss.get(f"{VISITS}?limit=2")).json()
    assert [names[f"{VISITS}/{item['id']}"] for item in first["items"]] == ["early", "middle"]
    rest = (await boss.get(first["next"])).json()["items"]
    assert [names[f"{VISITS}/{item['id']}"] for item in rest] == ["late"]
    for flag in ("1", "yes", "True", ""):
        await refused(boss.get(f"{VISITS}?is_overdue={flag}"), 422, "invalid")


# --- of a plan --------------------------------------------------------------------------------------


async def test_a_plan_schedules_its_visits_from_today_on(house: House, clock: Clock) -> None:
    centre = await house.party()
    case, worker = await new_case(centre), str(centre.caseworker.member_id)
    plan = await planned(house, centre, case)
    await clock.stop(NOON)
    async with system_mandate(house.office, centre.id, "test") as mandate:
        (row,) = await mandate.session.execute(cases.guests(mandate, [UUID(case)]))
        await service.generate(mandate, cases.Guest(*row), plan, {**SCHEDULE, "worker_id": worker})
    items = await listed(centre.coordinator, f"?case_plan_id={plan}&limit=200")
    # That of today is made too; one that was due before is not.
    assert len(items) == 20
    assert [items[n]["due_on"] for n in (0, 11, 12, 19)] == [
        *("2031-05-05", "2032-04-05", "2032-07-05", "2034-04-05")
    ]
    assert {(item["mode"], item["worker_id"], item["status"]) for item in items} == {
        ("HomeVisit", worker, "scheduled")
    }
    await clock.stop(NOON + timedelta(days=1))
    async with system_mandate(house.office, centre.id, "test") as mandate:
        (row,) = await mandate.session.execute(cases.guests(mandate, [UUID(case)]))
        await service.generate(
            mandate, cases.Guest(*row), plan, {"starts_on": "2031-04-05", "phases": SCHEDULE["phases"]}
        )
    assert len(await listed(centre.coordinator, f"?case_plan_id={plan}&limit=200")) == 20 + 19


async def test_what_a_plan_asked_for_is_called_off_and_what_was_made_or_added_by_hand_stays(
    house: House, clock: Clock
) -> None:
    centre = await house.party()
    case, other = await new_case(centre), await new_case(centre)
    plan = await planned(house, centre, case)
    await clock.stop(NOON)
    async with system_mandate(house.office, centre.id, "test") as mandate:
        (row,) = await mandate.session.execute(cases.guests(mandate, [UUID(case)]))
        await service.generate(mandate, cases.Guest(*row), plan, SCHEDULE)
    made, put_off, *_ = [f"{VISITS}/{item['id']}" for item in await listed(centre.coordinator)]
    await now_done(centre.coordinator, made, "done")
    later = (await now_done(centre.coordinator, put_off, "reschedule", {"due_on": "2031-07-01"})).json()
    assert later["case_plan_id"] == str(plan)
    by_hand = await added(centre.coordinator, case, "2031-06-01")
    elsewhere = await added(centre.coordinator, other, "2031-06-01")
    async with system_mandate(house.office, centre.id, "test") as mandate:
        await service.replan(mandate, UUID(case))
    kept = {by_hand: "scheduled", elsewhere: "scheduled", made: "done", put_off: "missed"}
    items = await listed(centre.coordinator, "?limit=200")
    assert len(items) == 23
    for item in items:
        here = f"{VISITS}/{item['id']}"
        assert item["status"] == kept.get(here, "cancelled")
        assert item["cancel_reason"] == (None if here in kept else "Replanned")
    async with system_mandate(house.office, centre.id, "test") as mandate:
        await service.call_off(mandate, UUID(case))
    assert (await told(centre.coordinator, by_hand))["cancel_reason"] == "PlanEnded"
    assert (await told(centre.coordinator, elsewhere))["status"] == "scheduled"
    (_, ended) = await journal(house, centre, by_hand.rsplit("/", 1)[-1])
    # By the system: no member gave this command.
    assert (ended.from_state, ended.to_state, ended.client_id) == ("scheduled", "cancelled", None)


async def test_a_list_of_work_has_what_is_due_and_no_more(house: House) -> None:
    centre = await house.party()
    case = await new_case(centre)
    due = await added(centre.coordinator, case, soon(4))
    done = await added(centre.coordinator, case)
    await now_done(centre.coordinator, done, "done")
    async with system_mandate(house.office, centre.id, "test") as mandate:
        rows = (await mandate.session.execute(due_visits(mandate))).mappings().all()
    id_ = UUID(due.rsplit("/", 1)[-1])
    assert [dict(row) for row in rows] == [
        {
            "kind": "visit",
            "id": id_,
            "case_id": UUID(case),
            "due_on": date.fromisoformat(soon(4)),
            "worker_id": None,
            "status": "scheduled",
        }
    ]
