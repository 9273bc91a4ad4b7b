"""When its time is over a record goes, all of it and nothing else, and not while held; a tombstone stays."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from tests.factories.house import FACTS, House
from tests.features.cases.work import case_in
from tests.features.people import stories as people
from tests.features.retention.keeping import (
    BEGIN,
    closed_case,
    closed_report,
    due,
    id_of,
    person_of,
    purged,
    purged_with_her,
    tombstones,
    until,
    warned,
)
from tests.features.stories import (
    Clock,
    journal,
    new_case,
    now_done,
    refused,
    replayed,
    report,
    reported,
)

talk = import_module("trafficking_api.features.signalements.service.talk")

#: When everything is over.
LATER = datetime(2060, 1, 1, 12, tzinfo=UTC)
HOLD = {"reason": "CriminalProceedings"}


async def test_g_16_a_purged_signalement_leaves_no_word_on_either_side(house: House, clock: Clock) -> None:
    centre, police = await house.party(), await house.party("authority")
    stranger = await house.party()
    await clock.stop(BEGIN)
    body = report(
        centre, summary="CANARY-SUMMARY", official_reference="CANARY-REF", context="WorkplaceInspection"
    )
    made = await police.liaison.made("/v1/signalements", body, key="a-key")
    here = made.headers["Location"]
    said = {"text": "CANARY-MESSAGE", "to_reporter": True}
    message = await centre.coordinator.made(f"{here}/messages", said, key="another-key")
    await centre.coordinator.made(f"{here}/messages", {"text": "CANARY-NOTE"})
    await now_done(centre.coordinator, here, "acknowledge")
    await now_done(centre.coordinator, here, "close", {"outcome": "NoContact"})
    await clock.stop(LATER)
    assert await purged(house, centre) == 1
    assert await purged(house, centre) == 0
    for caller in (centre.coordinator, police.liaison):
        await refused(caller.get(here), 410, "erased")
        await refused(caller.get(message.headers["Location"]), 404, "not_found")
        assert (await caller.get("/v1/signalements")).json()["items"] == []
    random = await refused(stranger.coordinator.get(f"/v1/signalements/{uuid4()}"), 404, "not_found")
    seen = await refused(stranger.coordinator.get(here), 404, "not_found")
    assert seen | {"instance": ""} == random | {"instance": ""}
    rows = await house.owner_execute(
        "SELECT num_nulls(reference_mac, reference_for_from, reference_for_to, summary_for_from, "
        "summary_for_to, context) FROM signalements WHERE to_organisation_id = :id",
        id=centre.id,
    )
    assert rows.scalar() == 6
    left = await house.owner_execute(
        "SELECT (SELECT count(*) FROM signalement_messages WHERE num_nulls(body_for_from, body_for_to) < 2 "
        "AND to_organisation_id = :id) + (SELECT count(*) FROM signalement_notes WHERE body IS NOT NULL "
        "AND organisation_id = :id) + (SELECT count(*) FROM remembered_answers WHERE organisation_id = :id)",
        id=centre.id,
    )
    assert left.scalar() == 0
    stone = (await tombstones(centre.coordinator))[id_of(here)]
    assert stone == {
        "id": id_of(here),
        "kind": "signalement",
        "created_on": "2031-03-01",
        "purged_on": "2060-01-01",
        "reason": "RetentionEnded",
    }
    assert await replayed(house, centre, police) > 0
    # The same reference is a new report now.
    again = await police.liaison.made("/v1/signalements", body)
    assert again.json()["id"] != id_of(here)


async def test_g_16_what_the_reporter_was_answered_goes_with_its_report(house: House) -> None:
    """Its own words lie there once more, under its own key."""
    centre, police = await house.party(), await house.party("authority")
    made = await police.liaison.made("/v1/signalements", report(centre, summary="CANARY"), key="a-report")
    here = made.headers["Location"]
    other = await police.liaison.made("/v1/signalements", report(centre), key="another-report")
    await police.liaison.made(f"{here}/messages", {"text": "CANARY, she said."}, key="a-message")
    await now_done(centre.coordinator, here, "acknowledge")
    await now_done(centre.coordinator, here, "close", {"outcome": "NoContact"})
    await house.owner_execute(
        "UPDATE signalement_handlings SET retain_until = current_date - 1 WHERE id = :id",
        id=UUID(id_of(here)),
    )
    assert await purged(house, centre) == 1
    left = await house.owner_execute(
        "SELECT resource_id FROM remembered_answers WHERE organisation_id = :id", id=police.id
    )
    assert [str(row.resource_id) for row in left] == [id_of(other.headers["Location"])]
    events = [e.type for e in await journal(house, centre, id_of(here), "signalement_handling")]
    assert events[-2:] == ["signalement_handling.closed", "signalement_handling.expired"]
    assert await replayed(house, centre, police) > 0


@pytest.mark.parametrize("how", ["messages", "reply"])
async def test_g_16_who_writes_about_a_report_that_goes_just_then_does_not_find_it(
    house: House, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    centre, police = await house.party(), await house.party("authority")
    here = await reported(police, centre)
    await now_done(centre.coordinator, here, "acknowledge")
    await now_done(centre.coordinator, here, "ask", {"text": "Where is she?"})
    seen = talk.seen

    async def seen_before_it_goes(*asked: Any) -> Any:
        found = await seen(*asked)
        await house.owner_execute(
            "UPDATE signalement_handlings SET retain_until = current_date - 1 WHERE id = :id",
            id=UUID(id_of(here)),
        )
        assert await purged(house, centre) == 1
        return found

    monkeypatch.setattr(talk, "seen", seen_before_it_goes)
    said = {"text": "At the station.", **({"to_reporter": True} if how == "messages" else {})}
    await refused(police.liaison.post(f"{here}/{how}", said, etag="*"), 404, "not_found")


async def test_g_16_an_erasure_still_asked_for_is_done_when_her_time_is_over(house: House) -> None:
    centre = await house.party()
    here, other = [await people.written(centre.coordinator) for _ in range(2)]
    wishes = []
    for person in (here, other):
        body = {"person_id": id_of(person), "reason": "PersonRequest"}
        wishes.append((await centre.coordinator.made("/v1/erasures", body)).headers["Location"])
    await house.owner_execute(
        "UPDATE people SET retain_until = current_date - 1 WHERE id = :id", id=UUID(id_of(here))
    )
    assert await purged(house, centre) == 1
    told = [(await centre.coordinator.get(wish)).json() for wish in wishes]
    assert [wish["status"] for wish in told] == ["done", "requested"]
    assert (told[0]["approved_by"], told[0]["allowed_commands"]) == (None, [])
    await refused(centre.coordinator_2.post(f"{wishes[0]}/approve", {}, etag="*"), 409, "wrong_state")
    events = [e.type for e in await journal(house, centre, id_of(wishes[0]), "erasure")]
    assert events == ["erasure.requested", "erasure.completed"]
    assert await replayed(house, centre) > 0


@pytest.mark.race
async def test_g_16_whom_somebody_erases_just_now_the_sweep_leaves_to_him(house: House) -> None:
    centre = await house.party()
    here = await people.written(centre.coordinator)
    body = {"person_id": id_of(here), "reason": "PersonRequest"}
    wish = (await centre.coordinator.made("/v1/erasures", body)).headers["Location"]
    await house.owner_execute(
        "UPDATE people SET retain_until = current_date - 1 WHERE id = :id", id=UUID(id_of(here))
    )
    async with house.owner.connect() as deciding:
        held = await deciding.begin()
        await deciding.execute(
            text("SELECT 1 FROM erasures WHERE id = :id FOR UPDATE"), {"id": UUID(id_of(wish))}
        )
        assert await purged(house, centre) == 0
        await held.rollback()
    await now_done(centre.coordinator_2, wish, "approve")
    assert await purged(house, centre) == 0
    assert (await tombstones(centre.coordinator))[id_of(here)]["reason"] == "PersonRequest"


async def test_g_16_commands_on_what_was_purged_are_404(house: House, clock: Clock) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    report_, case = await closed_report(police, centre), await closed_case(centre)
    await clock.stop(LATER)
    assert await purged(house, centre) == 2
    for here, body in ((report_, {"reason": "NewInformation"}), (case, {"reason": "NewNeeds"})):
        await refused(centre.coordinator.post(f"{here}/reopen", body, etag="*"), 404, "not_found")
        await refused(centre.coordinator.post(f"{here}/hold", HOLD, etag="*"), 404, "not_found")
        await refused(centre.coordinator.get(f"{here}/retention"), 404, "not_found")
    await refused(police.liaison.post(f"{report_}/messages", {"text": "Hello?"}), 404, "not_found")
    await refused(police.liaison.post(f"{report_}/reply", {"text": "Hello?"}, etag="*"), 404, "not_found")


async def test_sig_18_purging_a_signalement_never_purges_its_case(house: House, clock: Clock) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    here = await reported(police, centre)
    await now_done(centre.coordinator, here, "acknowledge")
    await now_done(centre.coordinator, here, "assess", {"result": "actionable"})
    answer = await now_done(centre.coordinator, here, "convert", {"cases": [{"gender": "Feminine"}]})
    (case_id,) = answer.json()["case_ids"]
    await now_done(centre.coordinator, here, "close", {"outcome": "Duplicate"})
    await clock.stop(LATER)
    assert await purged(house, centre) == 1
    await refused(centre.coordinator.get(here), 410, "erased")
    case = (await centre.coordinator.get(f"/v1/cases/{case_id}")).json()
    assert (case["status"], case["gender"]) == ("intake", "Feminine")


async def test_sig_18_purging_a_case_never_purges_its_signalement(house: House, clock: Clock) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    here = await reported(police, centre, summary="It stays.")
    await now_done(centre.coordinator, here, "acknowledge")
    await now_done(centre.coordinator, here, "assess", {"result": "actionable"})
    answer = await now_done(centre.coordinator, here, "convert", {"cases": [{}]})
    case = f"/v1/cases/{answer.json()['case_ids'][0]}"
    await now_done(centre.coordinator, case, "close", {"reason": "NotVictim"})
    await clock.stop(LATER)
    assert await purged(house, centre) == 1
    await refused(centre.coordinator.get(case), 410, "erased")
    for caller in (centre.coordinator, police.liaison):
        assert (await caller.get(here)).json()["summary"] == "It stays."
    await centre.coordinator.made(f"{here}/messages", {"text": "Still at work."})


async def test_g_16_a_purged_case_is_empty_and_in_no_list_or_count(house: House, clock: Clock) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    here = await closed_case(
        centre,
        gender="Feminine",
        origin_country="LA",
        trafficked_from="1971-03-17",
        exploitation_types=["ForcedLabour"],
    )
    open_ = f"/v1/cases/{await new_case(centre)}"
    await clock.stop(LATER)
    assert await purged(house, centre) == 1
    assert (await centre.coordinator.get(open_)).status_code == 200
    listed = (await centre.coordinator.get("/v1/cases")).json()["items"]
    assert [item["id"] for item in listed] == [id_of(open_)]
    (row,) = await house.owner_execute(
        "SELECT gender, origin_country, trafficked_from, exploitation_types, closure_reason FROM cases "
        "WHERE id = CAST(:id AS uuid)",
        id=id_of(here),
    )
    assert tuple(row) == (None, None, None, [], None)
    assert (await journal(house, centre, id_of(here), "case"))[-1].type == "case.purged"
    assert list(await tombstones(centre.coordinator)) == [id_of(here)]


async def test_g_16_what_was_written_about_a_case_goes_with_it(house: House, clock: Clock) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    here = f"/v1/cases/{await case_in(centre, 'active')}"
    await centre.caseworker.made(f"{here}/comments", {"text": "CANARY"})
    await now_done(centre.coordinator, here, "close", {"reason": "Autonomy"})
    await clock.stop(LATER)
    person = (await centre.coordinator.get(here)).json()["person_id"]
    # First the case, and then the person who was kept because of it.
    assert await purged_with_her(house, centre) == 2
    rows = await house.owner_execute(
        "SELECT (SELECT count(*) FROM case_comments WHERE organisation_id = :id) + "
        "(SELECT count(*) FROM person_keys WHERE organisation_id = :id) + "
        "(SELECT count(*) FROM person_tokens WHERE organisation_id = :id)",
        id=centre.id,
    )
    assert rows.scalar() == 0
    await refused(centre.coordinator.get(f"/v1/people/{person}"), 410, "erased")
    assert {stone["kind"] for stone in (await tombstones(centre.coordinator)).values()} == {"case", "person"}


async def test_g_16_why_somebody_looked_into_a_case_goes_with_it(house: House, clock: Clock) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    here = f"/v1/cases/{await new_case(centre, worker_id=str(centre.coordinator.member_id))}"
    look = {"case_id": id_of(here), "reason": "CANARY is at the door, and bleeding.", "minutes": 60}
    await centre.caseworker.made("/v1/break-glass", look, key="one-look")
    await now_done(centre.coordinator, here, "close", {"reason": "Autonomy"})
    await clock.stop(LATER)
    assert await purged(house, centre) == 1
    rows = await house.owner_execute(
        "SELECT member_id, reason FROM break_glass WHERE organisation_id = :id", id=centre.id
    )
    assert tuple(rows.one()) == (centre.caseworker.member_id, None)
    assert await replayed(house, centre) > 0


async def test_g_16_a_person_is_kept_while_a_case_of_hers_is(house: House, clock: Clock) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    here = f"/v1/cases/{await case_in(centre, 'active')}"
    person = f"/v1/people/{(await centre.coordinator.get(here)).json()['person_id']}"
    alone = await people.written(centre.coordinator)
    await clock.stop(LATER)
    assert [item["id"] for item in await due(centre.coordinator)] == [id_of(alone)]
    assert await purged(house, centre) == 1
    await refused(centre.coordinator.get(alone), 410, "erased")
    assert (await centre.caseworker.get(person)).status_code == 200


async def test_g_16_whom_only_a_case_kept_is_announced_before_she_goes(house: House, clock: Clock) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    here = f"/v1/cases/{await case_in(centre, 'closed')}"
    person = await person_of(centre, here)
    await clock.stop(LATER)
    await warned(house, centre)
    assert await purged(house, centre) == 1
    await refused(centre.coordinator.get(here), 410, "erased")
    assert await until(centre.coordinator, person) == LATER.date() + timedelta(days=30)
    assert [item["id"] for item in await due(centre.coordinator)] == [id_of(person)]
    await clock.stop(LATER + timedelta(hours=1))
    assert await warned(house, centre) == 1
    assert (await journal(house, centre, id_of(person), "person"))[-1].type == "person.purge_announced"
    await clock.stop(LATER + timedelta(days=30))
    assert await purged(house, centre) == 0
    assert (await centre.coordinator.get(f"{person}/retention")).status_code == 200
    await clock.stop(LATER + timedelta(days=31))
    assert (await warned(house, centre), await purged(house, centre)) == (0, 1)
    await refused(centre.coordinator.get(person), 410, "erased")


async def test_g_16_of_two_cases_only_the_last_moves_her_day(house: House, clock: Clock) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    here = f"/v1/cases/{await case_in(centre, 'closed')}"
    person = await person_of(centre, here)
    worker = str(centre.coordinator.member_id)
    body = {**FACTS, "person_id": id_of(person), "worker_id": worker}
    other = (await centre.coordinator.made("/v1/cases", body)).headers["Location"]
    day = await until(centre.coordinator, person)
    await clock.stop(LATER)
    assert await purged(house, centre) == 1
    assert await until(centre.coordinator, person) == day
    assert await warned(house, centre) == 0
    await now_done(centre.coordinator, other, "close", {"reason": "Autonomy"})
    await clock.stop(datetime(2090, 1, 1, 12, tzinfo=UTC))
    assert await purged(house, centre) == 1
    assert await until(centre.coordinator, person) == date(2090, 1, 31)


@pytest.mark.parametrize("known", [True, False])
async def test_g_16_whose_case_turns_out_to_be_another_s_is_announced_before_she_goes(
    house: House,
    clock: Clock,
    known: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    person, other = [await people.written(centre.coordinator) for _ in range(2)]
    worker = str(centre.coordinator.member_id)
    body = {**FACTS, "person_id": id_of(person), "worker_id": worker}
    here = (await centre.coordinator.made("/v1/cases", body)).headers["Location"]
    await house.owner_execute(
        "UPDATE people SET retain_until = '2020-01-01' WHERE id = :id", id=UUID(id_of(person))
    )
    assert (await warned(house, centre), await purged(house, centre)) == (0, 0)
    settled = {"person_id": id_of(other) if known else None}
    assert (await centre.coordinator.patch(here, settled, etag="*")).status_code == 200
    assert await until(centre.coordinator, person) == BEGIN.date() + timedelta(days=30)
    assert (await purged(house, centre), await warned(house, centre)) == (0, 1)


async def test_g_16_legal_hold_blocks_purge_until_it_is_released(house: House, clock: Clock) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    held = [
        await closed_report(police, centre),
        await closed_case(centre),
        await people.written(centre.coordinator),
    ]
    for here in held:
        before = (await centre.coordinator.get(f"{here}/retention")).headers["ETag"]
        answer = await centre.coordinator.done(f"{here}/hold", HOLD, etag=before)
        told = answer.json()
        assert (told["status"], told["hold_reason"]) == ("held", "CriminalProceedings")
        assert told["allowed_commands"] == ["release_hold"]
        again = centre.coordinator.post(f"{here}/hold", HOLD, etag="*")
        assert (await refused(again, 409, "wrong_state"))["current_state"] == "held"
        await refused(centre.caseworker.post(f"{here}/hold", HOLD, etag="*"), 403, "forbidden")
        await refused(centre.coordinator.post(f"{here}/hold", HOLD, etag=before), 412, "stale")
    await clock.stop(LATER)
    assert await purged(house, centre) == 0
    assert {item["on_legal_hold"] for item in await due(centre.coordinator)} == {True}
    for here in held:
        etag_ = (await centre.coordinator.get(f"{here}/retention")).headers["ETag"]
        answer = await centre.coordinator.done(f"{here}/release-hold", etag=etag_)
        assert (answer.json()["status"], answer.json()["hold_reason"]) == ("free", None)
    assert await purged(house, centre) == 3


async def test_plan_10_who_is_barred_from_a_case_learns_nothing_of_its_tombstone(
    house: House, clock: Clock
) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    here = await closed_case(centre)
    await house.owner_execute(
        "INSERT INTO case_exclusions (version, organisation_id, id, created_at, updated_at, case_id, "
        "member_id, reason) SELECT 1, :party, gen_random_uuid(), now(), now(), CAST(:case AS uuid), :member, "
        "'FamilyOrFriend'",
        party=centre.id,
        case=id_of(here),
        member=centre.coordinator_2.member_id,
    )
    assert await due(centre.coordinator_2, 3660) == []
    await refused(centre.coordinator_2.post(f"{here}/hold", HOLD, etag="*"), 404, "not_found")
    await clock.stop(LATER)
    assert await purged(house, centre) == 1
    await refused(centre.coordinator.get(here), 410, "erased")
    await refused(centre.coordinator_2.get(here), 404, "not_found")
    assert await tombstones(centre.coordinator_2) == {}
    assert list(await tombstones(centre.coordinator)) == [id_of(here)]


async def test_plan_10_who_is_barred_does_not_learn_that_a_signalement_is_gone(
    house: House, clock: Clock
) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    here = await reported(police, centre)
    await now_done(centre.coordinator, here, "acknowledge")
    await now_done(centre.coordinator, here, "assess", {"result": "actionable"})
    cases = [{**FACTS, "worker_id": str(centre.coordinator.member_id)}]
    converted = (await now_done(centre.coordinator, here, "convert", {"cases": cases})).json()
    bar = {"member_id": str(centre.coordinator_2.member_id), "reason": "KnowsSuspect"}
    await centre.coordinator.made(f"/v1/cases/{converted['case_ids'][0]}/exclusions", bar)
    await now_done(centre.coordinator, here, "close", {"outcome": "AccompanimentStarted"})
    await house.owner_execute(
        "UPDATE signalement_handlings SET retain_until = '2020-01-01' WHERE id = :id", id=UUID(id_of(here))
    )
    assert await purged(house, centre) == 1
    await refused(centre.coordinator_2.get(here), 404, "not_found")
    for caller in (centre.coordinator, police.liaison):
        await refused(caller.get(here), 410, "erased")


@pytest.mark.race
async def test_g_16_purge_races_with_hold_and_exactly_one_wins(house: House, clock: Clock) -> None:
    centre = await house.party()
    for turn in range(8):
        await clock.stop(BEGIN)
        here = await closed_case(centre)
        await clock.stop(LATER)
        hold = centre.coordinator.post(f"{here}/hold", HOLD, etag="*")
        if turn % 2:
            answer, gone = await asyncio.gather(hold, purged(house, centre))
        else:
            gone, answer = await asyncio.gather(purged(house, centre), hold)
        assert (answer.status_code, gone) in {(200, 0), (404, 1)}
        assert (await centre.coordinator.get(here)).status_code == (200 if gone == 0 else 410)


@pytest.mark.race
async def test_g_16_sweepers_at_once_purge_each_once(house: House, clock: Clock) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    for _ in range(6):
        await closed_report(police, centre)
        await closed_case(centre)
    await clock.stop(LATER)
    counted = await asyncio.gather(*(purged(house, centre) for _ in range(4)))
    while more := await purged(house, centre):
        counted.append(more)
    assert sum(counted) == len(await tombstones(centre.coordinator)) == 12
    assert await replayed(house, centre, police) > 0
