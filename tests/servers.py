"""The database server of a test run: one for all its workers, with fresh copies of a migrated database."""

import asyncio
import fcntl
import os
import re
import shutil
import tempfile
import uuid
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from trafficking_api.kit import embedded, migrations, provision

# Roles belong to the server, so every run on a server of TEST_DATABASE_URL must give them the same ones.
RUNTIME_PASSWORD = "runtime-of-tests"
BACKUP_PASSWORD = "backup-of-tests"
PREFIX = "trafficking-tests"
LOCK = 7_203_771_544_003
Result = TypeVar("Result")
_started: dict[str, embedded.EmbeddedServer] = {}


@cache
def run_name() -> str:
    """Name this test run: the same in all its xdist workers, another in every other run."""
    given = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid.uuid4().hex
    return re.sub(r"[^a-z0-9]", "", given.lower())[:12]


def server_admin_url() -> str:
    """Give a superuser's URL: TEST_DATABASE_URL, else an embedded server that this run's workers share."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        return make_url(given).set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)
    if "server" not in _started:
        with _one_run_at_a_time():
            _sweep()
            _started["server"] = embedded.start(fresh_folder(run_name()), fast=True)
    return _started["server"].admin_url


def release_server() -> None:
    """Leave the server; the last worker stops and deletes it."""
    server = _started.pop("server", None)
    if server is None:
        return
    with _one_run_at_a_time():
        server.stop()
        embedded.reap(server.data_dir)


def fresh_folder(name: str) -> Path:
    """Make a folder the server's own user may pass; pytest's tmp_path is closed to it."""
    folder = Path(tempfile.gettempdir()) / f"{PREFIX}-{os.getuid()}" / name
    for path in (folder.parent, folder):
        path.mkdir(exist_ok=True)
        path.chmod(0o711)
    return folder


def template_database(admin_url: str) -> str:
    """Prepare and migrate one database for the whole run, by whichever worker comes first."""
    return _await(_template(admin_url))


def copy_database(admin_url: str, template: str) -> str:
    """Copy the template into a database of its own name."""
    name = f"{template[: 63 - 13]}_{uuid.uuid4().hex[:12]}"
    copy = f'CREATE DATABASE "{name}" TEMPLATE "{template}" OWNER {provision.OWNER}'
    rights = (
        f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC',
        f'GRANT CONNECT ON DATABASE "{name}" TO {provision.RUNTIME}, {provision.BACKUP}',
    )  # a copy takes everything of its template but the rights on the database itself
    _await(_execute(admin_url, copy, *rights))
    return name


def drop_database(admin_url: str, name: str) -> None:
    """Drop a database, whoever is still connected."""
    _await(_execute(admin_url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))


def _await(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Run it in a thread: a fixture may be asked for while an event loop runs in ours."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


async def _template(admin_url: str) -> str:
    name, building = f"t_{run_name()}", f"b_{run_name()}"
    engine = create_async_engine(admin_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    async with engine.connect() as server:
        await server.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
        there = text("SELECT 1 FROM pg_database WHERE datname = :name")
        if not await server.scalar(there, {"name": name}):
            # The final name comes last, so a template that exists is a whole one.
            await server.execute(text(f'DROP DATABASE IF EXISTS "{building}" WITH (FORCE)'))
            await provision.prepare(
                admin_url, building, runtime_password=RUNTIME_PASSWORD, backup_password=BACKUP_PASSWORD
            )
            url = make_url(admin_url).set(database=building).render_as_string(hide_password=False)
            await asyncio.to_thread(migrations.upgrade, url)
            await server.execute(text(f'ALTER DATABASE "{building}" RENAME TO "{name}"'))
    await engine.dispose()
    return name


async def _execute(admin_url: str, *statements: str) -> None:
    engine = create_async_engine(admin_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    async with engine.connect() as server:
        for statement in statements:
            await server.execute(text(statement))
    await engine.dispose()


@contextmanager
def _one_run_at_a_time() -> Iterator[None]:
    """Keep a run from sweeping away the folder that another has made and not yet started a server in."""
    with Path(tempfile.gettempdir(), f"{PREFIX}-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sweep() -> None:
    """Stop and delete what runs that were killed left behind."""
    for folder in fresh_folder("").glob("*"):
        try:
            embedded.reap(folder)
        except (OSError, embedded.EmbeddedUnavailable):
            shutil.rmtree(folder, ignore_errors=True)  # half-made or half-deleted: no server runs from it
