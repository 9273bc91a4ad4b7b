"""The networks that contract tests look at; a test reads them and changes nothing of their centre's."""

import pytest

from tests.factories.house import House
from tests.factories.world import World, filled


@pytest.fixture(scope="session")
async def world(house: House) -> World:
    """A network at work, whose centre is everybody's victim."""
    return await filled(house)


@pytest.fixture(scope="session")
async def other_world(house: House) -> World:
    """Another one, a stranger to the first."""
    return await filled(house)
