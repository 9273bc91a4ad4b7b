"""Makes the embedded database's files once, closed to everyone who does not know its password."""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from trafficking_api.kit.embedded import home
from trafficking_api.kit.embedded.home import MAJOR, EmbeddedUnavailable

WHO_MAY_ENTER = "# type database user method\nlocal all all scram-sha-256\n"
# No network, and no values of rows in the server's log: an error's detail would quote them.
ALWAYS = {
    "listen_addresses": "''",
    "password_encryption": "'scram-sha-256'",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_checkpoints": "off",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
}
# An acknowledged write survives a power cut.
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "max_connections": "100"}
# For tests: what a power cut would lose is thrown away anyway.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "'256MB'",
    "max_connections": "200",
}


@dataclass(frozen=True)
class Cluster:
    """One database cluster: its folder, the programs that serve it, and the user they run as."""

    folder: Path
    binaries: Path
    user: pwd.struct_passwd | None

    @property
    def data(self) -> Path:
        """PostgreSQL's own folder."""
        return self.folder / "pgdata"

    @property
    def log(self) -> Path:
        """What the server says about itself."""
        return self.folder / "postgres.log"

    @property
    def password_file(self) -> Path:
        """The superuser's password, readable by its owner only."""
        return self.folder / "superuser-password"

    @property
    def socket(self) -> Path:
        """The folder of the server's socket."""
        return home.socket_dir(self.folder, self.user)

    def run(self, program: str, *arguments: str, seconds: float = 120) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs as the server's user, with none of our environment."""
        # Output goes to a file: the server would inherit a pipe and never close it. The file has no name:
        # root must not open one in a folder of the server's user, who could have put a link there.
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
            done = subprocess.run(  # noqa: S603 (our own programs, no shell)
                [str(self.binaries / program), *arguments],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
                cwd="/",
                timeout=seconds,
                user=self.user.pw_uid if self.user else None,
                group=self.user.pw_gid if self.user else None,
                extra_groups=[] if self.user else None,
                umask=0o077,
            )
            output.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, output.read())


def find(data_dir: Path) -> Cluster:
    """Give the cluster of a data folder, whether its files exist yet or not.

    It lives in `cluster-<hash>/pgdata`: names of one length with one fixed end, so that no cluster's path is
    the beginning of another's. One that is there is kept under its name, so the whole folder may be moved.
    """
    home.make_folder(data_dir)
    there = sorted(path.parent for path in data_dir.glob("cluster-*/pgdata"))
    folder = there[0] if there else data_dir / f"cluster-{home.short_hash(data_dir)}"
    user = home.server_user()
    folder.mkdir(mode=0o700, exist_ok=True)
    home.own(folder, user)
    return Cluster(folder, home.programs(), user)


def prepare(cluster: Cluster, *, fast: bool) -> None:
    """Make the files on first use, and write the settings anew each time."""
    if not cluster.data.exists():
        _initialise(cluster, fast=fast)
    version = (cluster.data / "PG_VERSION").read_text().strip()
    if version != str(MAJOR):
        message = f"The data in {cluster.data} is of PostgreSQL {version}, this program brings {MAJOR}."
        raise EmbeddedUnavailable(message)
    settings = ALWAYS | (FAST if fast else DURABLE) | {"unix_socket_directories": f"'{cluster.socket}'"}
    text = "".join(f"{name} = {value}\n" for name, value in settings.items())
    write_private(cluster.data / "trafficking.conf", text, cluster.user)


def password(cluster: Cluster) -> str:
    """Read the superuser's password."""
    try:
        return cluster.password_file.read_text().strip()
    except OSError as error:
        message = f"The database's password file {cluster.password_file} cannot be read: {error.strerror}."
        raise EmbeddedUnavailable(message) from error


def write_private(path: Path, text: str, user: pwd.struct_passwd | None) -> None:
    """Write a file that only the server's user (and root) can read, whole or not at all."""
    scratch = path.with_name(f".{path.name}.new")
    scratch.unlink(missing_ok=True)
    with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    home.own(scratch, user)
    scratch.rename(path)


def _initialise(cluster: Cluster, *, fast: bool) -> None:
    """Make a cluster beside its place and move it there when it is whole.

    initdb sets the password and asks for it from the first start on: there is no moment of `trust`. And it
    writes PG_VERSION early, so a half-made folder would pass for a cluster if it had the final name.
    """
    scratch = cluster.folder / "pgdata-new"
    shutil.rmtree(scratch, ignore_errors=True)
    write_private(cluster.password_file, secrets.token_urlsafe(32) + "\n", cluster.user)
    made = cluster.run(
        "initdb",
        f"--pgdata={scratch}",
        "--username=postgres",
        f"--pwfile={cluster.password_file}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        *(["--no-sync"] if fast else []),
    )
    if made.returncode:
        last = (made.stdout.strip().splitlines() or ["no reason given"])[-1]
        message = f"The embedded database could not be made in {cluster.folder}: {last}"
        raise EmbeddedUnavailable(message)
    write_private(scratch / "pg_hba.conf", WHO_MAY_ENTER, cluster.user)
    with (scratch / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write("\ninclude 'trafficking.conf'\n")
    scratch.rename(cluster.data)
