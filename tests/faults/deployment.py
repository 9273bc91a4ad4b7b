"""A deployment of its own: a durable database, a server process, and a network between them that can fail."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from sqlalchemy import make_url

from tests.factories.house import FACTS, Caller, House, Party
from tests.servers import fresh_folder, plain_environment
from trafficking_api.app import create_app
from trafficking_api.kit import embedded, migrations, provision
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

COMMAND = Path(sys.executable).with_name("trafficking-api")
PASSWORD = "runtime-of-faults"
#: What the contract allows from the moment a request is sent.
PATIENCE = 6.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _alive(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


class Server:
    """`trafficking-api serve`, as a process of its own."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.port, self.log = free_port(), log
        self.http = httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{self.port}", timeout=30, limits=httpx.Limits(max_connections=60)
        )
        with log.open("ab") as written:
            self.process = subprocess.Popen(
                [COMMAND, "serve", "--port", str(self.port)],
                env=plain_environment() | environment,
                stdout=written,
                stderr=written,
            )

    async def until_status(self, path: str, status: int, *, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log.read_text()
            with suppress(httpx.TransportError):
                if (await self.http.get(path)).status_code == status:
                    return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{path} never was {status}")

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    async def ended(self, seconds: float = 30) -> int:
        return await asyncio.to_thread(self.process.wait, seconds)

    async def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        await self.ended()
        await self.http.aclose()


@dataclass
class Deployment:
    """A database that keeps its promises, and parties that use it."""

    cluster: embedded.EmbeddedServer
    environment: dict[str, str]
    house: House
    centre: Party
    police: Party
    log: Path
    servers: list[Server] = field(default_factory=list)

    @classmethod
    async def open(cls, tmp: Path, **more: Any) -> "Deployment":
        """A new one; `more` are settings."""
        cluster = await asyncio.to_thread(embedded.start, fresh_folder(f"faults-{uuid4().hex[:8]}"))
        admin = cluster.admin_url
        await provision.prepare(admin, "trafficking", runtime_password=PASSWORD, backup_password=PASSWORD)
        owner = make_url(admin).set(database="trafficking").render_as_string(hide_password=False)
        await asyncio.to_thread(migrations.upgrade, owner)
        keys = KeyFile.create(tmp / "keys.json")
        url = provision.url_as(admin, provision.RUNTIME, PASSWORD, "trafficking")
        house = await House.open(create_app(Settings(database_url=url, **more), keys), owner)
        centre, police = await house.party(), await house.party("authority")
        environment = {"DATABASE_URL": url, "KEY_FILE": str(tmp / "keys.json")}
        environment |= {name.upper(): json.dumps(value) for name, value in more.items()}
        return cls(cluster, environment, house, centre, police, tmp / "server.log")

    async def server(self) -> Server:
        """The server that runs, or the one that is started in place of one that died."""
        if not self.servers or self.servers[-1].process.poll() is not None:
            self.servers.append(Server(self.environment, self.log))
            await self.servers[-1].until_status("/readyz", 200, seconds=60)
        return self.servers[-1]

    @property
    def _data(self) -> Path:
        return next(self.cluster.data_dir.glob("cluster-*/pgdata"))

    async def kill_database(self) -> None:
        pid = int((self._data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGKILL)
        async with asyncio.timeout(10):
            while _alive(pid):  # noqa: ASYNC110 - no event tells that another process has died
                await asyncio.sleep(0.01)

    async def start_database(self) -> None:
        self.cluster = await asyncio.to_thread(embedded.start, self.cluster.data_dir)

    async def close(self) -> None:
        for server in self.servers:
            await server.close()
        await self.house.close()
        await asyncio.to_thread(self.cluster.stop, even_if_used=True)

    async def counted(self, query: str) -> int:
        found = await self.house.owner_execute(query, centre=self.centre.id, police=self.police.id)
        return int(found.scalar_one())


@dataclass
class Write:
    """One write with its key, and what was answered, if anything was."""

    caller: Caller
    path: str
    body: dict[str, Any]
    key: str = field(default_factory=lambda: str(uuid4()))
    answer: httpx.Response | None = None
    etag: str | None = None

    async def send(self, server: Server) -> httpx.Response:
        caller = replace(self.caller, http=server.http)
        return await caller.post(self.path, self.body, etag=self.etag, key=self.key)


class Burst:
    """Writers that write as fast as they can until they are stopped, and remember every attempt."""

    def __init__(self, deployment: Deployment, server: Server, writers: int = 8) -> None:
        self.writes: list[Write] = []
        self._deployment, self._server = deployment, server
        self._stopped = False
        self._tasks = [asyncio.create_task(self._write(number)) for number in range(writers)]

    @property
    def acknowledged(self) -> list[Write]:
        return [
            write for write in self.writes if write.answer is not None and write.answer.status_code == 201
        ]

    async def until(self, acknowledged: int) -> None:
        async with asyncio.timeout(30):
            while len(self.acknowledged) < acknowledged:  # noqa: ASYNC110 - writers do not know of it
                await asyncio.sleep(0.01)

    async def stop(self) -> None:
        self._stopped = True
        await asyncio.gather(*self._tasks)

    def _next(self, number: int) -> Write:
        if number % 2:
            return Write(self._deployment.centre.coordinator, "/v1/cases", FACTS)
        report = {
            "to_organisation_id": str(self._deployment.centre.id),
            "official_reference": f"R-{uuid4()}",
            "channel": "PartnerApi",
            "source": "FederalPolice",
            "urgency": "Within24h",
            "persons_count": 1,
            "country": "BE",
            "summary": "x",
        }
        return Write(self._deployment.police.liaison, "/v1/signalements", report)

    async def _write(self, number: int) -> None:
        while not self._stopped:
            write = self._next(number)
            self.writes.append(write)
            try:
                write.answer = await write.send(self._server)
            except httpx.TransportError:
                await asyncio.sleep(0.02)


class Wire:
    """A network between server and database that can stop to deliver, without closing anything."""

    def __init__(self, target: Path | tuple[str, int]) -> None:
        self._target, self._flows = target, asyncio.Event()
        self._flows.set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> int:
        self._listener = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        return int(self._listener.sockets[0].getsockname()[1])

    def cut(self) -> None:
        self._flows.clear()

    def mend(self) -> None:
        self._flows.set()

    async def close(self) -> None:
        self._listener.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._tasks.add(asyncio.create_task(self._carry(reader, writer)))

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with closing(writer):
            await self._flows.wait()
            if isinstance(self._target, Path):
                there, back = await asyncio.open_unix_connection(self._target)
            else:
                there, back = await asyncio.open_connection(*self._target)
            with closing(back), suppress(OSError):
                await asyncio.gather(self._pass(reader, back), self._pass(there, writer))

    async def _pass(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        while piece := await source.read(65536):
            await self._flows.wait()
            sink.write(piece)
            await sink.drain()
        sink.close()
