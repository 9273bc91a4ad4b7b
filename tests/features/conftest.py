"""The clock of the database, which a test may stop."""

from collections.abc import AsyncIterator

import pytest

from tests.factories.house import House
from tests.features.stories import Clock


@pytest.fixture
async def clock(house: House) -> AsyncIterator[Clock]:
    """The time that business follows: as it is, until the test stops it."""
    clock = Clock(house)
    yield clock
    await clock.go_on()
