"""What rested on what she said ends with it: fields of the card, words, copies, proposals."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.factories.house import FACTS, House
from tests.factories.second_stage import proposal
from tests.features.referrals.second_stage import Way, case_of, consent, new_person, sent_way, two_centres
from tests.features.referrals.test_erased import erase, purge
from tests.features.stories import Clock, Pair, address, caseload, now_done, refused, sent
from trafficking_api.features.referrals import tasks

TOLD = "2"
WORDS = "She is pregnant and very afraid."


@pytest.fixture
async def two(house: House) -> Pair:
    """Two centres; the sender has too few alike for the size of her household to be told."""
    made = await two_centres(house)
    await caseload(made.sender, [{**FACTS, "household_size": n % 3 + 1} for n in range(6)])
    return made


async def refined(two: Pair, **consent_: Any) -> tuple[str, str, str]:
    """A referral whose card says more because she agreed: her, its address and her consent."""
    person = await new_person(two.sender)
    here = address(await sent(two.sender, two.receiver, await case_of(two.sender, person, household_size=2)))
    await now_done(two.receiver.coordinator, here, "ask", {"field": "household"})
    agreed = await consent(two.sender, person, two.receiver, "profile", **consent_)
    await now_done(two.sender.coordinator, here, "refine")
    assert await household(two, here) == TOLD
    return person, here, agreed


async def household(two: Pair, here: str) -> str:
    """What the receiver reads of her household."""
    answer = await two.receiver.coordinator.get(here)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["card"]["household"])


async def test_ref_10_what_she_let_be_added_to_the_card_ends_with_her_consent(two: Pair) -> None:
    _, here, agreed = await refined(two)
    body, key = {"by": "centre", "code": "NoCapacity"}, "declined-once"
    receiver = two.receiver.coordinator
    first = await receiver.post(f"{here}/decline", body, etag="*", key=key)
    assert first.json()["card"]["household"] == TOLD
    await now_done(two.sender.coordinator, agreed, "withdraw", {"reason": "ChangedMind"})
    assert await household(two, here) == "unknown"
    listed = (await receiver.get("/v1/referrals?direction=in")).json()["items"]
    assert [item["card"]["household"] for item in listed] == ["unknown"]
    await refused(receiver.post(f"{here}/decline", body, etag="*", key=key), 409, "wrong_state")


async def test_ref_10_and_with_a_narrower_one(two: Pair) -> None:
    person, here, _ = await refined(two)
    await consent(two.sender, person, two.receiver, "identity")
    assert await household(two, here) == "unknown"


async def test_ref_10_and_at_the_instant_at_which_it_ends(two: Pair, clock: Clock) -> None:
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)
    _, here, _ = await refined(two, expires_at=ends.isoformat())
    body, receiver = {"by": "centre", "code": "NoCapacity"}, two.receiver.coordinator
    told = await receiver.post(f"{here}/decline", body, etag="*", key="declined-in-time")
    assert told.json()["card"]["household"] == TOLD
    await clock.stop(ends - timedelta(seconds=1))
    assert await household(two, here) == TOLD
    await clock.stop(ends)
    assert await household(two, here) == "unknown"
    # No sweep has come by: neither does the answer that is remembered tell it again.
    again = await receiver.post(f"{here}/decline", body, etag="*", key="declined-in-time")
    assert (again.headers["Idempotent-Replayed"], again.json()["card"]["household"]) == ("true", "unknown")


async def _said(way: Way) -> None:
    await way.receiver.coordinator.made(f"{way.here}/messages", {"text": WORDS}, key="said")
    await way.receive("complete", {"outcome": "PersonLeft"})
    await now_done(way.sender.coordinator, f"/v1/cases/{way.case}", "close", {"reason": "Autonomy"})


async def _is_silent(way: Way) -> None:
    for caller in (way.sender.coordinator, way.receiver.coordinator):
        assert WORDS not in (await caller.get(f"{way.here}/messages")).text
    again = await way.receiver.coordinator.post(f"{way.here}/messages", {"text": WORDS}, key="said")
    assert "Idempotent-Replayed" not in again.headers


async def test_g_16_messages_end_with_the_case_that_they_are_about(house: House) -> None:
    way = await (await sent_way(await two_centres(house))).arrived()
    await _said(way)
    await purge(way, house)
    await _is_silent(way)
    facts = await house.owner_execute(
        "SELECT facts FROM referral_links WHERE id = CAST(:id AS uuid)", id=way.here.rsplit("/", 1)[1]
    )
    assert facts.scalar_one() is None


async def test_g_16_messages_end_with_the_person_whom_they_are_about(house: House) -> None:
    way = await (await sent_way(await two_centres(house))).arrived()
    await _said(way)
    await erase(way)
    await _is_silent(way)


async def test_ref_9_when_the_time_of_a_basis_is_over_who_has_a_copy_is_asked(
    house: House, two: Pair, clock: Clock
) -> None:
    way = await sent_way(two, "identity")
    await way.receive("accept")
    ends = datetime.now(UTC) + timedelta(hours=1)
    await way.send("propose_release", {**proposal(), "expires_at": ends.isoformat()})
    await now_done(two.sender.coordinator_2, way.here, "approve_release")
    await way.receive("arrive")
    await clock.stop(ends + timedelta(minutes=5))
    for _ in range(2):
        await tasks.sweep(house.office, two.sender.id)
    asked = (await two.receiver.coordinator.get("/v1/erasure-requests?status=open")).json()["items"]
    assert [item["referral_id"] for item in asked].count(way.here.rsplit("/", 1)[1]) == 1


async def test_ref_9_a_disclosure_that_cannot_be_ended_keeps_no_other_from_ending(
    house: House, two: Pair, clock: Clock
) -> None:
    ways = [await sent_way(two, "identity") for _ in range(3)]
    ends = datetime.now(UTC) + timedelta(hours=1)
    for way in ways:
        await way.receive("accept")
        await way.send("propose_release", {**proposal(), "expires_at": ends.isoformat()})
        await now_done(two.sender.coordinator_2, way.here, "approve_release")
    await clock.stop(ends + timedelta(minutes=5))
    ids = sorted(way.here.rsplit("/", 1)[1] for way in ways)
    await house.owner_execute(
        "ALTER TABLE disclosures ADD CONSTRAINT no_end "
        f"CHECK (id <> '{ids[0]}' OR ended_at IS NULL) NOT VALID"
    )

    async def ended() -> list[str]:
        found = await house.owner_execute(
            "SELECT id FROM disclosures WHERE ended_at IS NOT NULL AND from_organisation_id = :id",
            id=two.sender.id,
        )
        return sorted(str(row.id) for row in found)

    try:
        with capture_logs() as logs:
            assert await tasks.sweep(house.office, two.sender.id) == 2
        told = [line for line in logs if line["log_level"] == "error"]
        assert [(line["event"], line["sweep"], line["times"]) for line in told] == [
            ("sweep failed", "expire_referrals", 1)
        ]
        assert await ended() == ids[1:]
    finally:
        await house.owner_execute("ALTER TABLE disclosures DROP CONSTRAINT no_end")
    assert await tasks.sweep(house.office, two.sender.id) == 1
    assert await ended() == ids


async def test_ref_9_a_proposal_that_nobody_approved_in_time_can_be_made_again(
    two: Pair, clock: Clock
) -> None:
    way = await sent_way(two, "identity")
    await way.receive("accept")
    ends = datetime.now(UTC) + timedelta(hours=1)
    await way.send("propose_release", {**proposal(), "expires_at": ends.isoformat()})
    again = {**proposal(), "expires_at": (ends + timedelta(days=2)).isoformat()}
    tried = two.sender.coordinator.post(f"{way.here}/propose_release", again, etag="*")
    await refused(tried, 409, "already_proposed")
    await clock.stop(ends + timedelta(seconds=1))
    assert (await two.sender.coordinator.get(way.here)).json()["release_proposed"] is False
    await way.send("propose_release", again)
    await now_done(two.sender.coordinator_2, way.here, "approve_release")


async def test_ref_9_who_approves_reads_what_was_proposed_and_nobody_else_does(two: Pair) -> None:
    way = await sent_way(two, "identity")
    await way.receive("accept")
    body = {**proposal(), "reason": "She was threatened and must be moved tonight."}
    await way.send("propose_release", body)
    second = two.sender.coordinator_2
    seen = (await second.get(f"{way.here}/release-request")).json()
    assert {name: seen[name] for name in ("basis", "reason", "field_groups")} == {
        name: body[name] for name in ("basis", "reason", "field_groups")
    }
    assert (seen["asked_by"], seen["approved_by"]) == (str(two.sender.coordinator.member_id), None)
    accesses = (await second.get(f"/v1/people/{way.person}/accesses")).json()["items"]
    assert accesses[0]["operation"] == "read_release_request"
    await refused(two.receiver.coordinator.get(f"{way.here}/release-request"), 404, "not_found")
    blank = two.sender.coordinator.post(f"{way.here}/propose_release", {**body, "reason": " " * 20}, etag="*")
    await refused(blank, 422, "invalid")
