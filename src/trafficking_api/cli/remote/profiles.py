"""Who calls which server: addresses, ids and secrets of clients, in a file that only its owner reads."""

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from trafficking_api.cli.remote.exits import Ended, Exit, stop

#: Names the file; a test, or a job with secrets of its own, sets it.
PLACE = "TRAFFICKING_API_CREDENTIALS"
#: Where a secret may travel without TLS: it does not leave the machine.
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
OTHERS = 0o077


@dataclass(frozen=True)
class Profile:
    """A client of one server."""

    address: str
    client_id: str
    client_secret: str = field(repr=False)

    def __post_init__(self) -> None:
        at = _parts(self.address)
        if at.scheme != "https" and not (at.scheme == "http" and at.hostname in LOOPBACK):
            stop(Exit.HERE, f"{self.address} is not https://...: a secret does not travel in the clear")
        if at.username or at.query or at.fragment:
            stop(Exit.HERE, "an address has no user, no query and no fragment")


def _parts(address: str) -> SplitResult:
    """The parts of an address. Raises Ended."""
    with suppress(ValueError):
        at = urlsplit(address)
        if at.hostname and at.port != 0:
            return at
    raise Ended(Exit.HERE, f"{address} is no address such as https://api.example.org")


def place() -> Path:
    """Where the profiles are."""
    given = os.environ.get(PLACE)
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return Path(given) if given else home / "trafficking-api/credentials.json"


def load(name: str) -> Profile:
    """The profile of this name. Raises Ended."""
    known = _read()
    if name not in known:
        stop(Exit.HERE, f"there is no profile {name} in {place()}: run `trafficking-api login` first")
    return known[name]


def save(name: str, profile: Profile) -> None:
    """Write a profile down; the file changes as a whole or not at all."""
    known = _read() | {name: profile}
    write_private(place(), json.dumps({each: asdict(value) for each, value in known.items()}, indent=2))


def write_private(path: Path, content: str | bytes) -> None:
    """Write a file that only its owner reads, as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # closed to others
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _read() -> dict[str, Profile]:
    path = place()
    if not path.exists():
        return {}
    if path.stat().st_mode & OTHERS:
        stop(Exit.HERE, f"{path} can be read by others: chmod 600 it")
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): Profile(**profile) for name, profile in known.items()}
    except (ValueError, TypeError, AttributeError):
        stop(Exit.HERE, f"{path} is not a file of profiles: move it away, and log in again")
