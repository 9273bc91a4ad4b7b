"""Keeps a copy in step with the server: what changed there comes here, what changed here is sent there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from urllib.parse import urlencode

import httpx

from trafficking_api.cli.remote.exits import LOST, Ended, Exit, stop
from trafficking_api.cli.remote.mirror import Entry, Mirror, State, Thing, entry_of
from trafficking_api.cli.remote.session import Session, own

#: Read again each time: what was written just before the last reading may have been stored just after it.
OVERLAP = timedelta(minutes=10)
#: What is asked of a list beside the time. One that has two sides is read from both.
SIDES: dict[str, tuple[dict[str, str], ...]] = {"referrals": ({"direction": "in"}, {"direction": "out"})}
GONE = frozenset({404, 410})
STALE = 412


class Came(StrEnum):
    """What became of one thing in a pull."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"
    BOTH = "changed here and there"


class Went(StrEnum):
    """What became of one thing in a push."""

    SENT = "sent"
    THERE = "already there"
    STALE = "changed there meanwhile"


@dataclass
class Copy:
    """A folder, the server it is a copy of, and how far it is."""

    session: Session
    mirror: Mirror
    state: State
    #: The things of a page, the most that the server gives.
    page: int = 200

    def pull(self, type_: str, tell: Callable[[Entry, Came], None]) -> None:
        """Bring one type up to date; a pull that was stopped goes on at the page where it was."""
        for name, link in self._lists(type_):
            for items, after in self._pages(name, link):
                for item in items:
                    entry = entry_of(type_, item)
                    tell(entry, self._brought(entry, item.get("version")))
                self.state.link[name] = after or ""
                self.mirror.save(self.state)
            self.state.since[name] = self.state.begun.pop(name)
            del self.state.link[name]
            self.mirror.save(self.state)

    def _pages(self, name: str, link: str) -> Iterator[tuple[list[Thing], str | None]]:
        """The pages of a list. Of one that the server does not know, the list begins anew the next time."""
        try:
            yield from self.session.pages(link)
        except Ended as refused:
            if refused.problem == LOST:
                del self.state.link[name]
                self.mirror.save(self.state)
                again = "the server does not know this page any more; the same command begins that list anew"
                stop(Exit.REFUSED, f"{refused}; {again}")
            raise

    def _lists(self, type_: str) -> Iterator[tuple[str, str]]:
        """The lists to read of a type: a name for each, and the link to begin with."""
        for side in SIDES.get(type_, ({},)):
            name = "/".join([type_, *side.values()])
            if self.state.link.get(name) and name in self.state.begun:
                yield name, self.state.link[name]
                continue
            self.state.begun[name] = self._now()
            since = self.state.since.get(name)
            asked = {**side, "limit": str(self.page), **({"updated_since": since} if since else {})}
            self.state.link[name] = f"/v1/{type_}?{urlencode(asked)}"
            yield name, self.state.link[name]

    def _now(self) -> str:
        """The server's time, and some before it: ours may be wrong."""
        said = parsedate_to_datetime(self.session.get("/healthz").headers["Date"])
        return (said - OVERLAP).isoformat().replace("+00:00", "Z")

    def _brought(self, entry: Entry, version: object) -> Came:
        said, mine = self.mirror.said(entry), self.mirror.mine(entry)
        if said is not None and mine is not None and said.get("version") == version:
            return Came.SAME
        if said is not None and self.mirror.is_changed(entry):
            return Came.BOTH
        answer = self._read(entry)
        if answer.status_code in GONE:
            self.mirror.drop(entry)
            return Came.GONE
        self.mirror.keep(entry, answer.json())
        return Came.NEW if said is None else Came.CHANGED

    def _read(self, entry: Entry) -> httpx.Response:
        return self.session.get(f"/v1/{entry.type}/{entry.id}", expect=GONE)

    def bury(self, tell: Callable[[Entry, Came], None]) -> None:
        """Remove what the feed says is no longer there. Raises Ended, also if this client may not read it."""
        here = {entry.id: entry for entry in self.mirror.entries()}
        self.state.feed = self.state.feed or self._events(self.state.position)
        while (page := self.session.get(own(self.state.feed)).json())["items"]:
            for event in page["items"]:
                entry = here.get(event["object_id"]) if event["is_tombstone"] else None
                if entry is not None and self._read(entry).status_code in GONE:
                    self.mirror.drop(entry)
                    tell(entry, Came.GONE)
            self.state.feed = page["next"]
            self.mirror.save(self.state)

    def begin(self) -> None:
        """Of a new copy: what is gone now is in no list, so the feed is read from here on. Raises Ended."""
        if self.state.is_new:
            self.state.feed = self.session.get(self._events("end")).json()["next"]

    def _events(self, after: object) -> str:
        return f"/v1/events?{urlencode({'after': after, 'limit': self.page})}"

    def differences(self) -> Iterator[tuple[Entry, list[str]]]:
        """What was changed here by hand, and which of its members; nothing is asked of the server."""
        for entry in self.mirror.entries():
            if self.mirror.is_changed(entry):
                yield entry, sorted(self.changes(entry))

    def changed_there(self, type_: str) -> Iterator[Entry]:
        """What the server has in another version than the copy. Nothing is written."""
        for side in SIDES.get(type_, ({},)):
            since = self.state.since.get("/".join([type_, *side.values()]))
            asked = {**side, "limit": str(self.page), **({"updated_since": since} if since else {})}
            for items, _ in self.session.pages(f"/v1/{type_}?{urlencode(asked)}"):
                for item in items:
                    entry = entry_of(type_, item)
                    if (self.mirror.said(entry) or {}).get("version") != item.get("version"):
                        yield entry

    def changes(self, entry: Entry) -> Thing:
        """The members that were changed by hand. One that was removed from the file is not sent."""
        mine, said = self.mirror.mine(entry) or {}, self.mirror.said(entry) or {}
        return {name: value for name, value in mine.items() if name not in said or said[name] != value}

    def push(self, entry: Entry) -> Went:
        """Send what was changed by hand, if nobody changed the thing meanwhile. Raises Ended."""
        changes, said = self.changes(entry), self.mirror.said(entry) or {}
        answer = self.session.change(
            "PATCH",
            f"/v1/{entry.type}/{entry.id}",
            changes,
            headers={"If-Match": f'"{said.get("version")}"'},
            expect=frozenset({STALE}),
        )
        if answer.status_code != STALE:
            self.mirror.keep(entry, answer.json())
            return Went.SENT
        # Perhaps it was us, and the answer was lost.
        now = self.session.get(f"/v1/{entry.type}/{entry.id}").json()
        if any(now.get(name) != value for name, value in changes.items()):
            return Went.STALE
        self.mirror.keep(entry, now)
        return Went.THERE
