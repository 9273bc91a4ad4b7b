"""Two cases of one person become one: both ids answer, both trails stay as they were (PLAN-15)."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories.filing import filed
from tests.factories.house import FACTS, House, Party
from tests.features.cases.work import BODIES, case_in, hidden_case, person
from tests.features.retention.keeping import BEGIN, purged, tombstones, until
from tests.features.stories import (
    Clock,
    address,
    agree,
    at_once,
    caseload,
    code,
    faults,
    journal,
    new_case,
    now_done,
    preview,
    refused,
    sent,
    statuses,
)


async def two(centre: Party, **facts: Any) -> tuple[str, str]:
    """A case of nobody yet, and the active one of somebody; returns their ids."""
    worker = {"worker_id": str(centre.caseworker.member_id)}
    return await new_case(centre, **worker, **facts), await case_in(centre, "active")


def into(case_id: str) -> dict[str, str]:
    """The body of a merge."""
    return {"into_case_id": case_id}


async def test_plan_15_both_ids_resolve_and_both_trails_stay(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    one, other = await two(centre)
    await boss.made(f"/v1/cases/{one}/comments", {"text": "She came by herself."})
    before = [await journal(house, centre, id_) for id_ in (one, other)]
    audited = await trail(house, centre, one)
    merged = (await now_done(boss, f"/v1/cases/{one}", "merge", into(other))).json()
    assert (merged["status"], merged["closure_reason"]) == ("closed", "Merged")
    assert merged["merged_into_id"] == other
    survivor = (await boss.get(f"/v1/cases/{other}")).json()
    assert (survivor["status"], survivor["merged_into_id"]) == ("active", None)
    assert (merged["person_id"], survivor["person_id"] is None) == (None, False)
    after = [await journal(house, centre, id_) for id_ in (one, other)]
    assert [told[: len(was)] for told, was in zip(after, before, strict=True)] == before
    assert (await trail(house, centre, one))[: len(audited)] == audited
    comments = (await boss.get(f"/v1/cases/{one}/comments")).json()["items"]
    assert [comment["text"] for comment in comments] == ["She came by herself."]
    assert (await boss.get(f"/v1/cases/{other}/comments")).json()["items"] == []


async def trail(house: House, centre: Party, id_: str) -> list[Any]:
    """The audit rows about a case."""
    rows = await house.owner_execute(
        "SELECT id, operation, outcome FROM audit_events WHERE organisation_id = :mine AND object_id = :id "
        "ORDER BY seq",
        mine=centre.id,
        id=id_,
    )
    return [tuple(row) for row in rows]


async def test_plan_15_the_survivor_tells_what_happened_in_both(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    first, one, other = await new_case(centre), *(await two(centre))
    third = await new_case(centre)
    await now_done(boss, f"/v1/cases/{first}", "merge", into(third))
    await now_done(boss, f"/v1/cases/{third}", "merge", into(one))
    await now_done(boss, f"/v1/cases/{one}", "merge", into(other))
    told = (await boss.get(f"/v1/cases/{other}/timeline?limit=200")).json()["items"]
    assert {entry["case_id"] for entry in told} == {first, third, one, other}
    alone = (await boss.get(f"/v1/cases/{first}/timeline")).json()["items"]
    assert {entry["case_id"] for entry in alone} == {first}


async def test_plan_15_a_closed_case_of_the_same_person_goes_into_her_open_one(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    old = await case_in(centre, "closed")
    who = (await boss.get(f"/v1/cases/{old}")).json()["person_id"]
    new = await new_case(centre, person_id=who)
    await now_done(boss, f"/v1/cases/{old}", "merge", into(new))
    await refused(boss.post(f"/v1/cases/{old}/reopen", BODIES["reopen"], etag="*"), 409, "case_merged")
    await refused(boss.post(f"/v1/cases/{old}/merge", into(new), etag="*"), 409, "case_merged")


async def test_plan_15_what_must_not_be_merged_is_refused_and_changes_nothing(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    boss = centre.coordinator
    one, other = await two(centre)
    named = await new_case(centre, person_id=await person(centre))
    closed = await case_in(centre, "closed")
    foreign = await new_case(stranger)
    there = f"/v1/cases/{one}/merge"
    for id_ in (foreign, str(uuid4())):
        problem = await refused(boss.post(there, into(id_), etag="*"), 422, "invalid")
        assert faults(problem) == [("/into_case_id", "unknown_reference")]
    problem = await refused(boss.post(there, into(one), etag="*"), 422, "invalid")
    assert faults(problem) == [("/into_case_id", "same_case")]
    await refused(boss.post(there, into(closed), etag="*"), 409, "case_closed")
    await refused(boss.post(f"/v1/cases/{named}/merge", into(other), etag="*"), 409, "other_person")
    await refused(boss.post(f"/v1/cases/{named}/merge", into(one), etag="*"), 409, "other_person")
    await refused(boss.post(f"/v1/cases/{other}/merge", into(one), etag="*"), 409, "wrong_state")
    await refused(boss.post(there, into(other), etag='"9"'), 412, "stale")
    await refused(stranger.coordinator.post(there, into(foreign), etag="*"), 404, "not_found")
    assert (await boss.get(f"/v1/cases/{one}")).json()["version"] == 1


async def test_plan_15_what_is_open_ends_first(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    one, other = await two(centre)
    body = {"case_id": one, "needs": [], "urgency": "Within24h"}
    await centre.housing.made("/v1/waiting-list", body)
    goal = {"domain": "Housing", "title": "A flat"}
    await boss.made("/v1/case-plans", {"case_id": one, "content": {"goals": [goal]}})
    problem = await refused(boss.post(f"/v1/cases/{one}/merge", into(other), etag="*"), 409, "still_open")
    assert sorted(thing["kind"] for thing in problem["open"]) == ["case_plan", "waiting_entry"]


async def test_plan_11_a_case_out_of_sight_is_no_case_to_merge_into(house: House) -> None:
    centre = await house.party()
    one = await new_case(centre, worker_id=str(centre.caseworker.member_id))
    hidden = await hidden_case(centre)
    there = f"/v1/cases/{one}/merge"
    problem = await refused(centre.caseworker.post(there, into(hidden), etag="*"), 422, "invalid")
    assert faults(problem) == [("/into_case_id", "unknown_reference")]


async def test_plan_9_through_a_broken_glass_nothing_is_merged(house: House) -> None:
    centre = await house.party()
    hers, hidden = await new_case(centre), await hidden_case(centre)
    look = {"case_id": hidden, "reason": "She is at the door, and nobody else is here.", "minutes": 60}
    await centre.caseworker.made("/v1/break-glass", look)
    there = f"/v1/cases/{hidden}/merge"
    await refused(centre.caseworker.post(there, into(hers), etag="*"), 403, "read_only")
    there = f"/v1/cases/{hers}/merge"
    problem = await refused(centre.caseworker.post(there, into(hidden), etag="*"), 422, "invalid")
    assert faults(problem) == [("/into_case_id", "unknown_reference")]


async def test_ref_12_who_owns_the_support_does_not_lose_it_by_a_merge(house: House) -> None:
    centre = await house.party()
    one, other = await two(centre)
    await house.owner_execute("UPDATE cases SET is_owner = false WHERE id = :id", id=UUID(other))
    there = f"/v1/cases/{one}/merge"
    await refused(centre.coordinator.post(there, into(other), etag="*"), 409, "support_elsewhere")
    await house.owner_execute("UPDATE cases SET is_owner = false WHERE id = :id", id=UUID(one))
    await now_done(centre.coordinator, f"/v1/cases/{one}", "merge", into(other))


async def test_ref_7_one_person_counts_once(house: House) -> None:
    centre, receiver = await house.party(), await house.party()
    await agree(centre, receiver, k=5)
    ids = [await new_case(centre) for _ in range(5)]
    (item,) = await preview(centre, ids[0], receiver)
    assert item["class_size"] == 5
    await now_done(centre.coordinator, f"/v1/cases/{ids[4]}", "merge", into(ids[1]))
    (item,) = await preview(centre, ids[0], receiver)
    assert (item["card"], item["class_size"]) == (None, None)


async def test_g_16_a_merged_case_is_kept_for_as_long_as_the_one_that_goes_on(
    house: House, clock: Clock
) -> None:
    await clock.stop(BEGIN)
    centre = await house.party()
    boss = centre.coordinator
    one, other = await two(centre)
    await now_done(boss, f"/v1/cases/{one}", "merge", into(other))
    over = await until(boss, f"/v1/cases/{one}")
    assert over is not None
    await clock.stop(BEGIN + (over - BEGIN.date()) + timedelta(days=30))
    assert await purged(house, centre) == 0
    assert (await boss.get(f"/v1/cases/{one}")).json()["merged_into_id"] == other
    await now_done(boss, f"/v1/cases/{other}", "close", BODIES["close"])
    over = await until(boss, f"/v1/cases/{other}")
    assert over is not None
    end = BEGIN + (over - BEGIN.date()) + timedelta(days=30)
    await clock.stop(end)
    while await purged(house, centre):
        pass
    # It was kept for the other's sake: before it goes too, somebody is warned of it.
    assert (other in await tombstones(boss), one in await tombstones(boss)) == (True, False)
    assert await until(boss, f"/v1/cases/{one}") == end.date() + timedelta(days=30)
    await clock.stop(end + timedelta(days=32))
    while await purged(house, centre):
        pass
    assert {one, other} <= set(await tombstones(boss))


async def ended_with_words(house: House, centre: Party, case_id: str) -> str:
    """A referral of a case, withdrawn after its receiver said something; its address."""
    partner = await house.party()
    await agree(centre, partner)
    await caseload(centre, [FACTS] * 5)
    here = address(await sent(centre, partner, case_id))
    await now_done(partner.coordinator, here, "accept")
    await partner.coordinator.made(f"{here}/messages", {"text": "CANARY"})
    await now_done(centre.coordinator, here, "withdraw", {"code": "NoLongerNeeded"})
    return here


async def test_g_16_who_is_forgotten_is_forgotten_in_both(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    one, other = await two(centre)
    await boss.made(f"/v1/cases/{one}/comments", {"text": "CANARY"})
    first = await new_case(centre)
    await boss.made(f"/v1/cases/{first}/comments", {"text": "CANARY"})
    scan = await filed(boss, name="CANARY.pdf", case_id=first)
    offer = await ended_with_words(house, centre, first)
    await now_done(boss, f"/v1/cases/{first}", "merge", into(one))
    await now_done(boss, f"/v1/cases/{one}", "merge", into(other))
    survivor = await now_done(boss, f"/v1/cases/{other}", "close", BODIES["close"])
    body = {"person_id": survivor.json()["person_id"], "reason": "PersonRequest"}
    wish = (await boss.made("/v1/erasures", body)).headers["Location"]
    version = (await boss.get(f"/v1/cases/{first}/retention")).headers["ETag"]
    await boss.done(f"/v1/cases/{first}/hold", {"reason": "CriminalProceedings"}, etag=version)
    await refused(centre.coordinator_2.post(f"{wish}/approve", {}, etag="*"), 409, "on_legal_hold")
    version = (await boss.get(f"/v1/cases/{first}/retention")).headers["ETag"]
    await boss.done(f"/v1/cases/{first}/release-hold", etag=version)
    await now_done(centre.coordinator_2, wish, "approve")
    for here in (first, one):
        assert (await boss.get(f"/v1/cases/{here}/comments")).json()["items"] == []
    assert (await boss.get(f"{scan}/content")).status_code == 410
    assert "CANARY" not in (await boss.get(scan)).text
    said = "SELECT body_for_from, body_for_to FROM referral_messages WHERE referral_id = CAST(:id AS uuid)"
    assert (await house.owner_execute(said, id=offer.rpartition("/")[2])).all() == [(None, None)]


async def test_nobody_says_by_hand_that_a_case_was_merged(house: House) -> None:
    centre = await house.party()
    case = await new_case(centre)
    body = {"reason": "Merged"}
    problem = await refused(
        centre.coordinator.post(f"/v1/cases/{case}/close", body, etag="*"), 422, "invalid"
    )
    assert faults(problem) == [("/reason", "merge_instead")]


@pytest.mark.race
async def test_plan_15_two_that_are_merged_into_each_other_at_once(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    for _ in range(5):
        one, other = await new_case(centre), await new_case(centre)
        tries = [(one, other), (other, one)] * 5
        work = [boss.post(f"/v1/cases/{a}/merge", into(b), etag="*") for a, b in tries]
        answers = await at_once(work)
        assert statuses(answers)[200] == 1
        assert {code(a) for a in answers if a.status_code != 200} <= {"case_merged", "case_closed"}
        closed = [(await boss.get(f"/v1/cases/{id_}")).json()["status"] for id_ in (one, other)]
        assert sorted(closed) == ["closed", "intake"]


async def test_plan_11_a_merge_opens_nobody_to_those_who_did_not_see_her(house: House) -> None:
    centre = await house.party()
    boss, second = centre.coordinator, centre.coordinator_2
    one, other = await two(centre)
    who = (await boss.get(f"/v1/cases/{other}")).json()["person_id"]
    await boss.made(f"/v1/cases/{other}/workers", {"member_id": str(boss.member_id)})
    await now_done(boss, f"/v1/cases/{other}", "seal")
    await refused(second.get(f"/v1/people/{who}"), 404, "not_found")
    await now_done(boss, f"/v1/cases/{one}", "merge", into(other))
    for stranger in (second, centre.legal):
        await refused(stranger.get(f"/v1/people/{who}"), 404, "not_found")
        seen = (await stranger.get(f"/v1/cases/{one}")).json()
        assert (seen["merged_into_id"], seen["person_id"]) == (None, None)
    assert (await boss.get(f"/v1/cases/{one}")).json()["merged_into_id"] == other


async def test_plan_10_who_is_barred_from_the_survivor_is_not_told_of_it(house: House) -> None:
    centre = await house.party()
    boss, second = centre.coordinator, centre.coordinator_2
    one, other = await two(centre)
    bar = {"member_id": str(second.member_id), "reason": "KnowsSuspect"}
    await boss.made(f"/v1/cases/{other}/exclusions", bar)
    await now_done(boss, f"/v1/cases/{one}", "merge", into(other))
    assert other not in (await second.get(f"/v1/cases/{one}")).text
    assert other not in (await second.get("/v1/cases?limit=200")).text


async def test_plan_10_who_is_barred_from_a_case_is_barred_from_the_one_that_it_goes_on_in(
    house: House,
) -> None:
    centre = await house.party()
    boss, second = centre.coordinator, centre.coordinator_2
    one, other = await two(centre)
    who = (await boss.get(f"/v1/cases/{other}")).json()["person_id"]
    for member in (boss, second):
        await boss.made(f"/v1/cases/{other}/workers", {"member_id": str(member.member_id)})
    bar = {"member_id": str(second.member_id), "reason": "KnowsSuspect"}
    await boss.made(f"/v1/cases/{one}/exclusions", bar)
    assert (await second.get(f"/v1/cases/{other}")).status_code == 200
    await now_done(boss, f"/v1/cases/{one}", "merge", into(other))
    for path in (f"/v1/cases/{one}", f"/v1/cases/{other}", f"/v1/people/{who}"):
        await refused(second.get(path), 404, "not_found")
    barred = (await boss.get(f"/v1/cases/{other}/exclusions")).json()["items"]
    assert [{name: entry[name] for name in bar} for entry in barred] == [bar]
    survivor = (await boss.get(f"/v1/cases/{other}")).json()
    assert str(second.member_id) not in survivor["worker_ids"]
    assert str(boss.member_id) in survivor["worker_ids"]
    # Each bar is lifted by itself.
    lift = f"/v1/cases/{other}/exclusions/{barred[0]['id']}"
    await now_done(boss, lift, "lift")
    assert (await second.get(f"/v1/cases/{other}")).status_code == 200
    await refused(second.get(f"/v1/cases/{one}"), 404, "not_found")


async def test_plan_8_a_merge_leaves_no_case_to_nobody(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    one, other = await two(centre)
    (only,) = (await boss.get(f"/v1/cases/{other}")).json()["worker_ids"]
    await boss.made(f"/v1/cases/{one}/workers", {"member_id": str(boss.member_id)})
    await boss.made(f"/v1/cases/{one}/exclusions", {"member_id": only, "reason": "KnowsPerson"})
    there = f"/v1/cases/{one}/merge"
    problem = await refused(boss.post(there, into(other), etag="*"), 409, "last_worker")
    assert problem["cases"] == [other]
    assert (await boss.get(f"/v1/cases/{other}/exclusions")).json()["items"] == []
    assert (await boss.get(f"/v1/cases/{one}")).json()["status"] == "intake"


async def test_plan_11_a_sealed_case_goes_on_in_no_open_one(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    one, other = await two(centre)
    for case_id in (one, other):
        await boss.made(f"/v1/cases/{case_id}/workers", {"member_id": str(boss.member_id)})
    await now_done(boss, f"/v1/cases/{one}", "seal")
    there = f"/v1/cases/{one}/merge"
    await refused(boss.post(there, into(other), etag="*"), 409, "survivor_not_sealed")
    assert (await boss.get(f"/v1/cases/{one}")).json()["status"] == "intake"
    await now_done(boss, f"/v1/cases/{other}", "seal")
    await now_done(boss, f"/v1/cases/{one}", "merge", into(other))
    await refused(centre.coordinator_2.get(f"/v1/cases/{other}"), 404, "not_found")


async def test_plan_15_whose_the_survivor_is_stays_so(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    old = await case_in(centre, "closed")
    who = (await boss.get(f"/v1/cases/{old}")).json()["person_id"]
    new = await new_case(centre, person_id=who)
    await now_done(boss, f"/v1/cases/{old}", "merge", into(new))
    body = {"person_id": await person(centre)}
    await refused(boss.patch(f"/v1/cases/{new}", body, etag="*"), 409, "person_settled")


async def test_plan_14_nothing_is_written_down_in_a_case_that_goes_on_elsewhere(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    one, other = await two(centre)
    await now_done(boss, f"/v1/cases/{one}", "merge", into(other))
    service = {"case_id": one, "type": "Coaching", "delivered_on": "2026-01-05"}
    factor = {"domain": "Safety", "level": "Community", "direction": "Risk"}
    found = {"case_id": one, "kind": "Exit", "assessed_on": "2026-01-05", "factors": [factor]}
    await refused(boss.post("/v1/services", service), 409, "case_merged")
    await refused(boss.post("/v1/assessments", found), 409, "case_merged")
