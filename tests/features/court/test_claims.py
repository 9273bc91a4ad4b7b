"""A claim stands as what was entered on it says, and she never gets more than is owed (CRT-18)."""

from tests.factories.house import House
from tests.features.case_plans.plans import desk
from tests.features.court.compensated import WAYS, claimed, hold_the_fold
from tests.features.stories import replayed


async def test_g_6_in_each_state_a_claim_is_the_fold_of_its_entries_and_of_the_journal(house: House) -> None:
    there = await desk(house)
    for state in WAYS:
        assert (await (await claimed(there, state)).read())["status"] == state
    assert await hold_the_fold(house, there.centre.id) == len(WAYS)
    assert await replayed(house, there.centre) > len(WAYS)
