"""A database that takes everything and answers nothing: callers are told in time, and it heals."""

import asyncio
import socket
import struct
import time
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import make_url

from tests.factories.house import FACTS, House, Party
from tests.faults.deployment import PATIENCE, Wire
from trafficking_api.access.credentials import public_id
from trafficking_api.app import create_app
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

pytestmark = pytest.mark.slow


def client(settings: Settings, keys: KeyFile) -> tuple[httpx.AsyncClient, str]:
    app = create_app(settings, keys)
    token = app.state.signer.issue(public_id(uuid4(), uuid4()), "coordinator", [], 1)
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://test", timeout=60
    ), token


async def unavailable_in_time(http: httpx.AsyncClient, token: str, times: int) -> None:
    """Every request gets 503, however many wait for the same few connections."""
    bearer = {"Authorization": f"Bearer {token}"}
    # The very first request of a process also builds the table of its routes.
    assert (await http.get("/healthz")).status_code == 200

    async def asked(number: int) -> float:
        began = time.monotonic()
        if number % 4 == 0:
            answer = await http.get("/readyz")
        elif number % 4 == 1:
            answer = await http.post(
                "/v1/cases", json=FACTS, headers={**bearer, "Idempotency-Key": str(uuid4())}
            )
        else:
            answer = await http.get("/v1/cases", headers=bearer)
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        assert int(answer.headers["Retry-After"]) >= 1
        return time.monotonic() - began

    waited = await asyncio.gather(*(asked(number) for number in range(times)))
    assert max(waited) < PATIENCE


async def test_a_database_that_never_answers_a_new_connection(keys: KeyFile) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(100)
        url = f"postgresql+asyncpg://a:b@127.0.0.1:{silent.getsockname()[1]}/x"
        http, token = client(Settings(database_url=url), keys)
        async with http:
            await unavailable_in_time(http, token, times=30)


@pytest.mark.parametrize("state", ["57P03", "53300", "28P01", "3D000", "57P01"])
async def test_a_database_that_takes_nobody_now(keys: KeyFile, state: str) -> None:
    """Starting up, full, another password, gone, shutting down: each is told as 503."""

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        length = struct.unpack("!I", await reader.readexactly(4))[0]
        asked = await reader.readexactly(length - 4)
        if asked == struct.pack("!I", 80877103):  # does it speak TLS?
            writer.write(b"N")
            length = struct.unpack("!I", await reader.readexactly(4))[0]
            await reader.readexactly(length - 4)
        words = f"SFATAL\0VFATAL\0C{state}\0Mcanary-of-the-database\0\0".encode()
        writer.write(b"E" + struct.pack("!I", len(words) + 4) + words)
        await writer.drain()
        writer.close()

    listener = await asyncio.start_server(refuse, "127.0.0.1", 0)
    url = f"postgresql+asyncpg://a:b@127.0.0.1:{listener.sockets[0].getsockname()[1]}/x"
    http, token = client(Settings(database_url=url), keys)
    async with http:
        await unavailable_in_time(http, token, times=4)
        answer = await http.get("/v1/me", headers={"Authorization": f"Bearer {token}"})
        assert "canary" not in answer.text
    listener.close()
    await listener.wait_closed()


@pytest.fixture
async def wire(database: tuple[str, str]) -> AsyncIterator[tuple[Wire, str]]:
    """The runtime role's address, behind a network that can be cut."""
    url = make_url(database[0])
    host = url.query.get("host")
    wire = Wire(Path(str(host)) / ".s.PGSQL.5432" if host else (url.host or "127.0.0.1", url.port or 5432))
    port = await wire.open()
    behind = url.set(host="127.0.0.1", port=port, query={"ssl": "disable"})
    yield wire, behind.render_as_string(hide_password=False)
    await wire.close()


async def fill_the_pool(http: httpx.AsyncClient, centre: Party) -> None:
    """Twenty at once are all served, within PATIENCE of a start or of a network that healed."""
    bearer = {"Authorization": f"Bearer {centre.coordinator.token}"}
    deadline = time.monotonic() + PATIENCE
    while True:
        answers = await asyncio.gather(*(http.get("/v1/cases", headers=bearer) for _ in range(20)))
        statuses = {answer.status_code for answer in answers}
        if statuses == {200}:
            return
        assert (statuses <= {200, 503}, time.monotonic() < deadline) == (True, True)
        await asyncio.sleep(0.1)


async def test_a_network_that_stops_to_deliver_and_comes_back(
    house: House, wire: tuple[Wire, str], keys: KeyFile
) -> None:
    centre, (network, url) = await house.party(), wire
    http, _ = client(Settings(database_url=url), keys)
    async with http:
        await fill_the_pool(http, centre)
        network.cut()
        await unavailable_in_time(http, centre.coordinator.token, times=24)
        network.mend()
        await fill_the_pool(http, centre)
