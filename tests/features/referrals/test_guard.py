"""Who writes to the other centre works on the case, and is held against all that its centre may know."""

from typing import Any

import pytest

from tests.factories.house import House
from tests.features.referrals.second_stage import NAME, Way, sent_way, two_centres
from tests.features.stories import Pair, address, etag, now_done, offer, refused


@pytest.fixture(scope="module")
async def two(house: House) -> Pair:
    return await two_centres(house)


async def test_plan_9_who_looks_through_a_broken_glass_does_not_write(two: Pair) -> None:
    way = await sent_way(two, "identity", facts={"worker_id": str(two.sender.coordinator.member_id)})
    await way.receive("accept")
    talk, onlooker = f"{way.here}/messages", two.sender.caseworker
    await refused(onlooker.post(talk, {"text": "Hello there."}), 404, "not_found")
    why = {"case_id": way.case, "reason": "She is at the door, and her caseworker is away.", "minutes": 60}
    await onlooker.made("/v1/break-glass", why)
    assert (await onlooker.get(talk)).status_code == 200
    await refused(onlooker.post(talk, {"text": "Hello there."}), 403, "read_only")
    await two.sender.coordinator.made(talk, {"text": "Hello there."})


async def _say(way: Way, words: str) -> Any:
    return await way.receiver.coordinator.post(f"{way.here}/messages", {"text": words})


async def _ended(way: Way) -> None:
    """She no longer agrees: nothing is disclosed any more."""
    await now_done(way.sender.coordinator, way.consent, "withdraw", {"reason": "ChangedMind"})


async def test_the_receiver_is_held_against_its_copy_when_that_is_closed(two: Pair) -> None:
    way = await (await sent_way(two, "identity")).arrived()
    copy = (await way.copy())["id"]
    await _ended(way)
    await now_done(two.receiver.coordinator, f"/v1/cases/{copy}", "close", {"reason": "Autonomy"})
    await refused(_say(way, f"{NAME} is here."), 422, "identifying_text")
    assert (await _say(way, "She is here.")).status_code == 201


async def test_the_receiver_says_nothing_when_nothing_is_left_to_hold_it_against(two: Pair) -> None:
    way = await (await sent_way(two, "identity")).arrived()
    copy, there = f"/v1/cases/{(await way.copy())['id']}", two.receiver.coordinator
    done = await there.patch(copy, {"person_id": None}, etag=await etag(there, copy))
    assert done.status_code == 200, done.text
    await refused(_say(way, f"{NAME} is here."), 422, "identifying_text")  # what was released is still there
    await _ended(way)
    await refused(_say(way, f"{NAME} is here."), 503, "guard_unavailable")


async def test_the_receiver_is_held_against_its_copy_of_an_earlier_referral(two: Pair) -> None:
    first = await (await sent_way(two, "identity", "profile")).arrived()
    await first.receive("complete", {"outcome": "PersonLeft"})
    draft = await two.sender.coordinator.made("/v1/referrals", offer(first.case, two.receiver))
    again = Way(two, first.person, first.case, address(draft), first.consent)
    await again.send("send")
    await again.receive("accept")
    await refused(_say(again, f"Is it {NAME}?"), 422, "identifying_text")
    await again.send("release", {"field_groups": ["profile"]})
    await again.receive("arrive")
    await refused(_say(again, f"{NAME} is here."), 422, "identifying_text")
    assert (await _say(again, "She is here.")).status_code == 201
    copy = f"/v1/cases/{(await first.copy())['id']}"
    await now_done(two.receiver.coordinator, copy, "close", {"reason": "Autonomy"})
    await refused(_say(again, f"{NAME} is here."), 422, "identifying_text")


async def test_the_copy_of_another_case_s_referral_says_nothing_of_this_one(two: Pair) -> None:
    await (await sent_way(two, "identity")).arrived()
    way = await sent_way(two, "identity")
    await way.receive("accept")
    assert (await _say(way, f"Is it {NAME}?")).status_code == 201  # it was told no name in this one
