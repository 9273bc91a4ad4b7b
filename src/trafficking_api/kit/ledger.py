"""A file outside the database to which lines are only ever added, each signed: it outlives a restore."""

import fcntl
import hashlib
import hmac
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

Entry = dict[str, str]


class Line(NamedTuple):
    """A line of the ledger; `entry` is None when it is torn, or was not written with this key."""

    number: int
    entry: Entry | None


@dataclass(frozen=True)
class Ledger:
    """JSON lines, each with a signature over what it says. The file is readable by its owner only."""

    path: Path
    key: bytes = field(repr=False)

    def prepare(self) -> None:
        """Make the file if there is none. Raises OSError where no line could be added."""
        new = not self.path.exists()
        os.close(os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600))
        if new:
            self._settle_folder()

    def append(self, entry: Mapping[str, str]) -> None:
        """Add a line, and return when the disk has it. Raises OSError."""
        line = json.dumps({**entry, "mac": self._mac(entry)}, sort_keys=True).encode() + b"\n"
        new = not self.path.exists()
        handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            # A crash may have left half a line: what comes after it must not be lost with it.
            size = os.fstat(handle).st_size
            torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
            self._write(handle, b"\n" * torn + line)
            os.fsync(handle)
        finally:
            os.close(handle)
        if new:
            self._settle_folder()

    def __iter__(self) -> Iterator[Line]:
        """Every line there is, from the first on; none when there is no file. Raises OSError."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                yield Line(number, self._read(line))

    @staticmethod
    def _write(handle: int, data: bytes) -> None:
        while data:
            data = data[os.write(handle, data) :]

    def _settle_folder(self) -> None:
        folder = os.open(self.path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _read(self, line: bytes) -> Entry | None:
        try:
            entry = json.loads(line)
            mac = entry.pop("mac")
            return entry if hmac.compare_digest(mac, self._mac(entry)) else None
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None

    def _mac(self, entry: Mapping[str, str]) -> str:
        said = json.dumps(dict(entry), sort_keys=True).encode()
        return hmac.new(self.key, said, hashlib.sha256).hexdigest()
