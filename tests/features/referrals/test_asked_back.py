"""Who has a copy of what a person no longer agrees to is asked about it, once, however her consent ended."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.house import House
from tests.factories.second_stage import proposal
from tests.features.referrals.second_stage import Way, consent, sent_way, two_centres
from tests.features.stories import Clock, Pair, now_done, refused, sweep
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.consents import tasks as consents


@pytest.fixture(scope="module")
async def two(house: House) -> Pair:
    return await two_centres(house)


async def _asked(way: Way) -> list[str]:
    """The addresses of what the receiver was asked about this referral, answered or not."""
    items = (await way.receiver.coordinator.get("/v1/erasure-requests?limit=200")).json()["items"]
    here = way.here.rsplit("/", 1)[1]
    return [f"/v1/erasure-requests/{item['id']}" for item in items if item["referral_id"] == here]


async def _withdraw(way: Way, said: str) -> None:
    await now_done(way.sender.coordinator, said, "withdraw", {"reason": "ChangedMind"})


@pytest.mark.parametrize("groups", [("profile",), ("identity",), ("legal",)])
async def test_ref_10_who_keeps_more_than_a_narrower_consent_covers_is_asked(
    two: Pair, groups: tuple[str, ...]
) -> None:
    way = await (await sent_way(two, "identity", "contact", "profile")).arrived()
    new = await consent(two.sender, way.person, two.receiver, *groups)
    assert len(await _asked(way)) == 1
    await _withdraw(way, new)
    assert len(await _asked(way)) == 1


async def test_ref_10_who_keeps_what_a_new_consent_covers_too_is_not_asked(two: Pair) -> None:
    way = await (await sent_way(two, "identity")).arrived()
    await consent(two.sender, way.person, two.receiver, "identity", "contact")
    assert await _asked(way) == []


async def test_ref_10_who_keeps_a_copy_is_asked_after_the_referral_was_withdrawn(two: Pair) -> None:
    way = await (await sent_way(two, "identity")).arrived()
    await way.send("withdraw", {"code": "NoLongerNeeded"})
    assert await _asked(way) == []
    await _withdraw(way, way.consent)
    assert len(await _asked(way)) == 1


async def test_ref_10_who_keeps_a_copy_is_asked_when_time_ended_what_was_shown(
    house: House, clock: Clock
) -> None:
    two = await two_centres(house)
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)
    way = await (await sent_way(two, "identity", expires_at=ends.isoformat())).arrived()
    await clock.stop(ends + timedelta(days=1))
    await sweep(house, two.sender)
    assert await _asked(way) == []
    async with system_mandate(house.office, two.sender.id, "test") as mandate:
        assert await consents.sweep(mandate) == 1
    assert len(await _asked(way)) == 1


async def test_ref_10_who_keeps_a_copy_is_asked_when_a_renewed_consent_ends(
    house: House, two: Pair, clock: Clock
) -> None:
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)
    way = await (await sent_way(two, "identity", expires_at=ends.isoformat())).arrived()
    new = await consent(two.sender, way.person, two.receiver, "identity")
    await clock.stop(ends + timedelta(days=1))
    await sweep(house, two.sender)
    assert await _asked(way) == []
    await _withdraw(way, new)
    assert len(await _asked(way)) == 1


@pytest.mark.parametrize(("answer", "times"), [("Erased", 1), ("Restricted", 2)])
async def test_ref_10_who_has_erased_it_is_not_asked_again(two: Pair, answer: str, times: int) -> None:
    way = await (await sent_way(two, "identity", "profile")).arrived()
    new = await consent(two.sender, way.person, two.receiver, "profile")
    (asked,) = await _asked(way)
    await now_done(two.receiver.coordinator, asked, "answer", {"answer": answer})
    await _withdraw(way, new)
    assert len(await _asked(way)) == times


async def test_ref_10_what_rests_on_a_lawful_basis_ends_with_the_referral_that_consent_ends(
    house: House, two: Pair
) -> None:
    """Its receiver no longer finds it: nothing of it is kept for the day that somebody might."""
    way = await sent_way(two, "profile")
    await way.receive("accept")
    await way.send("propose_release", proposal())
    await now_done(two.sender.coordinator_2, way.here, "approve_release")
    await _withdraw(way, way.consent)
    assert (await two.sender.coordinator.get(way.here)).json()["status"] == "withdrawn"
    await refused(two.receiver.coordinator.get(f"{way.here}/disclosure"), 404, "not_found")
    made = (await two.sender.coordinator.get(f"{way.here}/disclosure")).json()
    assert made["end_code"] == "ConsentEnded"
    left = await house.owner_execute(
        "SELECT num_nonnulls(identity, wrapped) FROM disclosures WHERE id = CAST(:id AS uuid)",
        id=way.here.rsplit("/", 1)[1],
    )
    assert left.scalar() == 0


async def test_ref_10_what_rests_on_a_lawful_basis_outlives_a_consent_once_she_is_there(two: Pair) -> None:
    way = await sent_way(two, "profile")
    await way.receive("accept")
    await way.send("propose_release", proposal())
    await now_done(two.sender.coordinator_2, way.here, "approve_release")
    await way.receive("arrive")
    await _withdraw(way, way.consent)
    assert (await two.receiver.coordinator.get(f"{way.here}/disclosure")).status_code == 200
    assert await _asked(way) == []


async def _withdrawn_after_arrival(two: Pair) -> Way:
    """Somebody who was released on a lawful basis, is there, and whose referral is withdrawn."""
    way = await sent_way(two, "profile")
    await way.receive("accept")
    await way.send("propose_release", proposal())
    await now_done(two.sender.coordinator_2, way.here, "approve_release")
    await way.receive("arrive")
    await way.send("withdraw", {"code": "NoLongerNeeded"})
    return way


async def test_ref_9_who_has_a_copy_on_a_basis_is_asked_when_its_referral_is_withdrawn(two: Pair) -> None:
    way = await _withdrawn_after_arrival(two)
    (asked,) = await _asked(way)
    # Its own copy is not gone with the referral that it no longer finds: it can say what it did with it.
    assert (await two.receiver.coordinator.get(way.here)).status_code == 404
    await now_done(two.receiver.coordinator, asked, "answer", {"answer": "Erased"})
    # No consent ends that would ask it again.
    await _withdraw(way, way.consent)
    assert len(await _asked(way)) == 1


async def test_ref_9_who_never_had_a_copy_is_not_asked(two: Pair) -> None:
    way = await sent_way(two, "profile")
    await way.receive("accept")
    await way.send("propose_release", proposal())
    await now_done(two.sender.coordinator_2, way.here, "approve_release")
    await way.send("withdraw", {"code": "NoLongerNeeded"})
    assert await _asked(way) == []
