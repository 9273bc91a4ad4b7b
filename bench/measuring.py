"""What all measurements share: a deployment of its own, and the table that they print."""

import asyncio
import shutil
import statistics
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import make_url, text

from tests.factories.house import Caller, House, Party
from tests.faults.deployment import PASSWORD, Server
from trafficking_api.app import create_app
from trafficking_api.kit import embedded, migrations, provision
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings


@dataclass(frozen=True)
class Row:
    """One line of the table; `goal` in the same unit as the worst that counts."""

    what: str
    milliseconds: Sequence[float]
    goal: float | None = None

    @property
    def p95(self) -> float:
        if len(self.milliseconds) == 1:
            return self.most
        return statistics.quantiles(self.milliseconds, n=20, method="inclusive")[-1]

    @property
    def most(self) -> float:
        return max(self.milliseconds)

    @property
    def is_missed(self) -> bool:
        return self.goal is not None and self.p95 >= self.goal

    def __str__(self) -> str:
        numbers = (statistics.median(self.milliseconds), self.p95, self.most)
        goal = "" if self.goal is None else f"{self.goal:,.0f}" + (" MISSED" if self.is_missed else "")
        return (
            f"| {self.what} | {len(self.milliseconds)} | "
            + " | ".join(f"{n:,.1f}" for n in numbers)
            + f" | {goal} |"
        )


@dataclass
class Place:
    """A deployment with one centre, for as many people or beds as somebody puts there."""

    folder: Path
    cluster: embedded.EmbeddedServer
    environment: dict[str, str]
    house: House
    centre: Party
    server: Server | None = None

    @classmethod
    async def open(cls, folder: Path) -> "Place":
        cluster = await asyncio.to_thread(embedded.start, folder / "database")
        admin = cluster.admin_url
        await provision.prepare(admin, "trafficking", runtime_password=PASSWORD, backup_password=PASSWORD)
        owner = make_url(admin).set(database="trafficking").render_as_string(hide_password=False)
        await asyncio.to_thread(migrations.upgrade, owner)
        keys = KeyFile.create(folder / "keys.json")
        url = provision.url_as(admin, provision.RUNTIME, PASSWORD, "trafficking")
        settings = Settings(database_url=url, key_service="file", database_timeout=120)
        house = await House.open(create_app(settings, keys), owner)
        environment = {"DATABASE_URL": url, "KEY_FILE": str(folder / "keys.json"), "KEY_SERVICE": "file"}
        return cls(folder, cluster, environment, house, await house.party())

    async def served(self, caller: Caller) -> Caller:
        """The caller, at a server process that has just been started."""
        self.server = Server(self.environment, self.folder / "server.log")
        await self.server.until_status("/readyz", 200, seconds=60)
        return replace(caller, http=self.server.http)

    async def close(self) -> None:
        if self.server is not None:
            await self.server.close()
        await self.house.close()
        await asyncio.to_thread(self.cluster.stop, even_if_used=True)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Place]:
    """A place, closed when it is no longer needed."""
    place = await Place.open(folder)
    try:
        yield place
    finally:
        await place.close()


async def settled(place: Place) -> None:
    """Let the database do now what it would do beside the first searches: clean up, count, write to disk."""
    engine = place.house.owner.execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text("VACUUM ANALYZE"))
        await connection.execute(text("CHECKPOINT"))


def report(title: str, measure: Callable[[Path], Coroutine[Any, Any, list[Row]]]) -> int:
    """Measure in a folder of its own, and print the table; 1 when a goal is missed."""
    folder = Path(tempfile.mkdtemp(prefix="trafficking-bench-", dir="/var/tmp"))
    folder.chmod(0o711)
    try:
        rows = asyncio.run(measure(folder))
    finally:
        with suppress(OSError):
            shutil.rmtree(folder)
    print(title, "", "| What | Times | p50 | p95 | Most | Goal |", "|---|---|---|---|---|---|", sep="\n")
    print(*rows, sep="\n")
    return int(any(row.is_missed for row in rows))
