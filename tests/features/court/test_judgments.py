"""What courts have decided: days that fit together, and numbers where others would have names."""

from typing import Any

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, id_of
from tests.features.case_plans.test_words import trace
from tests.features.court.judged import JUDGMENTS, PRONOUNCED, decided, judged
from tests.features.stories import faults, journal, now_done, refused, stored_anywhere

NOBODY = dict.fromkeys(("convicted", "acquitted", "imprisonment", "suspended", "fined", "confiscation"), 0)
TOLD: dict[str, Any] = {
    "served_on": "2025-03-10",
    "notified_on": "2025-03-12",
    "became_final_on": "2025-04-15",
    "offences": ["Trafficking", "LabourOffence"],
    "sentences": {"convicted": 3, "acquitted": 1, "imprisonment": 2, "suspended": 1, "confiscation": 3},
}


async def test_a_judgment_says_what_was_decided_and_how_many_were_sentenced(house: House) -> None:
    there = await judged(house)
    found = await there.desk.read(await there.judgment(**TOLD))
    assert {name: found[name] for name in TOLD if name != "sentences"} == {
        name: value for name, value in TOLD.items() if name != "sentences"
    }
    assert found["sentences"] == {**NOBODY, **TOLD["sentences"]}
    assert (found["level"], found["outcome"]) == ("FirstInstance", "ConvictedTrafficking")
    assert (found["pronounced_on"], found["by_default"], found["details"]) == (PRONOUNCED, False, None)
    assert (found["case_id"], found["proceeding_id"]) == (there.desk.case, there.id)
    bare = await there.desk.read(await there.judgment(outcome="Pending"))
    assert (bare["sentences"], bare["offences"], bare["served_on"]) == (NOBODY, [], None)
    # What was decided moves no stage: a step does.
    assert await there.stage() == "judgment"


async def test_p_3_whoever_was_sentenced_has_no_place_in_a_judgment(house: House) -> None:
    there = await judged(house)
    for body, at in (
        ({"sentences": {"names": ["A. Example"]}}, "/sentences/names"),
        ({"convicted_person": "A. Example"}, "/convicted_person"),
        ({"sentences": {"convicted": "A. Example"}}, "/sentences/convicted"),
        ({"sentences": {"convicted": -1}}, "/sentences/convicted"),
    ):
        problem = await refused(there.desk.author.post(JUDGMENTS, decided(there, **body)), 422, "invalid")
        assert [pointer for pointer, _ in faults(problem)] == [at]


@pytest.mark.parametrize("name", ["served_on", "notified_on", "became_final_on"])
async def test_nothing_of_a_judgment_happens_before_it_or_in_the_future(house: House, name: str) -> None:
    there = await judged(house)
    here = await there.judgment()
    for day, why in (("2025-03-02", "before_pronounced_on"), ("2199-01-01", "in_the_future")):
        problem = await refused(
            there.desk.author.post(JUDGMENTS, decided(there, **{name: day})), 422, "invalid"
        )
        assert faults(problem) == [(f"/{name}", why)]
        problem = await refused(there.desk.author.patch(here, {name: day}, etag="*"), 422, "invalid")
        assert faults(problem) == [(f"/{name}", why)]
    await there.desk.patched(here, {name: PRONOUNCED})
    problem = await refused(
        there.desk.author.patch(here, {"pronounced_on": "2025-03-04"}, etag="*"), 422, "invalid"
    )
    assert faults(problem) == [(f"/{name}", "before_pronounced_on")]
    future = decided(there, pronounced_on="2199-01-01")
    problem = await refused(there.desk.author.post(JUDGMENTS, future), 422, "invalid")
    assert faults(problem) == [("/pronounced_on", "in_the_future")]


