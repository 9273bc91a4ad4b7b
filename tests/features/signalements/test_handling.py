"""How a centre handles a signalement: conversion, clocks, questions, duplicates (SIG-16, SIG-17)."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories.house import FACTS, House, Party
from tests.features.cases.work import person
from tests.features.stories import (
    Clock,
    at_once,
    code,
    etag,
    faults,
    journal,
    new_case,
    now_done,
    refused,
    replayed,
    report,
    reported,
    statuses,
    sweep,
)
from trafficking_api import worker


async def _assessed(house: House, **changed: Any) -> tuple[Party, Party, str]:
    centre, police = await house.party(), await house.party("authority")
    here = await reported(police, centre, **changed)
    await now_done(centre.coordinator, here, "acknowledge")
    await now_done(centre.coordinator, here, "assess", {"result": "actionable"})
    return centre, police, here


async def _cases(house: House, centre: Party) -> int:
    rows = await house.owner_execute("SELECT count(*) FROM cases WHERE organisation_id = :id", id=centre.id)
    return int(rows.scalar())


@pytest.mark.race
async def test_sig_16_twenty_at_once_and_one_person_give_one_case(house: House) -> None:
    centre, police, here = await _assessed(house)
    body = {"cases": [FACTS]}
    # Who sees every case is told why; for a caseworker who came a moment later, there is nothing any more.
    callers = [centre.coordinator, centre.callers["coordinator_2"]] * 10
    answers = await at_once([caller.post(f"{here}/convert", body, etag="*") for caller in callers])
    assert statuses(answers) == {200: 1, 409: 19}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"persons_exceeded"}
    seen = (await centre.coordinator.get(here)).json()
    assert (seen["cases_count"], len(seen["case_ids"]), await _cases(house, centre)) == (1, 1, 1)
    assert await replayed(house, centre, police) > 0


async def test_who_has_an_open_case_here_gets_no_second_one_and_the_document_says_so(house: House) -> None:
    centre, _, here = await _assessed(house)
    who = await person(centre)
    await new_case(centre, person_id=who)
    body = {"cases": [{**FACTS, "person_id": who}]}
    refusal = centre.coordinator.post(f"{here}/convert", body, etag="*")
    await refused(refusal, 409, "person_has_open_case")
    operation = house.app.openapi()["paths"]["/v1/signalements/{signalement_id}/convert"]["post"]
    assert "`person_has_open_case`" in operation["responses"]["409"]["description"]


async def test_sig_16_convert_repeats_until_the_cases_reach_the_persons(house: House) -> None:
    centre, _, here = await _assessed(house, persons_count=3)
    convert = f"{here}/convert"
    await now_done(centre.coordinator, here, "convert", {"cases": [FACTS]})
    problem = await refused(
        centre.coordinator.post(convert, {"cases": [FACTS] * 3}, etag="*"), 409, "persons_exceeded"
    )
    assert problem["persons_left"] == 2
    answer = await now_done(centre.coordinator, here, "convert", {"cases": [FACTS] * 2})
    assert (answer.json()["status"], len(answer.json()["case_ids"])) == ("converted", 3)
    problem = await refused(
        centre.coordinator.post(convert, {"cases": [FACTS]}, etag="*"), 409, "persons_exceeded"
    )
    assert problem["persons_left"] == 0
    # Closing, reopening and assessing again makes no room for more.
    await now_done(centre.coordinator, here, "close", {"outcome": "AccompanimentStarted"})
    reopened = await now_done(centre.coordinator, here, "reopen", {"reason": "NewInformation"})
    assert (reopened.json()["outcome"], reopened.json()["assessment"]) == (None, None)
    await now_done(centre.coordinator, here, "assess", {"result": "actionable"})
    await refused(centre.coordinator.post(convert, {"cases": [FACTS]}, etag="*"), 409, "persons_exceeded")
    assert await _cases(house, centre) == 3


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"opened_on": "2199-01-01"}, "/cases/1/opened_on"),
        ({"trafficked_from": "2020-02-01", "trafficked_to": "2020-01-01"}, "/cases/1/trafficked_to"),
        ({"gender": "Unheard"}, "/cases/1/gender"),
        ({"industries": ["F_Construction", "F_Construction"]}, "/cases/1/industries"),
        ({"name": "Somebody"}, "/cases/1/name"),
    ],
)
async def test_sig_16_several_bodies_become_cases_all_or_none(
    house: House, wrong: dict[str, Any], pointer: str
) -> None:
    centre, _, here = await _assessed(house, persons_count=5)
    before = await etag(centre.coordinator, here)
    body = {"cases": [FACTS, {**FACTS, **wrong}, FACTS]}
    problem = await refused(centre.coordinator.post(f"{here}/convert", body, etag=before), 422, "invalid")
    assert [where for where, _ in faults(problem)] == [pointer]
    assert await _cases(house, centre) == 0
    assert await etag(centre.coordinator, here) == before


@pytest.mark.parametrize("result", ["insufficient", "out_of_scope", "duplicate_of"])
async def test_sig_16_only_what_is_actionable_becomes_cases(house: House, result: str) -> None:
    centre, police = await house.party(), await house.party("authority")
    first, here = await reported(police, centre), await reported(police, centre)
    await now_done(centre.coordinator, here, "acknowledge")
    other = first.rsplit("/", 1)[1] if result == "duplicate_of" else None
    body = {"result": result, "duplicate_of": other}
    answer = await now_done(centre.coordinator, here, "assess", body)
    assert (answer.json()["assessment"], answer.json()["duplicate_of"]) == (result, other)
    convert = centre.coordinator.post(f"{here}/convert", {"cases": [FACTS]}, etag="*")
    await refused(convert, 409, "not_actionable")


async def test_sig_16_a_duplicate_is_of_ones_own_and_both_trails_stay(house: House) -> None:
    centre, other, police = await house.party(), await house.party(), await house.party("authority")
    first, here = await reported(police, centre), await reported(police, centre)
    foreign = await reported(police, other)
    await now_done(centre.coordinator, here, "acknowledge")
    assess = f"{here}/assess"
    for id_ in (str(uuid4()), foreign.rsplit("/", 1)[1], here.rsplit("/", 1)[1]):
        body = {"result": "duplicate_of", "duplicate_of": id_}
        problem = await refused(centre.coordinator.post(assess, body, etag="*"), 422, "invalid")
        assert faults(problem) == [("/duplicate_of", "unknown_reference")]
    first_id, id_ = first.rsplit("/", 1)[1], here.rsplit("/", 1)[1]
    for body in ({"result": "duplicate_of"}, {"result": "actionable", "duplicate_of": first_id}):
        problem = await refused(centre.coordinator.post(assess, body, etag="*"), 422, "invalid")
        assert faults(problem) == [("/duplicate_of", "goes_with_result_duplicate_of")]
    before = [await journal(house, centre, each) for each in (first_id, id_)]
    await now_done(centre.coordinator, here, "assess", {"result": "duplicate_of", "duplicate_of": first_id})
    after = [await journal(house, centre, each) for each in (first_id, id_)]
    assert after[0] == before[0]
    assert after[1][: len(before[1])] == before[1]
    assert after[1][-1].type == "signalement_handling.assessed"
    for each in (first, here):
        assert (await centre.coordinator.get(each)).status_code == 200


BEGIN = datetime(2031, 10, 25, 23, 30, tzinfo=UTC)  # the night of 25 hours in Brussels


@pytest.mark.parametrize(
    ("urgency", "patience"), [("Immediate", timedelta(hours=1)), ("Within24h", timedelta(hours=24))]
)
async def test_sig_17_escalated_from_the_instant_on_with_one_event_however_often_it_is_swept(
    alone: House, urgency: str, patience: timedelta
) -> None:
    clock = Clock(alone)
    centre, police = await alone.party(), await alone.party("authority")
    await clock.stop(BEGIN)
    here = await reported(police, centre, urgency=urgency)
    id_ = here.rsplit("/", 1)[1]

    async def escalated() -> list[str]:
        listed = (await centre.coordinator.get("/v1/signalements?escalated=true")).json()["items"]
        rest = (await centre.coordinator.get("/v1/signalements?escalated=false")).json()["items"]
        assert len(listed) + len(rest) == 1
        assert (await centre.coordinator.get(here)).json()["escalated"] == bool(listed)
        return [item["id"] for item in listed]

    async def told() -> int:
        events = await journal(alone, centre, id_)
        return sum(event.type == "signalement_handling.escalated" for event in events)

    await clock.stop(BEGIN + patience - timedelta(seconds=1))
    assert await sweep(alone, centre) == 0
    assert (await escalated(), await told()) == ([], 0)
    await clock.stop(BEGIN + patience)
    assert (await escalated(), await told()) == ([id_], 0)
    counted = await asyncio.gather(*(sweep(alone, centre) for _ in range(4)))
    assert sum(counted) == 1
    await asyncio.gather(worker.sweep(alone.office), worker.sweep(alone.office))
    await clock.stop(BEGIN + patience * 3)
    assert await sweep(alone, centre) == 0
    assert (await escalated(), await told()) == ([id_], 1)
    # The reporter does not learn that it waited.
    assert (await police.liaison.get("/v1/signalements?escalated=true")).json()["items"] == []
    assert {e.type for e in await journal(alone, police, id_)} == {"signalement.submitted"}
    await now_done(centre.coordinator, here, "acknowledge")
    assert (await escalated(), await told()) == ([], 1)


@pytest.mark.parametrize("urgency", ["Within7d", "Planned"])
async def test_sig_17_the_others_have_no_clock(house: House, clock: Clock, urgency: str) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    here = await reported(police, centre, urgency=urgency)
    await clock.stop(BEGIN + timedelta(days=30))
    assert await sweep(house, centre) == 0
    assert (await centre.coordinator.get(here)).json()["escalated"] is False


async def test_sig_17_acknowledged_in_time_is_never_escalated(house: House, clock: Clock) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    here = await reported(police, centre, urgency="Immediate")
    await clock.stop(BEGIN + timedelta(minutes=59))
    await now_done(centre.coordinator, here, "acknowledge")
    await clock.stop(BEGIN + timedelta(hours=5))
    assert await sweep(house, centre) == 0
    assert (await centre.coordinator.get("/v1/signalements?escalated=true")).json()["items"] == []


async def test_sig_17_nothing_is_acknowledged_before_it_was_reported(house: House, clock: Clock) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    here = await reported(police, centre, urgency="Immediate")
    phoned = (await centre.coordinator.made("/v1/signalements", report(centre))).headers["Location"]
    await clock.stop(BEGIN + timedelta(minutes=30))
    before = {"occurred_at": (BEGIN - timedelta(microseconds=1)).isoformat()}
    problem = await refused(centre.coordinator.post(f"{here}/acknowledge", before, etag="*"), 422, "invalid")
    assert faults(problem) == [("/occurred_at", "before_the_report")]
    seen = (await centre.coordinator.get(here)).json()
    assert (seen["status"], seen["acknowledged_at"]) == ("submitted", None)
    at_once_ = {"occurred_at": BEGIN.isoformat()}
    done = (await now_done(centre.coordinator, here, "acknowledge", at_once_)).json()
    assert done["acknowledged_at"] == done["created_at"]
    # What somebody of the centre heard, and wrote down afterwards, may have been answered on the phone.
    heard = (await now_done(centre.coordinator, phoned, "acknowledge", before)).json()
    assert heard["acknowledged_at"] < heard["created_at"]


@pytest.mark.race
async def test_sig_17_sweeping_races_with_acknowledging(house: House, clock: Clock) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    offers = [await reported(police, centre, urgency="Immediate") for _ in range(8)]
    await clock.stop(BEGIN + timedelta(hours=2))
    acknowledge = [centre.coordinator.post(f"{here}/acknowledge", {}, etag="*") for here in offers]
    sweeps = asyncio.gather(*(sweep(house, centre) for _ in range(3)))
    answers, _ = await asyncio.gather(at_once(acknowledge), sweeps)
    assert statuses(answers) == {200: 8}
    assert await replayed(house, centre, police) > 0


async def test_both_sides_write_and_read_in_order(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    here = await reported(police, centre)
    texts = [f"message {n}" for n in range(7)]
    for n, words in enumerate(texts):
        caller = police.liaison if n % 2 else centre.coordinator
        made = await caller.made(f"{here}/messages", {"text": words, "to_reporter": True})
        assert made.headers["Location"] == f"{here}/messages/{made.json()['id']}"
        own = made.json()["author_id"]
        assert own == str(caller.client_id)
    for caller in (police.liaison, centre.coordinator):
        pages: list[Any] = []
        link = f"{here}/messages?limit=3"
        while link:
            page = (await caller.get(link)).json()
            pages += page["items"]
            link = page.get("next", "")
        assert [item["text"] for item in pages] == texts
        assert {item["author_id"] for item in pages} == {None, str(caller.client_id)}


@pytest.mark.parametrize("text", ["", "a\x00b", "x" * 8001, None, 7])
async def test_words_that_cannot_be_stored_are_refused_everywhere(house: House, text: Any) -> None:
    centre, police = await house.party(), await house.party("authority")
    here = await reported(police, centre)
    await now_done(centre.coordinator, here, "acknowledge")
    for answer in (
        centre.coordinator.post(f"{here}/ask", {"text": text}, etag="*"),
        centre.coordinator.post(f"{here}/messages", {"text": text}),
    ):
        problem = await refused(answer, 422, "invalid")
        assert [where for where, _ in faults(problem)] == ["/text"]
    if text is not None:
        body = report(centre, summary=text)
        await refused(police.liaison.post("/v1/signalements", body), 422, "invalid")


async def test_a_report_counts_its_minors_among_its_persons(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    body = report(centre, persons_count=2, minors_count=3)
    problem = await refused(police.liaison.post("/v1/signalements", body), 422, "invalid")
    assert faults(problem) == [("/minors_count", "more_than_persons")]
    made = await police.liaison.made("/v1/signalements", {**body, "minors_count": 2})
    assert UUID(made.json()["id"]).version == 4
