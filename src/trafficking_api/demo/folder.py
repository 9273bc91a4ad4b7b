"""The folder of the demo: what it keeps there, and that it never touches what it has not made."""

import fcntl
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trafficking_api import serving
from trafficking_api.demo.people import Credentials
from trafficking_api.kit import embedded
from trafficking_api.kit.embedded.home import make_folder
from trafficking_api.kit.keys.file import KeyFile

_MARK: Final = ".trafficking-api-demo"
_MARK_SAYS: Final = (
    "The demo of trafficking-api made this folder; `make demo-reset` deletes what it keeps here.\n"
)


@dataclass(frozen=True)
class Folder:
    """Where the demo lives: the folder that was wished for, and the one that its database can be in."""

    wished: Path
    home: Path
    lock: int

    @property
    def database(self) -> Path:
        """The embedded server's files."""
        return self.home / "database"

    @property
    def credentials(self) -> Path:
        """The clients, for those who try the demo."""
        return self.wished / "credentials.json"

    @property
    def ledger(self) -> Path:
        """Who was erased, beside the keys."""
        return self.home / "shred-ledger.jsonl"

    @property
    def seals(self) -> Path:
        """The heads of what was sealed in the books, beside the keys."""
        return self.home / "seal-ledger.jsonl"

    @property
    def _key_file(self) -> Path:
        return self.home / "keys.json"

    @property
    def _kept(self) -> Path:
        """The same beside the database: it outlives a folder that somebody has emptied."""
        return self.home / "credentials.json"

    def new_keys(self) -> KeyFile:
        """The keys of a database that will be made."""
        self._key_file.unlink(missing_ok=True)
        self.seals.unlink(missing_ok=True)
        return KeyFile.create(self._key_file)

    def keys(self) -> KeyFile:
        """The keys of the database that is there. Raises CannotServe when they are lost."""
        if not self._key_file.exists():
            msg = f"the demo's keys in {self._key_file} are lost; start anew with `make demo-reset`"
            raise serving.CannotServe(msg)
        return serving.load_keys(self._key_file)

    def keep(self, credentials: Credentials) -> None:
        """Write the clients down."""
        _write(self._kept, json.dumps(credentials, indent=2) + "\n")

    def show(self) -> Credentials:
        """The clients, put to where they are looked for. Raises CannotServe when they are lost."""
        try:
            text = self._kept.read_text()
            credentials: Credentials = json.loads(text)
        except (OSError, ValueError):
            msg = f"the demo's clients in {self._kept} are lost; start anew with `make demo-reset`"
            raise serving.CannotServe(msg) from None
        _write(self.credentials, text)
        return credentials

    def empty(self) -> None:
        """Delete what the demo has made here, and nothing else. Raises CannotServe while it is in use."""
        if not embedded.reap(self.database):
            msg = f"the database in {self.database} is in use: stop what uses it first"
            raise serving.CannotServe(msg)
        for made in (self._kept, self.credentials, self._key_file):
            made.unlink(missing_ok=True)


def take(wished: Path) -> tuple[Folder, str | None]:
    """Take a folder for this process alone; also gives a sentence when the database lies elsewhere.

    Raises CannotServe when the folder is somebody else's, or a demo runs on it.
    """
    home, sentence = embedded.data_dir_for(wished)
    try:
        if wished.resolve() != home:
            wished.mkdir(mode=0o700, parents=True, exist_ok=True)
            _claim(wished.resolve())
        make_folder(home)
        _claim(home)
        lock = os.open(home / _MARK, os.O_RDWR | os.O_CLOEXEC)
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        msg = f"a demo runs on {home} already: stop it, or choose another --data-dir"
        raise serving.CannotServe(msg) from None
    except OSError as error:
        msg = f"the folder {wished} cannot be used: {error.strerror}; choose another --data-dir"
        raise serving.CannotServe(msg) from None
    return Folder(wished.resolve(), home, lock), sentence


def _claim(folder: Path) -> None:
    """Mark a folder as the demo's; only an empty one can become it."""
    mark = folder / _MARK
    if mark.is_file():
        return
    if any(folder.iterdir()):
        msg = f"{folder} is not empty and not the demo's: choose another --data-dir"
        raise serving.CannotServe(msg)
    mark.write_text(_MARK_SAYS)


def _write(path: Path, text: str) -> None:
    """Write a file that only its owner reads, whole or not at all."""
    scratch = path.with_name(f".{path.name}.new")
    scratch.unlink(missing_ok=True)
    with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    scratch.rename(path)