async def test_a_judgment_is_said_otherwise(house: House) -> None:
    there = await judged(house)
    here = await there.judgment(**TOLD, note="canary-first")
    before = await there.desk.read(here)
    await there.desk.patched(here, {"outcome": "ConvictedOther", "sentences": {"convicted": 1}})
    after = await there.desk.read(here)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"version", "outcome", "sentences", "updated_at"}
    assert after["sentences"] == {**NOBODY, "convicted": 1}
    assert after["details"] == {"note": "canary-first"}
    await there.desk.patched(here, {"served_on": None, "note": None})
    after = await there.desk.read(here)
    assert (after["served_on"], after["details"]) == (None, None)
    for name in ("level", "outcome", "pronounced_on", "by_default", "offences", "sentences"):
        problem = await refused(there.desk.author.patch(here, {name: None}, etag="*"), 422, "invalid")
        assert [pointer for pointer, _ in faults(problem)] == [f"/{name}"]
    verbs = [one.type for one in await journal(house, there.desk.centre, id_of(here))]
    assert verbs == ["judgment.recorded", "judgment.changed", "judgment.changed"]


async def test_a_judgment_is_of_a_proceeding_that_the_caller_works_on(house: House) -> None:
    there, stranger = await judged(house), await judged(house)
    for proceeding in (stranger.id, there.desk.case):
        body = {**decided(there), "proceeding_id": proceeding}
        problem = await refused(there.desk.author.post(JUDGMENTS, body), 422, "invalid")
        assert faults(problem) == [("/proceeding_id", "unknown_reference")]


async def test_a_closed_case_takes_no_judgment_and_changes_none(house: House) -> None:
    there = await judged(house)
    here = await there.judgment()
    await now_done(there.desk.author, f"/v1/cases/{there.desk.case}", "close", CLOSE)
    await refused(there.desk.author.post(JUDGMENTS, decided(there)), 409, "case_closed")
    await refused(there.desk.author.patch(here, {"by_default": True}, etag="*"), 409, "case_closed")


async def test_judgments_are_found_by_case_proceeding_and_day(house: House) -> None:
    there = await judged(house)
    other = await judged(house, there.desk.centre)
    days = ("2025-03-03", "2025-06-02", "2025-09-01")
    ids = [id_of(await there.judgment(pronounced_on=on, note="canary-of-a-list")) for on in days]
    elsewhere = id_of(await other.judgment())

    async def found(query: str) -> list[str]:
        answer = await there.desk.author.get(f"{JUDGMENTS}?{query}")
        assert "canary" not in answer.text
        return [row["id"] for row in answer.json()["items"]]

    assert await found(f"proceeding_id={there.id}") == ids[::-1]
    assert await found(f"case_id={other.desk.case}") == [elsewhere]
    assert await found(f"case_id={there.desk.case}&pronounced_from={days[1]}") == ids[:0:-1]
    assert await found(f"case_id={there.desk.case}&pronounced_until={days[1]}") == ids[1::-1]
    assert set(await found("")) == {*ids, elsewhere}
    assert (await (await house.party()).legal.get(JUDGMENTS)).json()["items"] == []


async def test_g_12_what_was_noted_of_a_judgment_is_sealed_and_leaves_a_trace_when_it_is_read(
    house: House,
) -> None:
    there = await judged(house)
    here = await there.judgment(note="canary-noted-of-a-judgment")
    assert await stored_anywhere(house, "canary-noted-of-a-judgment") == []
    answer = await there.desk.centre.legal.get(here)
    assert answer.json()["details"] == {"note": "canary-noted-of-a-judgment"}
    person = (await there.desk.read(f"/v1/cases/{there.desk.case}"))["person_id"]
    assert set(await trace(house, answer)) == {("case", there.desk.case), ("person", person)}


async def test_the_timeline_tells_that_there_was_a_judgment_and_who_appealed(house: House) -> None:
    there = await judged(house)
    await there.judgment(note="canary-of-a-timeline")
    await there.filed(await there.party())

    async def kinds(role: str) -> set[str]:
        caller = there.desk.centre.callers[role]
        answer = await caller.get(f"/v1/cases/{there.desk.case}/timeline?limit=200")
        assert "canary" not in answer.text
        return {entry["object_kind"] for entry in answer.json()["items"]}

    assert {"judgment", "court_appeal"} <= await kinds("legal")
    assert not {"judgment", "court_appeal"} & await kinds("housing")
