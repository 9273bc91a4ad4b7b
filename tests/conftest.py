"""What every test stands on: a real database, organisations that are strangers until they agree, clients."""

import os
from collections.abc import AsyncIterator, Iterator

import pytest
from fastapi import FastAPI
from sqlalchemy import make_url

from tests import servers
from tests.factories.house import House
from trafficking_api.app import create_app
from trafficking_api.kit import provision
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

os.environ.setdefault("COVERAGE_CORE", "ctrace")


@pytest.fixture(scope="session")
def database() -> Iterator[tuple[str, str]]:
    """A fresh, migrated database: the URL of the runtime role, and that of a superuser."""
    admin = servers.server_admin_url()
    name = servers.copy_database(admin, servers.template_database(admin))
    try:
        yield (
            provision.url_as(admin, provision.RUNTIME, servers.RUNTIME_PASSWORD, name),
            make_url(admin).set(database=name).render_as_string(hide_password=False),
        )
    finally:
        servers.drop_database(admin, name)
        servers.release_server()


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> KeyFile:
    """The keys of the test deployment."""
    return KeyFile.create(tmp_path_factory.mktemp("keys") / "keys.json")


@pytest.fixture(scope="session")
def settings(database: tuple[str, str]) -> Settings:
    """The settings of the test deployment."""
    return Settings(database_url=database[0], pool_size=30, pool_timeout=30, answer_seconds=60)


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
