"""The database server of a test run: one for all its workers, with fresh copies of a migrated database."""

import asyncio
import atexit
import fcntl
import os
import re
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
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
#: A machine that is busy with other tests is slow, and not broken.
PATIENT: dict[str, Any] = {"pool_timeout": 30, "database_timeout": 30, "answer_seconds": 60}
Result = TypeVar("Result")
_alive: list[int] = []
_started: dict[str, embedded.EmbeddedServer] = {}


@cache
def run_name() -> str:
    """Name this test run: the same in all its xdist workers, another in every other run."""
    given = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid.uuid4().hex
    return re.sub(r"[^a-z0-9]", "", given.lower())[:12]


def plain_environment() -> dict[str, str]:
    """Ours without the measuring of coverage, with which a process takes twice as long."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


def server_admin_url(*, is_quiet: bool = False) -> str:
    """Give a superuser's URL: TEST_DATABASE_URL, else an embedded server that this run's workers share.

    One that is quiet is this worker's own: transactions in any database of a server hold up the horizon below
    which events are told.
    """
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        return make_url(given).set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)
    name = f"quiet-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}" if is_quiet else "server"
    if name not in _started:
        _started[name] = embedded.start(fresh_folder(name), fast=True)
    return _started[name].admin_url


def release_server() -> None:
    """Leave the run; its last worker stops the server and deletes what the run made."""
    while _started:
        _started.popitem()[1].stop()
    if _alive:
        with _one_at_a_time():
            os.close(_alive.pop())
            _delete_unless_alive(_runs() / run_name())


def fresh_folder(name: str) -> Path:
    """Make a folder of this run that the server's own user may pass; pytest's tmp_path is closed to it."""
    if not _alive:
        with _one_at_a_time():
            for killed in _runs().glob("*"):
                _delete_unless_alive(killed)
            _make(_runs())
            _make(_runs() / run_name())
            _alive.append(_lock(_runs() / run_name()))
            fcntl.flock(_alive[0], fcntl.LOCK_SH)
        atexit.register(release_server)
    return _make(_runs() / run_name() / name)


def template_database(admin_url: str) -> str:
    """Prepare and migrate one database for the whole run, by whichever worker comes first."""
    return _await(_template(admin_url))


def copy_database(admin_url: str, template: str) -> str:
    """Copy the template into a database of its own name."""
    name = f"{template[: 63 - 13]}_{uuid.uuid4().hex[:12]}"
    how = f"OWNER {provision.OWNER} STRATEGY FILE_COPY"  # faster than the default
    copy = f'CREATE DATABASE "{name}" TEMPLATE "{template}" {how}'
    rights = (
        f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC',
        f'GRANT CONNECT ON DATABASE "{name}" TO {provision.RUNTIME}, {provision.BACKUP}',
    )  # a copy takes everything of its template but the rights on the database itself
    _await(_execute(admin_url, copy, *rights))
    return name


def drop_database(admin_url: str, name: str) -> None:
    """Drop a database, whoever is still connected."""
    _await(_execute(admin_url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))


@contextmanager
def own_database(*, is_quiet: bool = False) -> Iterator[tuple[str, str]]:
    """A migrated database of its own: the URL of the runtime role, and that of a superuser."""
    admin = server_admin_url(is_quiet=is_quiet)
    name = copy_database(admin, template_database(admin))
    try:
        yield (
            provision.url_as(admin, provision.RUNTIME, RUNTIME_PASSWORD, name),
            make_url(admin).set(database=name).render_as_string(hide_password=False),
        )
    finally:
        drop_database(admin, name)


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


@cache
def _runs() -> Path:
    """Give the folder of all runs: in memory where there is room, as a copy is many small files."""
    memory = Path("/dev/shm")  # noqa: S108 (its children are ours and closed)
    roomy = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2 * 1024**3
    return (memory if roomy else Path(tempfile.gettempdir())) / f"{PREFIX}-{os.getuid()}"


def _make(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    folder.chmod(0o711)
    return folder


def _lock(run: Path) -> int:
    return os.open(run / "alive.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Keep a worker from deleting the folder that another has made and not yet locked."""
    with Path(tempfile.gettempdir(), f"{PREFIX}-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _delete_unless_alive(run: Path) -> None:
    """Delete a run and its servers once no worker holds its lock; a killed one holds none."""
    lock = _lock(run)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for folder in run.glob("*/"):
            with suppress(OSError, embedded.EmbeddedUnavailable):  # half-made: no server in it
                embedded.reap(folder)
        shutil.rmtree(run, ignore_errors=True)
    except BlockingIOError:
        pass
    finally:
        os.close(lock)


def _program(name: str) -> str:
    """One of PostgreSQL's own programs, of the embedded server if that is the one."""
    if "server" in _started:
        return str(_started["server"]._cluster.binaries / name)
    found = shutil.which(name)
    assert found is not None, f"{name} is not installed"
    return found


def dump(admin_url: str, database: str, path: Path) -> None:
    """Back a database up as a deployment does: by the backup role."""
    role = provision.url_as(admin_url, provision.BACKUP, BACKUP_PASSWORD, database)
    _run("pg_dump", "--format=custom", f"--file={path}", role)


def restore(admin_url: str, path: Path) -> str:
    """Bring a backup into a new database; returns its name."""
    name = copy_database(admin_url, "template0")
    url = make_url(admin_url).set(database=name).render_as_string(hide_password=False)
    # A backup knows the owner's defaults; the database is there.
    _run("pg_restore", "--exit-on-error", f"--dbname={url.replace('+asyncpg', '')}", str(path))
    return name


def _run(program: str, *arguments: str) -> None:
    arguments = tuple(argument.replace("postgresql+asyncpg", "postgresql") for argument in arguments)
    done = subprocess.run(
        [_program(program), *arguments], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
