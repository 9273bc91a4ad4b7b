"""What every test stands on: a real database, organisations that are strangers until they agree, clients."""

import gc
import os
import sys
from collections.abc import AsyncIterator, Generator, Iterator

import pytest
from fastapi import FastAPI

from tests import servers
from tests.factories.house import House
from trafficking_api.app import create_app
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

os.environ.setdefault("COVERAGE_CORE", "ctrace")
#: What goes by the thousand through lines that a feature's own tests cover is not measured, which would take
#: twice as long; so what is covered nowhere else counts as not covered.
REPEATED = {"contract", "faults", "journeys"}


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is loaded and collected stays for good: it is not looked through for garbage, now or later.

    It takes half a second each time, and a test that counts seconds may be the one that waits for it.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.fixture(autouse=True)
def measured(request: pytest.FixtureRequest) -> Iterator[None]:
    """Measure coverage in tests of one thing, and not where every state meets every command, nor in races."""
    path, is_race = request.node.path, request.node.get_closest_marker("race")
    if path.parent.name not in REPEATED and "transitions" not in path.name and not is_race:
        yield
        return
    tracing = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(tracing)


@pytest.fixture(scope="session")
def database() -> Iterator[tuple[str, str]]:
    """A fresh, migrated database: the URL of the runtime role, and that of a superuser."""
    try:
        with servers.own_database() as urls:
            yield urls
    finally:
        servers.release_server()


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> KeyFile:
    """The keys of the test deployment."""
    return KeyFile.create(tmp_path_factory.mktemp("keys") / "keys.json")


@pytest.fixture(scope="session")
def settings(database: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of the test deployment."""
    return Settings(
        shred_ledger=tmp_path_factory.mktemp("ledger") / "shred-ledger.jsonl",
        seal_ledger=tmp_path_factory.mktemp("seals") / "seal-ledger.jsonl",
        database_url=database[0],
        pool_size=30,
        **servers.PATIENT,
    )


@pytest.fixture(scope="session")
def app(settings: Settings, keys: KeyFile) -> FastAPI:
    """The application, as it is deployed."""
    return create_app(settings, keys)


@pytest.fixture(scope="session")
async def house(app: FastAPI, database: tuple[str, str]) -> AsyncIterator[House]:
    """Makes organisations and clients, and calls the API as them."""
    house = await House.open(app, database[1])
    yield house
    await house.close()
