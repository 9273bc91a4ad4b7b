"""A copy of things in a folder: one file for each, and beside it, hidden, what the server last said."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from trafficking_api.cli.remote.exits import Exit, stop
from trafficking_api.cli.remote.profiles import write_private

Thing = dict[str, Any]

HIDDEN = ".sync"


@dataclass
class State:
    """How far the copy is: since when each list is read, and the page where the reading was stopped."""

    address: str
    organisation_id: str
    since: dict[str, str] = field(default_factory=dict)
    begun: dict[str, str] = field(default_factory=dict)
    link: dict[str, str] = field(default_factory=dict)
    #: What comes next in the feed of events; a copy from before knows its position alone.
    feed: str = ""
    position: int = 0

    @property
    def is_new(self) -> bool:
        """True while nothing was read."""
        return not (self.since or self.begun or self.feed or self.position)


@dataclass(frozen=True)
class Entry:
    """One thing, by type and id."""

    type: str
    id: str

    def __str__(self) -> str:
        return f"{self.type}/{self.id}.json"


class Mirror:
    """The folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._state = folder / HIDDEN / "state.json"

    def open(self, address: str, organisation_id: str) -> State:
        """Its state, or a new one. Raises Ended when the copy is of another server or organisation."""
        if not self._state.exists():
            if self.folder.exists() and any(self.folder.iterdir()):
                stop(Exit.HERE, f"{self.folder} is not empty, and no copy: take an empty folder")
            return State(address, organisation_id)
        try:
            state = State(**_read(self._state))
        except TypeError:
            stop(Exit.HERE, f"{self._state} says nothing of a copy: take an empty folder")
        if (state.address, state.organisation_id) != (address, organisation_id):
            stop(Exit.HERE, f"{self.folder} is a copy of another server or organisation")
        return state

    def save(self, state: State) -> None:
        """Remember how far the copy is."""
        write_private(self._state, json.dumps(vars(state), indent=2))

    def mine(self, entry: Entry) -> Thing | None:
        """What stands in the file, perhaps changed by hand."""
        return _read_if_there(self.folder / str(entry))

    def said(self, entry: Entry) -> Thing | None:
        """What the server last said."""
        return _read_if_there(self.folder / HIDDEN / str(entry))

    def is_changed(self, entry: Entry) -> bool:
        """Whether somebody changed the file by hand."""
        mine = self.mine(entry)
        return mine is not None and mine != self.said(entry)

    def keep(self, entry: Entry, thing: Thing) -> None:
        """Write down what the server said: first the file, then what it is compared with."""
        text = json.dumps(thing, indent=2, ensure_ascii=False) + "\n"
        write_private(self.folder / str(entry), text)
        write_private(self.folder / HIDDEN / str(entry), text)

    def drop(self, entry: Entry) -> None:
        """Remove a thing that is no longer there."""
        for path in (self.folder / str(entry), self.folder / HIDDEN / str(entry)):
            path.unlink(missing_ok=True)

    def entries(self) -> Iterator[Entry]:
        """All things of the copy, in order."""
        for path in sorted((self.folder / HIDDEN).glob("*/*.json")):
            yield Entry(path.parent.name, path.stem)


def entry_of(type_: str, thing: Thing) -> Entry:
    """Where a thing is kept. Its id becomes a file's name, so it must be one. Raises Ended."""
    try:
        return Entry(type_, str(UUID(thing["id"])))
    except (KeyError, ValueError, TypeError, AttributeError):
        stop(Exit.REFUSED, f"the server gave {type_} without an id")


def _read_if_there(path: Path) -> Thing | None:
    return _read(path) if path.exists() else None


def _read(path: Path) -> Thing:
    try:
        thing = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        thing = None
    if not isinstance(thing, dict):
        stop(Exit.HERE, f"{path} is not a JSON object")
    return thing
