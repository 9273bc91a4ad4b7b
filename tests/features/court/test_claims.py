"""A claim stands as what was entered on it says, and she never gets more than is owed (CRT-18)."""

from tests.factories.house import House
from tests.features.court.compensated import WAYS, new_claim


async def test_x(house: House) -> None:
    for state in WAYS:
        claim = await new_claim(house, state)
        print(await claim.read(), await claim.entries(), await claim.sums())
    claim = await new_claim(house, "partly_paid", note="x")
    print(await claim.back(1), await claim.entries(), await claim.sums())
