"""A hearing is moved by a successor, and by nothing else; who goes there, and what keeps her safe, stays."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo, available_timezones

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.factories.court_hearings import CANCEL, PATH, VOID, hearing
from tests.factories.house import Caller, House
from tests.features.case_plans.plans import CLOSE, desk, id_of, sql_refuses, state_of
from tests.features.court.files import proceeding
from tests.features.court.hearings import MONDAY, after, events, going, heard, heard_in, postponed
from tests.features.stories import Clock, at_once, faults, now_done, refused, replayed, statuses
from trafficking_api.features.organisations.schemas import TimeZone


async def chain(there: Any, here: str) -> list[tuple[str, str | None]]:
    """How the hearings of a chain stand, and when they are."""
    return [(link["status"], link["starts_at"]) for link in (await there.read(here))["chain"]]


async def test_crt_8_a_date_is_changed_only_while_nobody_relies_on_it(house: House, clock: Clock) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    free = await heard(there, after(48))
    await there.patched(free, {"starts_at": after(72), "ends_at": after(74)})
    assert (await there.read(free))["ends_at"] == "2031-01-09T14:00:00.000000Z"
    told = await heard(there, after(48), there.author)
    over = await heard(there, after(-1))
    held = await heard_in(there, "held")
    for here, why in ((told, "notified"), (over, "past")):
        for body in ({"starts_at": after(96)}, {"starts_at": None}, {"ends_at": after(50)}, {"zone": "UTC"}):
            problem = await refused(there.author.patch(here, body, etag="*"), 409, "date_fixed")
            assert problem["why"] == why
        # The same date again is no other date, and all else can still be said.
        same = {"starts_at": (await there.read(here))["starts_at"], "measures": ["Video"], "room": "3"}
        assert (await there.patched(here, same)).json()["measures"] == ["Video"]
    await refused(there.author.patch(held, {"room": "3"}, etag="*"), 409, "wrong_state")
    # When the time of the first has come, it is fixed too, though nobody was told.
    await clock.stop(datetime.fromisoformat(after(72)))
    problem = await refused(there.author.patch(free, {"starts_at": after(96)}, etag="*"), 409, "date_fixed")
    assert problem["why"] == "past"


async def test_crt_8_the_first_date_is_no_edit_and_fixes_it_for_who_goes_there(house: House) -> None:
    there = await desk(house)
    here = await heard(there, None, there.author)
    assert (await there.read(here))["notified_at"] is None
    when = hearing(there.case)["starts_at"]
    assert (await there.patched(here, {"starts_at": when})).json()["notified_at"] is not None
    await refused(there.author.patch(here, {"starts_at": None}, etag="*"), 409, "date_fixed")
    assert await events(there, here) == ["hearing.scheduled", "hearing.changed", "hearing.invited"]


async def test_crt_8_a_hearing_postponed_twice_is_one_chain_with_one_open(house: House, clock: Clock) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    case = await proceeding(there)
    words = {"location": "Place de l’Exemple 1", "room": "3", "note": "She is afraid of the stairs."}
    first = await heard(
        there,
        after(48),
        there.author,
        proceeding_id=id_of(case),
        measures=["Video"],
        interpreter_language="lo",
        interpreter_booked=True,
        zone="Asia/Vientiane",
        **words,
    )
    second = await postponed(there, first)
    third = await postponed(there, second, after(400))
    for here in (first, second, third):
        assert await chain(there, here) == [
            ("postponed", "2031-01-08T12:00:00.000000Z"),
            ("postponed", None),
            ("scheduled", "2031-01-23T04:00:00.000000Z"),
        ]
    one, two, last = [await there.read(here) for here in (first, second, third)]
    assert [each["successor_id"] for each in (one, two, last)] == [id_of(second), id_of(third), None]
    assert [each["predecessor_id"] for each in (one, two, last)] == [None, id_of(first), id_of(second)]
    assert {each["chain_id"] for each in (one, two, last)} == {id_of(first)}
    same = ("case_id", "proceeding_id", "type", "measures", "interpreter_language", "zone", "member_ids")
    assert {name: last[name] for name in same} == {name: one[name] for name in same}
    assert (one["interpreter_booked"], last["interpreter_booked"]) == (True, False)
    assert last["details"] == {**words, "note": None, "void_reason": None}
    await refused(there.author.post(f"{first}/postpone", {}, etag="*"), 409, "wrong_state")
    assert await replayed(house, there.centre) > 0


@pytest.mark.race
async def test_crt_8_of_twenty_postponements_at_once_one_makes_a_successor(house: House) -> None:
    there = await desk(house)
    here = await heard_in(there, "scheduled")
    etag = (await there.author.get(here)).headers["ETag"]
    answers = await at_once([there.author.post(f"{here}/postpone", {}, etag=etag) for _ in range(20)])
    assert statuses(answers) == {200: 1, 412: 19}
    (made,) = [answer.json()["id"] for answer in answers if answer.status_code == 200]
    answers = await at_once([there.author.post(f"{PATH}/{made}/postpone", {}, etag="*") for _ in range(20)])
    assert statuses(answers) == {200: 1, 409: 19}
    assert [status for (status,) in await state_of(there, "hearings", "status")] == [
        *("postponed", "postponed", "scheduled")
    ]


@pytest.mark.race
async def test_g_8_a_postponement_sent_twenty_times_under_one_key_is_one(house: House) -> None:
    there = await desk(house)
    here = await heard_in(there, "scheduled", member_ids=going(there.author))
    post = there.author.post
    answers = await at_once([post(f"{here}/postpone", {}, etag="*", key="once") for _ in range(20)])
    assert set(statuses(answers)) <= {200, 409}
    assert len({answer.json()["id"] for answer in answers if answer.status_code == 200}) == 1
    assert len(await state_of(there, "hearings", "id")) == 2


async def test_crt_8_the_database_refuses_a_second_open_hearing_and_a_fork(house: House) -> None:
    there = await desk(house)
    first = await heard_in(there, "postponed")
    second = UUID((await there.read(first))["successor_id"])
    copied = (
        "INSERT INTO hearings (organisation_id, id, created_at, updated_at, version, case_id, chain_id, "
        "predecessor_id, type, status, zone, measures, interpreter_booked) "
        "SELECT organisation_id, :new, created_at, updated_at, 1, case_id, {chain}, {before}, type, "
        "'{status}', zone, measures, false FROM hearings WHERE id = :id"
    )
    values = {"new": uuid4(), "id": second}
    unique, foreign, check = "23505", "23503", "23514"
    for chain_, before, status, state in (
        ("chain_id", "id", "scheduled", unique),
        ("chain_id", "predecessor_id", "held", unique),
        ("chain_id", "NULL", "held", check),
        (":new", "id", "held", check),
        ("case_id", "id", "held", foreign),
    ):
        statement = copied.format(chain=chain_, before=before, status=status)
        assert await sql_refuses(there, statement, **values) == state, statement
    for changed, id_ in (
        *((f"{column} = '2031-01-06'", id_of(first)) for column in ("starts_at", "ends_at", "created_at")),
        ("zone = 'UTC'", id_of(first)),
        *((f"{column} = NULL", str(second)) for column in ("chain_id", "predecessor_id")),
    ):
        moved = f"UPDATE hearings SET {changed} WHERE id = :id"  # noqa: S608 - of this test
        assert await sql_refuses(there, moved, id=UUID(id_)) != "", changed


async def test_a_hearing_is_held_or_missed_once_its_time_has_come(house: House, clock: Clock) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    here = await heard(there, after(1))
    for command in ("hold", "miss"):
        problem = await refused(there.author.post(f"{here}/{command}", {}, etag="*"), 422, "invalid")
        assert faults(problem) == [("/occurred_at", "before_starts_at")]
    await clock.stop(datetime.fromisoformat(after(1)))
    early = {"occurred_at": after(0.5)}
    await refused(there.author.post(f"{here}/hold", early, etag="*"), 422, "invalid")
    await now_done(there.author, here, "hold")
    unknown = await heard(there, None)
    await now_done(there.author, unknown, "hold", {"occurred_at": after(-20)})


async def test_a_no_show_is_taken_back_with_a_reason_that_only_a_reader_of_one_sees(house: House) -> None:
    there = await desk(house)
    here = await heard_in(there, "no_show", note="She was there at nine.")
    await refused(there.author.post(f"{here}/void", {"reason": "Wrong"}, etag="*"), 422, "invalid")
    found = (await now_done(there.author, here, "void", VOID)).json()
    assert found["status"] == "entered_in_error"
    assert found["details"]["void_reason"] == VOID["reason"]
    assert found["details"]["note"] == "She was there at nine."
    assert VOID["reason"] not in (await there.author.get(PATH)).text


async def test_what_does_not_fit_is_refused_where_it_stands(house: House) -> None:
    there, other = await desk(house), await desk(house)
    far = hearing(there.case)
    elsewhere = await proceeding(other)
    strangers = [str(uuid4()), str(other.author.member_id)]
    for body, found in (
        ({"ends_at": far["starts_at"]}, [("/ends_at", "not_after_starts_at")]),
        ({"starts_at": None}, [("/ends_at", "without_starts_at")]),
        ({"interpreter_language": None}, [("/interpreter_booked", "without_interpreter_language")]),
        ({"proceeding_id": id_of(elsewhere)}, [("/proceeding_id", "unknown_reference")]),
        ({"proceeding_id": str(uuid4())}, [("/proceeding_id", "unknown_reference")]),
        ({"member_ids": strangers}, [(f"/member_ids/{n}", "unknown_reference") for n in range(2)]),
        ({"zone": "Mars/Olympus"}, [("/zone", "time_zone")]),
        ({"case_id": other.case}, [("/case_id", "unknown_reference")]),
    ):
        problem = await refused(there.author.post(PATH, {**far, **body}), 422, "invalid")
        assert faults(problem) == found
    here = await heard(there, far["starts_at"])
    for body, found in (
        ({"ends_at": far["starts_at"]}, [("/ends_at", "not_after_starts_at")]),
        ({"interpreter_booked": True}, [("/interpreter_booked", "without_interpreter_language")]),
        ({"proceeding_id": id_of(elsewhere)}, [("/proceeding_id", "unknown_reference")]),
    ):
        problem = await refused(there.author.patch(here, body, etag="*"), 422, "invalid")
        assert faults(problem) == found
    problem = await refused(
        there.author.post(f"{here}/postpone", {"ends_at": after(1)}, etag="*"), 422, "invalid"
    )
    assert faults(problem) == [("/ends_at", "without_starts_at")]


async def test_a_list_tells_when_and_how_and_not_where(house: House, clock: Clock) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    case = await proceeding(there)
    soon = await heard(there, after(24), there.author, proceeding_id=id_of(case), location="A-SECRET-PLACE")
    late = await heard(there, after(900), there.approver)
    some_day = await heard(there)
    gone = await heard_in(there, "cancelled")

    async def listed(query: str) -> list[str]:
        answer = await there.author.get(f"{PATH}?case_id={there.case}&{query}")
        assert "A-SECRET-PLACE" not in answer.text
        return [f"{PATH}/{item['id']}" for item in answer.json()["items"]]

    me = there.author.member_id
    assert await listed("") == [gone, some_day, late, soon]
    assert await listed(f"member_id={me}") == [soon]
    assert await listed(f"proceeding_id={id_of(case)}") == [soon]
    assert await listed("status=cancelled&status=held") == [gone]
    assert await listed("starts_from=2031-01-08T00:00:00Z") == [late]
    assert await listed("starts_from=2031-01-07T12:00:00Z&starts_until=2031-01-07T12:00:00Z") == [soon]
    assert await listed("updated_since=2031-01-06T12:00:01Z") == []
    await there.author.done(f"{soon}/staff/{me}/remove", etag="*")
    assert await listed(f"member_id={me}") == []


@pytest.mark.parametrize(
    ("zone", "starts_at", "day"),
    [
        ("Europe/Brussels", "2031-03-29T23:30:00Z", "2031-03-30"),
        ("Asia/Vientiane", "2031-03-29T16:59:59Z", "2031-03-29"),
        ("Asia/Vientiane", "2031-03-29T17:00:00Z", "2031-03-30"),
        ("Africa/Kinshasa", "2031-03-29T23:30:00Z", "2031-03-30"),
        ("Africa/Lubumbashi", "2031-03-29T22:00:00Z", "2031-03-30"),
    ],
)
async def test_a_hearing_is_due_on_its_day_where_it_takes_place(
    house: House, clock: Clock, zone: str, starts_at: str, day: str
) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    here = await heard(there, starts_at, there.author, zone=zone)

    async def due(query: str = "") -> list[dict[str, Any]]:
        answer = await there.author.get(f"/v1/work-list?case_id={there.case}&kind=hearing{query}")
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    (item,) = await due()
    assert (item["id"], item["due_on"], item["status"]) == (id_of(here), day, "scheduled")
    assert (item["worker_id"], item["is_overdue"]) == (str(there.author.member_id), False)
    assert datetime.fromisoformat(starts_at).astimezone(ZoneInfo(zone)).date().isoformat() == day
    assert len(await due("&mine=true")) == 1
    await postponed(there, here)
    assert await due() == []


async def test_each_who_goes_there_is_found_by_the_work_list_once(house: House, clock: Clock) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    one, two, gone = there.author, there.approver, there.centre.caseworker
    here = await heard(there, after(48), one, two, gone)
    await there.author.done(f"{here}/staff/{going(gone)[0]}/remove", etag="*")
    alone = await heard(there, after(72), one)

    async def found(looker: Caller, *workers: Caller) -> list[tuple[str, str]]:
        asked = "".join(f"&worker_id={worker.member_id}" for worker in workers)
        answer = await looker.get(f"/v1/work-list?case_id={there.case}&kind=hearing{asked}")
        return [(item["id"], item["worker_id"]) for item in answer.json()["items"]]

    a, b = going(one, two)
    assert await found(one) == await found(one, one) == await found(one, one, two)
    assert await found(one) == [(id_of(here), a), (id_of(alone), a)]
    assert await found(one, two) == [(id_of(here), a)]
    assert await found(two, two) == [(id_of(here), b)]
    assert await found(gone, gone) == []
    assert await found(gone, two) == [(id_of(here), a)]
    assert await found(two, gone, two) == [(id_of(here), b)]


async def test_plan_7_a_hearing_to_come_keeps_a_case_open(house: House, clock: Clock) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    case = f"/v1/cases/{there.case}"
    to_come, some_day, over = await heard(there, after(1)), await heard(there), await heard(there, after(-1))
    problem = await refused(there.author.post(f"{case}/close", CLOSE, etag="*"), 409, "still_open")
    assert {(each["kind"], each["id"], each["status"]) for each in problem["open"]} == {
        ("hearing", id_of(here), "scheduled") for here in (to_come, some_day)
    }
    await now_done(there.author, to_come, "cancel", CANCEL)
    await now_done(there.author, some_day, "cancel", CANCEL)
    await now_done(there.author, case, "close", CLOSE)
    # What is over can still be written down; nothing new comes into a closed case.
    await refused(there.author.post(PATH, hearing(there.case)), 409, "case_closed")
    await refused(there.author.post(f"{over}/postpone", {}, etag="*"), 409, "case_closed")
    await refused(there.author.patch(over, {"room": "3"}, etag="*"), 409, "case_closed")
    member = {"member_id": str(there.author.member_id)}
    await refused(there.author.post(f"{over}/staff", member, etag="*"), 409, "case_closed")
    await now_done(there.author, over, "hold")
    assert (await there.read(case))["status"] == "closed"


async def test_g_15_every_zone_that_is_accepted_is_one_that_the_database_knows(house: House) -> None:
    # One that it does not know would break each list in which a local day of it stands.
    there = await desk(house)
    for zone in sorted(available_timezones()):
        try:
            TypeAdapter(TimeZone).validate_python(zone)
        except ValidationError:
            continue
        await house.owner_execute("SELECT timezone(:zone, now())", zone=zone)
    here = {"case_id": there.case, "type": "Trial", "zone": "localtime"}
    await refused(there.author.post("/v1/hearings", here), 422, "invalid")
