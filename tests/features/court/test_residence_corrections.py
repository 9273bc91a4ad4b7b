"""What was wrong of a stay is taken back, never rewritten, and it stands where the rest leads (G-6)."""

from uuid import UUID, uuid4

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import day, desk, id_of, sql_refuses
from tests.features.court.stays import (
    as_stored,
    begun,
    events,
    fulfilled,
    given,
    last_event,
)
from tests.features.stories import (
    at_once,
    code,
    journal,
    now_done,
    refused,
    replayed,
    rows_of,
    statuses,
)

WRONG = {"reason": "wrong_day"}


async def test_what_was_written_down_by_mistake_is_taken_back(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    await given(there, here, "reflection_45d", day(-5), paper={"type": "BE_ANNEX15", "number": "A 1"})
    before = await there.read(here)
    await given(there, here, "doc_3m", day(-1), paper={"type": "BE_AI"})
    wrong = await last_event(there, here, "granted")
    answer = await there.author.done(f"{wrong}/correct", WRONG, etag="*")
    now = answer.json()
    assert answer.headers["ETag"] == f'"{before["version"] + 2}"'
    same = {"version", "updated_at"}
    assert {k: v for k, v in now.items() if k not in same} == {
        k: v for k, v in before.items() if k not in same
    }
    rows = await events(there, here)
    assert [(row["kind"], row["stands"], row["why"]) for row in rows] == [
        ("granted", True, None),
        ("granted", False, None),
        ("correction", True, "wrong_day"),
    ]
    assert [row["place"] for row in rows] == [1, 2, 3]
    assert rows[2]["corrects_id"] == rows[1]["id"]
    assert [(p["type"], p["is_out_of_use"]) for p in await there.rows("residence-papers")] == [
        ("BE_AI", True),
        ("BE_ANNEX15", False),
    ]
    for event in (rows[1], rows[2]):
        again = there.author.post(f"{here}/events/{event['id']}/correct", WRONG, etag="*")
        await refused(again, 409, "taken_back")
    await given(there, here, "doc_3m", day(-2))
    assert await as_stored(there) == 1


async def test_a_correction_names_what_stands_on_it(house: House) -> None:
    there = await desk(house)
    here = await begun(there, holder="minor")
    await given(there, here, "doc_3m", "2026-01-01")
    wrong = await last_event(there, here, "granted")
    await given(there, here, "permit_6m", "2026-04-01")
    await given(there, here, "permit_6m", "2026-10-01")
    before = await rows_of(house, there.centre)
    problem = await refused(there.author.post(f"{wrong}/correct", WRONG, etag="*"), 409, "step_stands_on_it")
    assert problem["event_ids"] == [row["id"] for row in (await events(there, here))[1:]]
    assert await rows_of(house, there.centre) == before


async def test_an_end_that_was_none_is_taken_back_and_the_track_goes_on(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    await now_done(there.author, here, "end", {"reason": "Disappeared"})
    wrong = await last_event(there, here, "ended")
    other = await begun(there)
    await refused(there.author.post(f"{wrong}/correct", WRONG, etag="*"), 409, "residence_track_open")
    await now_done(there.author, other, "end", {"reason": "OtherStatus"})
    found = (await there.author.done(f"{wrong}/correct", WRONG, etag="*")).json()
    assert (found["status"], found["ended_on"], found["end_reason"]) == ("open", None, None)
    told = [line.type for line in await journal(house, there.centre, id_of(here))]
    assert told == ["residence_track.begun", "residence_track.ended", "residence_track.reopened"]
    assert await replayed(house, there.centre) > 0
    assert await as_stored(there) == 2


async def test_in_an_ended_track_what_was_wrong_before_is_taken_back_and_it_stays_ended(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    await fulfilled(there, here, day(-3), "supported")
    await now_done(there.author, here, "end", {"reason": "Disappeared"})
    found = (
        await there.author.done(f"{await last_event(there, here, 'condition')}/correct", WRONG, etag="*")
    ).json()
    assert (found["status"], found["fulfilled"]) == ("ended", [])
    assert await replayed(house, there.centre) > 0


async def test_g_2_an_event_or_a_request_is_found_through_its_own_track_only(house: House) -> None:
    there = await desk(house)
    other = await desk(house, there.centre)
    here, elsewhere = await begun(there), await begun(other)
    await given(there, here, "reflection_45d", day(-5))
    event = id_of(await last_event(there, here, "granted"))
    for id_ in (event, str(uuid4())):
        wrong = there.author.post(f"{elsewhere}/events/{id_}/correct", WRONG, etag="*")
        await refused(wrong, 404, "not_found")
    asked = (await there.author.made(f"{here}/requests", {"phase": "doc_3m"})).json()["id"]
    assert (await there.read(f"{here}/requests/{asked}"))["status"] == "asked"
    await refused(there.author.get(f"{elsewhere}/requests/{asked}"), 404, "not_found")
    for command, body in (("answer", {"answer": "Granted"}), ("withdraw", {})):
        wrong = there.author.post(f"{elsewhere}/requests/{asked}/{command}", body, etag="*")
        await refused(wrong, 404, "not_found")


async def test_g_6_where_a_track_stands_is_the_fold_of_its_events(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    for codes in (("left_milieu", "supported"), ("supported", "cooperates")):
        await fulfilled(there, here, "2026-01-02", *codes)
    await now_done(
        there.author, here, "condition", {"code": "supported", "is_fulfilled": False, "on": "2026-01-04"}
    )
    await given(there, here, "reflection_45d", "2026-01-05")
    await now_done(there.author, here, "answer", {"goes_on": True, "on": "2026-02-10"})
    await now_done(there.author, here, "answer", {"goes_on": False, "on": "2026-02-01"})
    await given(there, here, "doc_3m", "2026-02-18", until="2026-05-01")
    found = await there.read(here)
    assert (found["answered_on"], found["answer_goes_on"]) == ("2026-02-10", True)
    assert [each["code"] for each in found["fulfilled"]] == ["cooperates", "left_milieu"]
    assert await as_stored(there) == 1
    for kind in ("granted", "answered", "condition"):
        await there.author.done(f"{await last_event(there, here, kind)}/correct", WRONG, etag="*")
        assert await as_stored(there) == 1
    await now_done(there.author, here, "end", {"reason": "OtherStatus"})
    assert await as_stored(there) == 1
    assert await replayed(house, there.centre) > 0


@pytest.mark.walls
async def test_g_6_no_event_is_ever_rewritten(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    await given(there, here, "reflection_45d", day(-5))
    event = UUID(id_of(await last_event(there, here, "granted")))
    statement = "UPDATE residence_events SET happened_on = happened_on - 1 WHERE id = :id"
    assert await sql_refuses(there, statement, id=event) == "42501"
    fixed = "UPDATE residence_tracks SET country = 'FR' WHERE id = :id"
    assert await sql_refuses(there, fixed, id=UUID(id_of(here))) != ""


@pytest.mark.race
async def test_of_twenty_papers_at_once_each_finds_what_was_before_it(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    given_ = {"phase": "reflection_45d", "on": day(-3)}
    answers = await at_once([there.author.post(f"{here}/grant", given_, etag="*") for _ in range(20)])
    assert statuses(answers) == {200: 1, 409: 19}
    assert {code(a) for a in answers if a.status_code == 409} == {"step_impossible"}
    assert [event["place"] for event in await events(there, here)] == [1]
    conditions = {"code": "supported", "is_fulfilled": True, "on": day(-3)}
    answers = await at_once([there.author.post(f"{here}/condition", conditions, etag="*") for _ in range(20)])
    assert statuses(answers) == {200: 20}
    assert [event["place"] for event in await events(there, here)] == list(range(1, 22))
    assert await as_stored(there) == 1
