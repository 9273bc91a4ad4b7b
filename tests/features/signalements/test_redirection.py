"""A report moves on to another centre: with its words and its reporter's knowledge, and nothing else."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories.house import FACTS, Caller, House, Party
from tests.features.stories import (
    at_once,
    etag,
    faults,
    journal,
    now_done,
    refused,
    replayed,
    report,
    reported,
    statuses,
    stored_anywhere,
)

WORDS = "CANARY-WORDS seven people in a shed"


async def _assessed(reporter: Party, centre: Party, **changed: Any) -> str:
    here = await reported(reporter, centre, **changed)
    await now_done(centre.coordinator, here, "acknowledge")
    await now_done(centre.coordinator, here, "assess", {"result": "out_of_scope"})
    return here


def _to(centre: Party) -> dict[str, str]:
    return {"to_organisation_id": str(centre.id)}


async def _redirected(house: House) -> tuple[Party, Party, Party, str, str]:
    """Police, the first and the second centre, and the two addresses."""
    police, first, second = await house.party("authority"), await house.party(), await house.party()
    here = await _assessed(police, first, summary=WORDS, official_reference="CANARY-REF-1")
    await first.coordinator.made(f"{here}/messages", {"text": "CANARY-NOTE"})
    await first.coordinator.made(f"{here}/messages", {"text": "CANARY-MESSAGE", "to_reporter": True})
    await now_done(first.coordinator, here, "redirect", _to(second))
    seen = (await police.liaison.get(here)).json()
    return police, first, second, here, f"/v1/signalements/{seen['redirected_to']}"


async def test_the_reporter_sees_where_it_went_and_what_it_became(house: House) -> None:
    police, first, second, here, there = await _redirected(house)
    old = (await police.liaison.get(here)).json()
    assert (old["status"], old["redirected_to_organisation_id"]) == ("redirected", str(second.id))
    assert (old["redirected_from"], old["allowed_commands"]) == (None, [])
    new = (await police.liaison.get(there)).json()
    assert (new["status"], new["to_organisation_id"]) == ("received", str(second.id))
    assert (new["redirected_from"], new["redirected_to"]) == (old["id"], None)
    assert (new["summary"], new["official_reference"]) == (WORDS, "CANARY-REF-1")
    assert new["summary_author_id"] == str(police.liaison.client_id)
    listed = (await police.liaison.get("/v1/signalements")).json()["items"]
    assert {item["id"] for item in listed} == {old["id"], new["id"]}
    told = {event.type: event.client_id for event in await journal(house, police, old["id"], "signalement")}
    assert told["signalement.redirected"] is None
    assert [e.type for e in await journal(house, police, new["id"], "signalement")] == ["signalement.arrived"]
    await police.liaison.made(f"{there}/messages", {"text": "We are still here."})
    assert await replayed(house, police, first, second) >= 5


async def test_the_new_centre_has_the_words_under_its_own_key_and_nothing_of_the_old_handling(
    house: House,
) -> None:
    _, first, second, here, there = await _redirected(house)
    seen = await second.coordinator.get(there)
    new = seen.json()
    assert (new["view"], new["status"], new["reporter_state"]) == ("centre", "submitted", "received")
    assert new["redirected_from_organisation_id"] == str(first.id)
    assert (new["summary"], new["official_reference"]) == (WORDS, "CANARY-REF-1")
    assert (new["assessment"], new["summary_author_id"], new["redirected_to"]) == (None, None, None)
    assert (await second.coordinator.get(f"{there}/messages")).json()["items"] == []
    assert here.rsplit("/", 1)[1] not in seen.text
    trail = await second.auditor.get("/v1/audit-events")
    assert [word for word in (here.rsplit("/", 1)[1], "CANARY") if word in trail.text] == []
    assert await stored_anywhere(house, WORDS) == []
    assert await stored_anywhere(house, "CANARY-REF-1") == []
    await now_done(second.coordinator, there, "acknowledge")


async def test_the_old_centre_keeps_its_handling_and_learns_no_id_of_the_new_one(house: House) -> None:
    police, first, second, here, there = await _redirected(house)
    seen = await first.coordinator.get(here)
    old = seen.json()
    assert (old["status"], old["reporter_state"]) == ("redirected", "redirected")
    assert (old["assessment"], old["redirected_to_organisation_id"]) == ("out_of_scope", str(second.id))
    assert (old["redirected_to"], old["redirected_from_organisation_id"]) == (None, None)
    assert old["allowed_commands"] == []
    assert len((await first.coordinator.get(f"{here}/messages")).json()["items"]) == 2
    new_id = there.rsplit("/", 1)[1]
    assert new_id not in seen.text
    rows = await house.owner_execute(
        "SELECT count(*) FROM audit_events WHERE organisation_id = :id AND object_id = :new",
        id=first.id,
        new=UUID(new_id),
    )
    assert rows.scalar() == 0
    assert await replayed(house, police, first, second) > 0


async def test_g_1_no_fourth_sees_either_and_each_centre_only_its_own(house: House) -> None:
    police, first, second, here, there = await _redirected(house)
    fourth, inspection = await house.party(), await house.party("authority")
    nowhere = f"/v1/signalements/{uuid4()}"
    strangers = [
        (fourth.coordinator, [here, there]),
        (inspection.liaison, [here, there]),
        (first.coordinator, [there]),
        (second.coordinator, [here]),
    ]
    for caller, addresses in strangers:
        for suffix in ("", "/messages"):
            random = await caller.get(nowhere + suffix)
            for address in addresses:
                answer = await caller.get(address + suffix)
                assert answer.status_code == random.status_code == 404
                assert set(answer.headers) == set(random.headers)
                assert answer.json() | {"instance": ""} == random.json() | {"instance": ""}
        for address in addresses:
            body = _to(police)
            await refused(caller.post(f"{address}/redirect", body, etag="*"), 404, "not_found")


async def test_sig_15_where_the_reference_is_known_it_is_that_one(house: House) -> None:
    police, first, second = await house.party("authority"), await house.party(), await house.party()
    known = await reported(police, second, official_reference="SAME")
    here = await _assessed(police, first, official_reference="SAME")
    before = await etag(police.liaison, known)
    await now_done(first.coordinator, here, "redirect", _to(second))
    assert (await police.liaison.get(here)).json()["redirected_to"] == known.rsplit("/", 1)[1]
    assert len((await second.coordinator.get("/v1/signalements")).json()["items"]) == 1
    assert await etag(police.liaison, known) != before
    for party in (police, second):
        events = await journal(house, party, known.rsplit("/", 1)[1], "signalement")
        assert [event.type for event in events] == ["signalement.submitted", "signalement.repeated"]
    # And a repetition by the reporter itself finds the one that moved on.
    further = await _assessed(police, first, official_reference="OTHER")
    await now_done(first.coordinator, further, "redirect", _to(second))
    again = await police.liaison.post("/v1/signalements", report(second, official_reference="OTHER"))
    moved = (await police.liaison.get(further)).json()["redirected_to"]
    assert (again.status_code, again.json()["id"]) == (200, moved)


async def test_sig_15_where_the_known_one_is_closed_it_is_worked_on_again(house: House) -> None:
    police, first, second = await house.party("authority"), await house.party(), await house.party()
    known = await reported(police, second, official_reference="CLOSED")
    await now_done(second.coordinator, known, "acknowledge")
    await now_done(second.coordinator, known, "close", {"outcome": "OutOfMandate"})
    kept = (await second.coordinator.get(f"{known}/retention")).json()
    assert kept["retain_until"] is not None
    here = await _assessed(police, first, official_reference="CLOSED")
    await now_done(first.coordinator, here, "redirect", _to(second))
    assert (await police.liaison.get(here)).json()["redirected_to"] == known.rsplit("/", 1)[1]
    seen = (await second.coordinator.get(known)).json()
    assert (seen["status"], seen["outcome"], seen["reopen_reason"]) == ("open", None, "NewInformation")
    assert (await second.coordinator.get(f"{known}/retention")).json()["retain_until"] is None
    assert (await police.liaison.get(known)).json()["status"] == "being_handled"
    events = await journal(house, second, known.rsplit("/", 1)[1], "signalement_handling")
    assert [(e.type, e.client_id) for e in events[-1:]] == [("signalement_handling.reopened", None)]
    await now_done(second.coordinator, known, "assess", {"result": "actionable"})
    assert await replayed(house, police, first, second) > 0


async def test_sig_15_the_centre_learns_that_a_known_one_came_again(house: House) -> None:
    police, first, second = await house.party("authority"), await house.party(), await house.party()
    known = await reported(police, second, official_reference="OPEN")
    await now_done(second.coordinator, known, "acknowledge")
    before = await etag(second.coordinator, known)
    here = await _assessed(police, first, official_reference="OPEN")
    await now_done(first.coordinator, here, "redirect", _to(second))
    assert await etag(second.coordinator, known) != before
    assert (await second.coordinator.get(known)).json()["status"] == "open"


async def test_sig_15_a_report_never_goes_round_in_a_circle(house: House) -> None:
    _, first, second, _, there = await _redirected(house)
    await now_done(second.coordinator, there, "acknowledge")
    await now_done(second.coordinator, there, "assess", {"result": "insufficient"})
    back = second.coordinator.post(f"{there}/redirect", _to(first), etag="*")
    await refused(back, 409, "redirected_before")
    assert (await second.coordinator.get(there)).json()["status"] == "assessed"


async def _texts(caller: Caller, here: str) -> list[str]:
    return [item["text"] for item in (await caller.get(f"{here}/messages")).json()["items"]]


async def test_what_the_reporter_wrote_since_moves_on_too_and_nothing_of_the_centre(house: House) -> None:
    police, first, second = await house.party("authority"), await house.party(), await house.party()
    here = await reported(police, first, summary="One person.")
    boss = first.coordinator
    await now_done(boss, here, "acknowledge")
    await police.liaison.made(f"{here}/messages", {"text": "There are three, one is a child."})
    await now_done(boss, here, "ask", {"text": "CANARY-QUESTION"})
    await now_done(police.liaison, here, "reply", {"text": "They are moved tonight."})
    await boss.made(f"{here}/messages", {"text": "CANARY-NOTE"})
    await boss.made(f"{here}/messages", {"text": "CANARY-ANSWER", "to_reporter": True})
    await now_done(boss, here, "assess", {"result": "out_of_scope"})
    await now_done(boss, here, "redirect", _to(second))
    there = f"/v1/signalements/{(await police.liaison.get(here)).json()['redirected_to']}"
    added = ["There are three, one is a child.", "They are moved tonight."]
    old = (await police.liaison.get(f"{here}/messages")).json()["items"]
    for caller in (second.coordinator, police.liaison):
        new = (await caller.get(f"{there}/messages")).json()["items"]
        assert [item["text"] for item in new] == added
        times = [item["created_at"] for item in old if item["text"] in added]
        assert [item["created_at"] for item in new] == times
        own = {str(police.liaison.client_id)} if caller is police.liaison else {None}
        assert {item["author_id"] for item in new} == own
    assert len(await _texts(first.coordinator, here)) == 5
    for added_text in added:
        assert await stored_anywhere(house, added_text) == []
    # The next centre passes on what it got, and what was written to it.
    third = await house.party()
    await police.liaison.made(f"{there}/messages", {"text": "Two of them are gone."})
    await now_done(second.coordinator, there, "acknowledge")
    await now_done(second.coordinator, there, "assess", {"result": "out_of_scope"})
    await now_done(second.coordinator, there, "redirect", _to(third))
    last = f"/v1/signalements/{(await police.liaison.get(there)).json()['redirected_to']}"
    assert await _texts(third.coordinator, last) == [*added, "Two of them are gone."]
    assert await replayed(house, police, first, second, third) > 0


async def test_what_the_reporter_writes_later_is_refused_where_nobody_works_on_it(house: House) -> None:
    police, first, _, here, there = await _redirected(house)
    late = {"text": "There are three, moved tonight."}
    problem = await refused(police.liaison.post(f"{here}/messages", late), 409, "moved_on")
    assert problem["redirected_to"] == there.rsplit("/", 1)[1]
    assert "There are three" not in str(await _texts(first.coordinator, here))
    await police.liaison.made(f"{there}/messages", late)
    # The centre still takes notes of its own.
    await first.coordinator.made(f"{here}/messages", {"text": "They called again."})


async def test_sig_15_what_was_written_to_one_centre_is_added_to_the_report_that_is_known(
    house: House,
) -> None:
    police, first, second = await house.party("authority"), await house.party(), await house.party()
    known = await reported(police, second, official_reference="SAME")
    await police.liaison.made(f"{known}/messages", {"text": "Said there."})
    here = await _assessed(police, first, official_reference="SAME")
    await police.liaison.made(f"{here}/messages", {"text": "Said here."})
    await now_done(first.coordinator, here, "redirect", _to(second))
    assert await _texts(second.coordinator, known) == ["Said there.", "Said here."]


async def test_only_to_another_centre_of_the_directory(house: House) -> None:
    police, centre = await house.party("authority"), await house.party()
    here = await _assessed(police, centre)
    for nobody in (centre, police, house.operator):
        problem = await refused(
            centre.coordinator.post(f"{here}/redirect", _to(nobody), etag="*"), 422, "invalid"
        )
        assert faults(problem) == [("/to_organisation_id", "unknown_reference")]


async def test_what_a_centre_wrote_down_itself_it_reports_to_the_next(house: House) -> None:
    centre, next_ = await house.party(), await house.party()
    made = await centre.coordinator.made(
        "/v1/signalements", report(centre, channel="Phone", source="Helpline", summary=WORDS)
    )
    here = made.headers["Location"]
    await now_done(centre.coordinator, here, "acknowledge")
    await now_done(centre.coordinator, here, "assess", {"result": "out_of_scope"})
    old = (await now_done(centre.coordinator, here, "redirect", _to(next_))).json()
    assert (old["view"], old["status"]) == ("centre", "redirected")
    there = f"/v1/signalements/{old['redirected_to']}"
    new = (await centre.coordinator.get(there)).json()
    assert (new["view"], new["redirected_from"], new["summary"]) == ("reporter", old["id"], WORDS)
    received = (await next_.coordinator.get(there)).json()
    assert (received["from_organisation_id"], received["summary"]) == (str(centre.id), WORDS)
    await now_done(next_.coordinator, there, "acknowledge")
    await now_done(next_.coordinator, there, "ask", {"text": "Who called?"})
    await now_done(centre.coordinator, there, "reply", {"text": "A neighbour."})
    await next_.coordinator.made(f"{there}/messages", {"text": "CANARY-NOTE"})
    for caller in (centre.coordinator, next_.coordinator):
        listed = (await caller.get(f"{there}/messages")).json()["items"]
        texts = [item["text"] for item in listed if "CANARY" not in item["text"]]
        assert texts == ["Who called?", "A neighbour."]
        assert ("CANARY-NOTE" in str(listed)) == (caller is next_.coordinator)
    assert await replayed(house, centre, next_) >= 5


async def test_a_centre_finds_what_it_is_asked_about_a_report_that_it_redirected(house: House) -> None:
    centre, next_ = await house.party(), await house.party()
    boss = centre.coordinator
    here = str((await boss.made("/v1/signalements", report(centre, channel="Phone"))).headers["Location"])
    await now_done(boss, here, "acknowledge")
    await now_done(boss, here, "assess", {"result": "out_of_scope"})
    new = (await now_done(boss, here, "redirect", _to(next_))).json()["redirected_to"]
    asked = "/v1/signalements?view=reporter&status=question_for_you"

    async def ids(query: str, caller: Caller = boss) -> list[str]:
        return [item["id"] for item in (await caller.get(query)).json()["items"]]

    assert await ids(asked) == []
    await now_done(next_.coordinator, f"/v1/signalements/{new}", "acknowledge")
    await now_done(next_.coordinator, f"/v1/signalements/{new}", "ask", {"text": "Who called?"})
    assert await ids(asked) == [new]
    assert await ids("/v1/signalements?view=reporter") == [new]
    old = here.rpartition("/")[2]
    assert [await ids(f"/v1/signalements{query}") for query in ("", "?view=centre")] == [[old], [old]]
    assert await ids("/v1/signalements?view=reporter", next_.coordinator) == []


async def test_plan_10_who_does_not_see_a_report_finds_nothing_of_what_it_became(house: House) -> None:
    centre, next_ = await house.party(), await house.party()
    boss, second = centre.coordinator, centre.coordinator_2
    here = str((await boss.made("/v1/signalements", report(centre, channel="Phone"))).headers["Location"])
    await now_done(boss, here, "acknowledge")
    await now_done(boss, here, "assess", {"result": "actionable"})
    body = {"cases": [{**FACTS, "worker_id": str(boss.member_id)}]}
    (case_id,) = (await now_done(boss, here, "convert", body)).json()["case_ids"]
    await now_done(boss, here, "close", {"outcome": "OutOfMandate"})
    await now_done(boss, here, "reopen", {"reason": "NewInformation"})
    await now_done(boss, here, "assess", {"result": "out_of_scope"})
    await now_done(boss, here, "redirect", _to(next_))
    listed = "/v1/signalements?view=reporter"
    assert len((await second.get(listed)).json()["items"]) == 1
    bar = {"member_id": str(second.member_id), "reason": "KnowsSuspect"}
    await boss.made(f"/v1/cases/{case_id}/exclusions", bar)
    assert (await second.get(listed)).json()["items"] == []
    assert len((await boss.get(listed)).json()["items"]) == 1
    (new,) = (await boss.get(listed)).json()["items"]
    third = await house.party()
    there = f"/v1/signalements/{new['id']}"
    await now_done(next_.coordinator, there, "acknowledge")
    await now_done(next_.coordinator, there, "ask", {"text": "Who called?"})
    await out_of_reach(second, there)
    await now_done(boss, there, "reply", {"text": "A neighbour."})
    await now_done(next_.coordinator, there, "assess", {"result": "out_of_scope"})
    await now_done(next_.coordinator, there, "redirect", _to(third))
    (last,) = {item["id"] for item in (await boss.get(listed)).json()["items"]} - {new["id"]}
    await out_of_reach(second, f"/v1/signalements/{last}")
    assert (await second.get(listed)).json()["items"] == []
    assert (await boss.get(f"/v1/signalements/{last}/messages")).json()["items"] != []


async def out_of_reach(caller: Caller, there: str) -> None:
    """Neither read nor written on by its id."""
    answers = [
        await caller.get(there),
        await caller.get(f"{there}/messages"),
        await caller.post(f"{there}/messages", {"text": "Hello?"}),
        await caller.post(f"{there}/reply", {"text": "Hello?"}, etag='"2"'),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4


async def test_what_a_centre_wrote_down_comes_back_to_it_with_what_it_has_added(house: House) -> None:
    centre, next_ = await house.party(), await house.party()
    boss = centre.coordinator
    here = str(
        (await boss.made("/v1/signalements", report(centre, official_reference=None))).headers["Location"]
    )
    await now_done(boss, here, "acknowledge")
    await now_done(boss, here, "assess", {"result": "out_of_scope"})
    there = f"/v1/signalements/{(await now_done(boss, here, 'redirect', _to(next_))).json()['redirected_to']}"
    added = (await boss.made(f"{there}/messages", {"text": "She called once more."})).json()
    await now_done(next_.coordinator, there, "acknowledge")
    await now_done(next_.coordinator, there, "assess", {"result": "out_of_scope"})
    await now_done(next_.coordinator, there, "redirect", _to(centre))
    back = f"/v1/signalements/{(await boss.get(there)).json()['redirected_to']}"
    assert (await boss.get(back)).json()["view"] == "centre"
    (note,) = (await boss.get(f"{back}/messages")).json()["items"]
    assert (note["to_reporter"], note["written_by"]) == (False, "centre")
    assert {name: note[name] for name in ("text", "author_id", "created_at")} == {
        name: added[name] for name in ("text", "author_id", "created_at")
    }
    await refused(next_.coordinator.get(back), 404, "not_found")
    assert await replayed(house, centre, next_) > 0


async def test_a_liaison_is_a_reporter_whatever_it_asks_for(house: House) -> None:
    police, centre = await house.party("authority"), await house.party()
    here = await reported(police, centre)
    for view in ("centre", "reporter"):
        (item,) = (await police.liaison.get(f"/v1/signalements?view={view}")).json()["items"]
        assert (item["id"], item["view"]) == (here.rsplit("/", 1)[1], "reporter")


@pytest.mark.race
async def test_twelve_at_once_redirect_it_once(house: House) -> None:
    police, first = await house.party("authority"), await house.party()
    others = [await house.party() for _ in range(3)]
    here = await _assessed(police, first)
    answers = await at_once(
        [first.coordinator.post(f"{here}/redirect", _to(other), etag="*") for other in others * 4]
    )
    assert statuses(answers) == {200: 1, 409: 11}
    counted = [len((await o.coordinator.get("/v1/signalements")).json()["items"]) for o in others]
    assert sorted(counted) == [0, 0, 1]


@pytest.mark.race
async def test_sig_15_two_centres_redirect_the_same_reference_at_once(house: House) -> None:
    police, target = await house.party("authority"), await house.party()
    centres = [await house.party() for _ in range(4)]
    heres = [await _assessed(police, centre, official_reference="ONE") for centre in centres]
    answers = await at_once(
        [
            c.coordinator.post(f"{h}/redirect", _to(target), etag="*")
            for c, h in zip(centres, heres, strict=True)
        ]
    )
    assert statuses(answers) == {200: 4}
    assert len((await target.coordinator.get("/v1/signalements")).json()["items"]) == 1
    became = {(await police.liaison.get(here)).json()["redirected_to"] for here in heres}
    assert len(became) == 1
    assert await replayed(house, police, target, *centres) > 0
