"""Who writes to the other centre works on the case, and is held against all that its centre may know."""

import pytest

from tests.factories.house import House
from tests.features.referrals.second_stage import sent_way, two_centres
from tests.features.stories import Pair, refused


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
