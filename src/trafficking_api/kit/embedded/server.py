"""Starts the embedded database, waits until it answers, and stops it when its last user leaves."""

import fcntl
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import URL

from trafficking_api.kit.embedded import cluster as clusters
from trafficking_api.kit.embedded import home
from trafficking_api.kit.embedded.cluster import Cluster
from trafficking_api.kit.embedded.home import EmbeddedUnavailable

# Replaying what a crash left may take long; giving up earlier would leave a caller without its data.
PATIENCE_SECONDS = 120
ANSWERS, STARTING = 0, 1  # what pg_isready says


@dataclass
class EmbeddedServer:
    """A running database; `stop` it when done."""

    admin_url: str
    data_dir: Path
    was_running: bool
    _cluster: Cluster = field(repr=False)
    _users: int = field(repr=False)

    def __repr__(self) -> str:
        """Show where it is, never the password in its address."""
        return f"EmbeddedServer({str(self.data_dir)!r})"

    def stop(self, *, even_if_used: bool = False) -> None:
        """Leave the server, and stop it unless another process still uses it (or even then, when asked)."""
        if self._users < 0:
            return
        with _starting(self.data_dir):
            users, self._users = self._users, -1
            try:
                if _alone(users) or even_if_used:
                    _stop(self._cluster)
            finally:
                os.close(users)


def start(data_dir: Path, *, fast: bool = False) -> EmbeddedServer:
    """Start the database of a folder, or join the one that runs there; recovers from a crash.

    `fast` gives durability up, for tests. It counts when the server starts, not when we join one.
    """
    data_dir = data_dir.resolve()
    try:
        home.make_folder(data_dir)
        with _starting(data_dir):
            cluster = clusters.find(data_dir)
            was_running = _ensure_running(cluster, fast=fast)
            url = _admin_url(cluster)
            # A shared lock for as long as we live counts the users; the system drops it even after kill -9.
            users = _open(data_dir / "users.lock")
            fcntl.flock(users, fcntl.LOCK_SH)
            return EmbeddedServer(url, data_dir, was_running, cluster, users)
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"The embedded database in {data_dir} could not be started: {error}"
        raise EmbeddedUnavailable(message) from error


def reap(data_dir: Path) -> bool:
    """Remove a cluster that nobody uses any more, its server and its files; False when it is in use."""
    if not data_dir.is_dir():
        return True
    with _starting(data_dir):
        users = _open(data_dir / "users.lock")
        try:
            if not _alone(users):
                return False
            if any(data_dir.glob("cluster-*/pgdata")):
                cluster = clusters.find(data_dir)
                _stop(cluster)
                shutil.rmtree(cluster.socket)
            shutil.rmtree(data_dir)
            return True
        finally:
            os.close(users)


def _admin_url(cluster: Cluster) -> str:
    url = URL.create(
        "postgresql+asyncpg",
        username="postgres",
        password=clusters.password(cluster),
        database="postgres",
        query={"host": str(cluster.socket)},
    )
    return url.render_as_string(hide_password=False)


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


@contextmanager
def _starting(data_dir: Path) -> Iterator[None]:
    """Let one process at a time start or stop the server of a folder."""
    lock = _open(data_dir / "start.lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _alone(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _ensure_running(cluster: Cluster, *, fast: bool) -> bool:
    """Bring the server to where it answers; True when it ran before us."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    prepared = False
    while time.monotonic() < deadline:
        state = _state(cluster)
        if state == ANSWERS:
            return not prepared
        if state == STARTING or _postmaster_alive(cluster):
            time.sleep(0.1)  # booting, recovering or stopping: whichever it is, it ends by itself
            continue
        clusters.prepare(cluster, fast=fast)
        prepared = True
        _launch(cluster, deadline)
    message = f"The embedded database is still not ready; see {cluster.log}, then try again."
    raise EmbeddedUnavailable(message)


def _state(cluster: Cluster) -> int:
    return cluster.run("pg_isready", "-q", "-h", str(cluster.socket), "-t", "5").returncode


def _launch(cluster: Cluster, deadline: float) -> None:
    """Start the server; comes back when it answers, or when another try makes sense."""
    # Lock files of a dead server, whose number another program or a zombie has, would keep PostgreSQL from
    # starting. A live remainder of the old server is still found, by its shared memory.
    for stale in (cluster.data / "postmaster.pid", cluster.socket / ".s.PGSQL.5432.lock"):
        stale.unlink(missing_ok=True)
    if cluster.log.exists():  # what the log says below is then about this start
        cluster.log.replace(cluster.log.with_suffix(".log.before"))
    seconds = max(1, int(deadline - time.monotonic()))
    options = ("-D", str(cluster.data), "-l", str(cluster.log), "-w", "-t", str(seconds))
    started = cluster.run("pg_ctl", *options, "start", seconds=seconds + 10)
    if started.returncode == 0 or _postmaster_alive(cluster):
        return
    said = cluster.log.read_text(errors="replace") if cluster.log.exists() else started.stdout
    if "still in use" in said:  # the old server's processes are about to notice that it died
        time.sleep(0.2)
        return
    faults = [line for line in said.splitlines() if "FATAL" in line or "PANIC" in line]
    fault = faults[0] if faults else " ".join(said.split())[-200:]
    message = f"The embedded database does not start: {fault} (more in {cluster.log})"
    raise EmbeddedUnavailable(message)


def _postmaster_alive(cluster: Cluster) -> bool:
    """Say whether the process named in the pid file is there and is this cluster's server."""
    try:
        pid = int((cluster.data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, 0)
    except (OSError, ValueError, IndexError):
        return False
    return str(cluster.data) in _command_line(pid)


def _command_line(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").split("\0")
    except FileNotFoundError:  # macOS, or gone this instant
        command = ["/bin/ps", "-o", "command=", "-p", str(pid)]
        shown = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 (fixed words)
        return shown.stdout.decode(errors="replace").split()


def _stop(cluster: Cluster) -> None:
    for mode in ("fast", "immediate"):  # immediate loses nothing, it only costs a recovery next time
        if not _postmaster_alive(cluster):
            return
        cluster.run("pg_ctl", "-D", str(cluster.data), "-m", mode, "-w", "-t", "60", "stop", seconds=70)
