"""The clock of the database, which a test may stop."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests import servers
from tests.factories.house import House
from tests.features.stories import Clock
from trafficking_api.app import create_app
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings


@pytest.fixture
async def clock(house: House) -> AsyncIterator[Clock]:
    """The time that business follows: as it is, until the test stops it."""
    clock = Clock(house)
    yield clock
    await clock.go_on()


@pytest.fixture
def apart() -> Iterator[tuple[str, str]]:
    """A database of one test."""
    with servers.own_database() as urls:
        yield urls


@pytest.fixture
async def alone(apart: tuple[str, str], keys: KeyFile, tmp_path: Path) -> AsyncIterator[House]:
    """A deployment of one test, where the years may pass for everybody."""
    settings = Settings(
        database_url=apart[0],
        shred_ledger=tmp_path / "shred-ledger.jsonl",
        seal_ledger=tmp_path / "seal-ledger.jsonl",
        **servers.PATIENT,
    )
    house = await House.open(create_app(settings, keys), apart[1])
    yield house
    await house.close()
