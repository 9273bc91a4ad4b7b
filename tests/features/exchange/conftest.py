"""A house of its own, on a server where nobody else writes: events are told as soon as they are written."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests import servers
from tests.factories.house import House
from trafficking_api.app import create_app
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings


@pytest.fixture(scope="session")
def quiet_database(database: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """A database, as everywhere, but on a server of this process's own.

    It ends before the other one, with which all servers end.
    """
    with servers.own_database(is_quiet=True) as urls:
        yield urls


@pytest.fixture(scope="session")
async def house(
    quiet_database: tuple[str, str],
    settings: Settings,
    keys: KeyFile,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[House]:
    """Makes organisations and clients there."""
    folder = tmp_path_factory.mktemp("quiet")
    chosen = {
        "database_url": quiet_database[0],
        "shred_ledger": folder / "shred-ledger.jsonl",
        "seal_ledger": folder / "seal-ledger.jsonl",
    }
    house = await House.open(create_app(settings.model_copy(update=chosen), keys), quiet_database[1])
    yield house
    await house.close()


@pytest.fixture
def apart() -> Iterator[tuple[str, str]]:
    """A database of one test, there too."""
    with servers.own_database(is_quiet=True) as urls:
        yield urls
