"""The embedded database against a real one: closed to strangers, shared by its users, back after a crash."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from tests.servers import fresh_folder
from trafficking_api.kit import embedded
from trafficking_api.kit.embedded import cluster as clusters
from trafficking_api.kit.embedded import home
from trafficking_api.kit.embedded import server as servers

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as another user")


@pytest.fixture
def empty() -> Iterator[Path]:
    path = fresh_folder(f"embedded-{uuid.uuid4().hex[:8]}")
    yield path
    assert embedded.reap(path)
    assert not path.exists()


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    path = fresh_folder(f"embedded-{uuid.uuid4().hex[:8]}")
    embedded.start(path, fast=True).stop()
    yield path
    assert embedded.reap(path)


@pytest.fixture
def folder(made: Path, empty: Path) -> Path:
    """A folder with a cluster in it, copied because making one takes a second."""
    subprocess.run(["cp", "-a", f"{made}/.", str(empty)], check=True)
    return empty


@pytest.fixture
def server(folder: Path) -> Iterator[embedded.EmbeddedServer]:
    started = embedded.start(folder)
    yield started
    started.stop(even_if_used=True)


async def ask(url: str, *statements: str) -> object:
    engine = create_async_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            answers = [await connection.execute(text(statement)) for statement in statements]
            return answers[-1].scalar() if answers[-1].returns_rows else None
    finally:
        await engine.dispose()


def pid_file(folder: Path) -> Path:
    return next(folder.glob("cluster-*/pgdata")) / "postmaster.pid"


def pid_of(folder: Path) -> int:
    return int(pid_file(folder).read_text().splitlines()[0])


def in_other_processes(folder: Path, count: int, then: str) -> list[subprocess.Popen[str]]:
    script = f"""
