"""Her papers over the API: begun, given and ended, as the law of the country has it."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from tests.factories.court_residence import TRACKS, track
from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, day, desk, id_of
from tests.features.court.stays import (
    DOCUMENTS,
    JOURNEY,
    as_stored,
    begun,
    events,
    fulfilled,
    given,
)
from tests.features.stories import (
    Clock,
    at_once,
    faults,
    now_done,
    refused,
    replayed,
    rows_of,
    statuses,
)

THREE = ("left_milieu", "supported", "cooperates")


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00+00:00").astimezone(UTC)


async def test_the_way_from_reflection_to_unlimited(house: House, clock: Clock) -> None:
    await clock.stop(at("2026-01-05"))
    there = await desk(house)
    here = await begun(there)
    found = await there.read(here)
    assert (found["status"], found["phase"], found["law_from"]) == ("open", None, "2007-06-01")
    assert [step["phase"] for step in found["next_steps"]] == ["reflection_45d", "doc_3m"]
    assert found["next_steps"][0]["missing"] == ["left_milieu", "supported"]
    assert (found["advisory"], found["verified_by"], found["work_allowed"]) == (True, None, False)
    await fulfilled(there, here, "2026-01-05", *THREE, "trafficking_upheld")
    for phase, on, until, ask_from, ask_until, works in JOURNEY:
        await clock.stop(at(on))
        await now_done(there.author, here, "answer", {"goes_on": True, "on": on})
        before = await there.read(here)
        (step,) = [step for step in before["next_steps"] if step["phase"] == phase]
        assert step["missing"] == []
        more = {"type": DOCUMENTS[phase], "number": f"{phase} of hers"}
        now = (await given(there, here, phase, on, paper=more)).json()
        assert (now["phase"], now["since"], now["until"]) == (phase, on, until)
        assert (now["ask_from"], now["ask_until"], now["work_allowed"]) == (ask_from, ask_until, works)
    last = await there.read(here)
    assert (last["next_steps"], last["phase_labels"]["en"]) == ([], "Unlimited stay")
    papers = await there.rows("residence-papers")
    assert [one["valid_to"] for one in reversed(papers)] == [until for _, _, until, *_ in JOURNEY]
    assert {one["track_id"] for one in papers} == {id_of(here)}
    one = await there.read(f"/v1/residence-papers/{papers[0]['id']}")
    assert one["details"] == {"number": "indefinite of hers"}
    assert [event["missing"] for event in await events(there, here) if event["kind"] == "granted"] == [[]] * 6
    assert await replayed(house, there.centre) > 0


async def test_a_track_of_a_country_that_has_none_is_refused(house: House) -> None:
    there = await desk(house)
    problem = await refused(there.author.post(TRACKS, track(there.case, country="LA")), 422, "invalid")
    assert faults(problem) == [("/country", "no_residence_track")]
    problem = await refused(there.author.post(TRACKS, track(str(uuid4()))), 422, "invalid")
    assert faults(problem) == [("/case_id", "unknown_reference")]


@pytest.mark.race
async def test_twenty_tracks_at_once_are_one(house: House) -> None:
    there = await desk(house)
    answers = await at_once([there.author.post(TRACKS, track(there.case)) for _ in range(20)])
    assert statuses(answers) == {201: 1, 409: 19}
    assert await there.states("residence-tracks") == ["open"]


async def test_a_track_goes_on_in_one_case_only_after_the_last_has_ended(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    await refused(there.author.post(TRACKS, track(there.case)), 409, "residence_track_open")
    await now_done(there.author, here, "end", {"reason": "ChoseReturn"})
    await begun(there)
    assert await there.states("residence-tracks") == ["open", "ended"]
    await begun(await desk(house, there.centre))


async def test_what_is_missing_refuses_nothing_that_the_authority_gave(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    await fulfilled(there, here, day(-9), "supported")
    found = (await given(there, here, "reflection_45d", day(-8))).json()
    assert found["phase"] == "reflection_45d"
    await given(there, here, "doc_3m", day(-2))
    told = {event["phase"]: event["missing"] for event in await events(there, here) if event["phase"]}
    assert told == {
        "reflection_45d": ["left_milieu"],
        "doc_3m": ["left_milieu", "cooperates", "magistrate_answer"],
    }


async def test_a_step_that_the_law_does_not_know_is_refused_and_changes_nothing(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    before = await rows_of(house, there.centre)
    skipped = {"phase": "permit_6m", "on": day(-1), "paper": {"type": "BE_CARD_A"}}
    await refused(there.author.post(f"{here}/grant", skipped, etag="*"), 409, "step_impossible")
    for body, pointer, why in (
        ({"phase": "moon"}, "/phase", "unknown_reference"),
        ({"phase": "doc_3m", "on": day(1)}, "/on", "in_the_future"),
        ({"phase": "doc_3m", "on": day(-1), "until": day(-2)}, "/until", "before_on"),
    ):
        problem = await refused(there.author.post(f"{here}/grant", body, etag="*"), 422, "invalid")
        assert faults(problem) == [(pointer, why)]
    moon = {"code": "moon", "is_fulfilled": True}
    problem = await refused(there.author.post(f"{here}/condition", moon, etag="*"), 422, "invalid")
    assert faults(problem) == [("/code", "unknown_reference")]
    assert await rows_of(house, there.centre) == before


async def test_g_8_the_same_request_again_is_answered_with_all_that_the_law_adds(house: House) -> None:
    there = await desk(house)
    first = await there.author.post(TRACKS, track(there.case), key="once")
    again = await there.author.post(TRACKS, track(there.case), key="once")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.json() == first.json()
    assert len(again.json()["next_steps"]) == 2
    assert "15 December 1980" in again.json()["source"]


async def test_a_renewal_too_many_is_refused(house: House) -> None:
    there = await desk(house)
    here = await begun(there, holder="minor")
    await given(there, here, "doc_3m", "2026-01-01")
    found = (await given(there, here, "doc_3m", "2026-04-01")).json()
    assert (found["renewals"], [step["phase"] for step in found["next_steps"]]) == (1, ["permit_6m"])
    again = {"phase": "doc_3m", "on": "2026-07-01"}
    await refused(there.author.post(f"{here}/grant", again, etag="*"), 409, "step_impossible")


async def test_a_minor_gets_three_months_at_once(house: House) -> None:
    there = await desk(house)
    here = await begun(there, holder="minor")
    await fulfilled(there, here, day(-2), "left_milieu", "supported")
    found = await there.read(here)
    assert found["next_steps"] == [{"phase": "doc_3m", "is_renewal": False, "missing": []}]
    await there.patched(here, {"holder": "adult"})
    steps = (await there.read(here))["next_steps"]
    assert [(step["phase"], step["missing"]) for step in steps] == [
        ("reflection_45d", []),
        ("doc_3m", ["cooperates", "magistrate_answer"]),
    ]
    await refused(there.author.patch(here, {"holder": None}, etag="*"), 422, "invalid")


async def test_the_day_on_the_paper_goes_before_the_law(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    body = {"until": day(20), "paper": {"type": "BE_ANNEX15"}}
    found = (await given(there, here, "reflection_45d", day(-3), **body)).json()
    assert (found["until"], found["ask_from"], found["ask_until"]) == (day(20), day(5), day(15))
    (paper,) = await there.rows("residence-papers")
    assert (paper["valid_from"], paper["valid_to"]) == (day(-3), day(20))


async def test_what_is_written_down_late_takes_its_place(house: House) -> None:
    there = await desk(house)
    here = await begun(there, holder="minor")
    await given(there, here, "doc_3m", "2026-01-01")
    await given(there, here, "permit_6m", "2026-07-01")
    late = (await given(there, here, "doc_3m", "2026-04-01", paper={"type": "BE_AI"})).json()
    assert (late["phase"], late["since"], late["until"]) == ("permit_6m", "2026-07-01", "2027-01-01")
    (paper,) = await there.rows("residence-papers")
    assert (paper["valid_from"], paper["valid_to"]) == ("2026-04-01", "2026-07-01")
    assert await as_stored(there) == 1


async def test_g_15_today_is_where_the_centre_is(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2026, 1, 5, 18, tzinfo=UTC))
    there = await desk(house, zone="Asia/Vientiane")
    here = await begun(there)
    found = (await now_done(there.author, here, "grant", {"phase": "doc_3m"})).json()
    assert (found["since"], found["until"], found["work_allowed"]) == ("2026-01-06", "2026-04-06", True)
    await clock.stop(datetime(2026, 4, 6, 16, 59, 59, tzinfo=UTC))
    assert (await there.read(here))["work_allowed"] is True
    await clock.stop(datetime(2026, 4, 6, 17, tzinfo=UTC))
    assert (await there.read(here))["work_allowed"] is False


async def test_after_the_end_nothing_follows(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    await given(there, here, "reflection_45d", day(-5))
    early = {"reason": "ChoseReturn", "on": day(-6)}
    await refused(there.author.post(f"{here}/end", early, etag="*"), 409, "step_impossible")
    found = (await now_done(there.author, here, "end", {"reason": "Disappeared", "on": day(-1)})).json()
    assert (found["status"], found["ended_on"], found["end_reason"]) == ("ended", day(-1), "Disappeared")
    assert (found["next_steps"], found["ask_from"], found["work_allowed"]) == ([], None, False)
    assert found["allowed_commands"] == ["correct"]
    for command, body in (
        ("grant", {"phase": "doc_3m"}),
        ("condition", {"code": "supported", "is_fulfilled": True}),
        ("answer", {"goes_on": True}),
        ("end", {"reason": "Disappeared"}),
    ):
        problem = await refused(there.author.post(f"{here}/{command}", body, etag="*"), 409, "wrong_state")
        assert (problem["current_state"], problem["allowed"]) == ("ended", ["correct"])
    await refused(there.author.patch(here, {"holder": "minor"}, etag="*"), 409, "wrong_state")


async def test_in_a_closed_case_what_the_authority_does_is_written_down_still(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    await fulfilled(there, here, day(), "supported")
    await given(there, here, "reflection_45d", day())
    await refused(there.author.post(f"{here}/requests", {"phase": "doc_3m"}), 409, "case_closed")
    await refused(there.author.patch(here, {"holder": "minor"}, etag="*"), 409, "case_closed")
    await now_done(there.author, here, "end", {"reason": "ChoseReturn"})
    await refused(there.author.post(TRACKS, track(there.case)), 409, "case_closed")
    assert (await there.read(f"/v1/cases/{there.case}"))["status"] == "closed"


async def test_a_list_is_asked_by_phase_state_and_last_day(house: House) -> None:
    there = await desk(house)
    other = await desk(house, there.centre)
    here, elsewhere = await begun(there), await begun(other)
    await given(there, here, "reflection_45d", "2026-01-05")
    await now_done(there.author, elsewhere, "end", {"reason": "ChoseReturn"})
    both = {id_of(here), id_of(elsewhere)}
    for query, wanted in (
        ("phase=reflection_45d", {id_of(here)}),
        ("phase=doc_3m", set()),
        ("status=ended", {id_of(elsewhere)}),
        ("is_open=true", {id_of(here)}),
        ("is_open=false", {id_of(elsewhere)}),
        ("until_before=2026-02-20", {id_of(here)}),
        ("until_before=2026-02-19", set()),
        (f"case_id={there.case}", {id_of(here)}),
        ("updated_since=2020-01-01T00:00:00Z", both),
    ):
        answer = await there.author.get(f"{TRACKS}?{query}")
        assert {row["id"] for row in answer.json()["items"]} == wanted, query
