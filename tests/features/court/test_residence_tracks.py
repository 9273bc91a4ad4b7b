"""Her papers over the API: begun, given, asked for, ended and put right, as the law of the country has it."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from tests.factories.court_residence import TRACKS, track
from tests.factories.house import House
from tests.features.case_plans.plans import desk, id_of
from tests.features.court.stays import DOCUMENTS, JOURNEY, begun, events, fulfilled, given
from tests.features.stories import Clock, at_once, faults, now_done, refused, replayed, statuses

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