import sys
from pathlib import Path
from trafficking_api.kit import embedded
server = embedded.start(Path({str(folder)!r}))
print(server.was_running, flush=True)
{then}
"""
    command = [sys.executable, "-c", script]
    return [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(count)
    ]


async def test_a_connection_without_the_password_or_with_a_wrong_one_fails(
    server: embedded.EmbeddedServer,
) -> None:
    url = make_url(server.admin_url)
    for password in (None, "wrong"):
        with pytest.raises(asyncpg.PostgresError):
            await asyncpg.connect(user="postgres", host=url.query["host"], password=password)
    methods = await ask(
        server.admin_url, "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"
    )
    assert methods == "scram-sha-256"


async def test_the_files_are_for_the_servers_user_only_and_the_address_is_not_shown(
    server: embedded.EmbeddedServer,
) -> None:
    cluster = next(server.data_dir.glob("cluster-*"))
    assert cluster.stat().st_mode & 0o077 == 0
    assert (cluster / "superuser-password").stat().st_mode & 0o777 == 0o600
    assert (cluster / "socket").stat().st_mode & 0o077 == 0
    assert str(make_url(server.admin_url).password) not in repr(server)


async def test_an_acknowledged_write_is_synced_unless_tests_ask_for_speed(folder: Path) -> None:
    durable = "SELECT current_setting('fsync') || ' ' || current_setting('synchronous_commit')"
    first = embedded.start(folder, fast=True)
    assert await ask(first.admin_url, durable) == "off off"
    first.stop()
    second = embedded.start(folder)
    assert await ask(second.admin_url, durable) == "on on"
    second.stop()


async def test_a_second_start_joins_and_the_last_to_leave_stops_it(folder: Path) -> None:
    first = embedded.start(folder)
    pid = pid_of(folder)
    second = embedded.start(folder)
    assert (first.was_running, second.was_running) == (False, True)
    assert first.admin_url == second.admin_url
    assert not embedded.reap(folder)
    second.stop()
    second.stop()  # leaving twice is leaving once
    assert await ask(first.admin_url, "SELECT 1") == 1
    first.stop()
    assert not pid_file(folder).exists()
    assert "postgres" not in "".join(servers._command_line(pid))


def test_processes_that_start_at_once_share_one_server(empty: Path) -> None:
    others = in_other_processes(empty, 3, "sys.stdin.readline(); server.stop()")
    said = [other.stdout.readline().strip() if other.stdout else "" for other in others]
    assert sorted(said) == ["False", "True", "True"]
    for other in others:
        other.communicate("leave\n", timeout=30)
    assert not pid_file(empty).exists()


def test_a_server_whose_user_was_killed_is_joined_and_stopped_by_the_next(folder: Path) -> None:
    (other,) = in_other_processes(folder, 1, "sys.stdin.readline()")
    assert other.stdout
    assert other.stdout.readline().strip() == "False"
    other.kill()
    other.communicate()
    heir = embedded.start(folder)
    assert heir.was_running
    heir.stop()
    assert not pid_file(folder).exists()


async def test_after_kill_9_a_start_recovers_with_the_data(server: embedded.EmbeddedServer) -> None:
    fill = "INSERT INTO kept SELECT generate_series(1, 200000)"
    await ask(server.admin_url, "CREATE TABLE kept (n int)", fill)
    killed = pid_of(server.data_dir)
    os.kill(killed, signal.SIGKILL)
    again = embedded.start(server.data_dir)  # at once: the old server's processes may still be there
    assert not again.was_running
    assert pid_of(server.data_dir) != killed
    assert await ask(again.admin_url, "SELECT count(*) FROM kept") == 200_000
    again.stop(even_if_used=True)


def test_a_recovery_longer_than_pg_ctls_patience_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([servers.STARTING] * 5)
    real = servers._state
    monkeypatch.setattr(servers, "_state", lambda cluster: next(answers, None) or real(cluster))
    server = embedded.start(folder)
    assert next(answers, None) is None
    server.stop()
    monkeypatch.setattr(servers, "_state", lambda _: servers.STARTING)
    monkeypatch.setattr(servers, "PATIENCE_SECONDS", 0.3)
    with pytest.raises(embedded.EmbeddedUnavailable, match="not ready"):
        embedded.start(folder)


def test_a_pid_file_that_names_another_program_does_not_keep_it_from_starting(folder: Path) -> None:
    pid_file(folder).write_text(f"{os.getpid()}\n{pid_file(folder).parent}\n")
    server = embedded.start(folder)
    assert not server.was_running
    server.stop()


def test_a_half_made_cluster_is_made_anew(empty: Path) -> None:
    half = clusters.find(empty).folder / "pgdata-new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    embedded.start(empty, fast=True).stop()
    assert not half.exists()


def test_a_moved_folder_keeps_its_data_and_no_name_begins_another(folder: Path) -> None:
    before = next(folder.glob("cluster-*"))
    moved = fresh_folder(folder.name + "-moved")
    shutil.rmtree(moved)
    folder.rename(moved)
    try:
        server = embedded.start(moved, fast=True)
        assert [path.name for path in moved.glob("cluster-*")] == [before.name]
        server.stop()
        other = clusters.find(folder)
        assert len(other.folder.name) == len(before.name)
        assert other.data.name == "pgdata"
    finally:
        assert embedded.reap(moved)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda cluster: (cluster.data / "PG_VERSION").write_text("16\n"), "of PostgreSQL 16"),
        (lambda cluster: cluster.password_file.unlink(), "password file"),
        (lambda cluster: (cluster.data / "postgresql.conf").write_text("nonsense = yes\n"), "does not start"),
        (lambda cluster: (cluster.data / "global" / "pg_control").unlink(), "does not start"),
    ],
)
def test_what_keeps_it_from_starting_is_said_in_one_line(
    folder: Path, spoil: Callable[[clusters.Cluster], object], says: str
) -> None:
    spoil(clusters.find(folder))
    with pytest.raises(embedded.EmbeddedUnavailable, match=says) as refused:
        embedded.start(folder)
    assert "\n" not in str(refused.value)


def test_a_missing_wheel_is_said_in_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "WHEEL", "no_such_wheel")
    with pytest.raises(embedded.EmbeddedUnavailable, match="not installed for this platform"):
        embedded.start(folder)


def test_a_long_path_gets_its_socket_elsewhere_and_a_strangers_folder_there_is_refused(folder: Path) -> None:
    deep = folder / ("long-" * 12) / ("name-" * 12)
    server = embedded.start(deep)
    socket = Path(str(make_url(server.admin_url).query["host"]))
    assert len(str(socket)) < home.LONGEST_SOCKET_DIR
    server.stop()
    socket.rmdir()
    socket.symlink_to(folder)
    try:
        with pytest.raises(embedded.EmbeddedUnavailable, match="belongs to another user"):
            embedded.start(deep)
    finally:
        socket.unlink()
    assert embedded.reap(deep)


@as_root
def test_a_private_folder_stays_private_and_the_data_goes_elsewhere(folder: Path) -> None:
    private = folder / "private"
    private.mkdir(mode=0o700)
    chosen, sentence = embedded.data_dir_for(private / "data")
    assert chosen.parent == home.SHARED_HOME
    assert sentence is not None
    assert str(private) in sentence
    assert embedded.data_dir_for(private / "data") == (chosen, sentence)
    assert embedded.data_dir_for(private / "other")[0] != chosen
    assert embedded.data_dir_for(folder / "data") == (folder / "data", None)
    with pytest.raises(embedded.EmbeddedUnavailable, match="may not enter"):
        embedded.start(private / "data")
    assert private.stat().st_mode & 0o777 == 0o700


@as_root
def test_programs_below_a_private_folder_are_copied_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = home.programs()
    monkeypatch.setattr(home, "SHARED_HOME", folder / "shared")
    real = home.private_ancestor
    monkeypatch.setattr(home, "private_ancestor", lambda path: path if path == theirs else real(path))
    copied = home.programs()
    assert copied.is_relative_to(folder / "shared")
    made = copied.stat().st_ctime_ns
    assert home.programs() == copied
    assert copied.stat().st_ctime_ns == made
    server = embedded.start(folder)
    assert asyncio.run(ask(server.admin_url, "SELECT 1")) == 1
    server.stop()


def test_an_ordinary_user_needs_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "is_root", lambda: False)
    private = folder / "private"
    private.mkdir(mode=0o700)
    assert embedded.data_dir_for(private / "data") == (private / "data", None)
    assert home.server_user() is None
    home.make_folder(private / "data")
    assert (private / "data").stat().st_mode & 0o777 == 0o700
