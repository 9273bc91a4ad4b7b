"""The command that follows what happened, and appends it to a file: one line of JSON for each event."""

import json
import os
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

import typer

from trafficking_api.cli.remote import options
from trafficking_api.cli.remote.exits import LOST, Ended, Exit, stop
from trafficking_api.cli.remote.profiles import load
from trafficking_api.cli.remote.session import Session, own, session

app = typer.Typer(no_args_is_help=True, help="Follow what happened.")

#: How long the server may wait for something to tell, in seconds.
WAIT = 30
_LIMIT = 200
_TAIL = 65_536


@app.callback()
def events() -> None:
    """Follow what happened."""


@app.command()
def pull(
    file: Annotated[Path, typer.Argument(help="where to append to; what it holds is not asked for again")],
    profile: options.Profile = "default",
    *,
    follow: Annotated[bool, typer.Option("--follow", help="go on, until stopped")] = False,
) -> None:
    """Append every event since the last one of the file, in order and without gaps."""
    with session(load(profile)) as opened:
        after = last_position(file)
        link = f"/v1/events?{urlencode({'after': after, 'limit': _LIMIT})}"
        count = 0
        while True:
            page = _page(opened, link, wait=WAIT if follow else 0)
            after = _append(file, page["items"], after)
            count += len(page["items"])
            link = page["next"]
            if not follow and not page["items"]:
                break
    typer.echo(f"{count} events, up to {after}")


def _page(opened: Session, link: str, *, wait: int) -> dict[str, Any]:
    separator = "&" if "?" in link else "?"
    waiting = "" if "wait=" in link or not wait else f"{separator}wait={wait}"
    try:
        return dict(opened.get(own(link) + waiting).json())
    except Ended as refused:
        if refused.problem == LOST:
            stop(
                Exit.REFUSED,
                f"{refused}; the file goes further than the feed, as after the server was restored from a "
                "backup: begin another file",
            )
        raise


def last_position(file: Path) -> int:
    """The position of the last event that stands whole in the file; half a line is cut off. Raises Ended."""
    if not file.exists():
        return 0
    size = file.stat().st_size
    with file.open("r+b") as opened:
        start = opened.seek(max(0, size - _TAIL))
        tail = opened.read()
        end = tail.rfind(b"\n") + 1
        position = _position(tail[:end].splitlines(), tail[end:], is_beginning=start == 0)
        if position is None:
            stop(Exit.HERE, f"{file} is not a file of events")
        opened.truncate(start + end)
    return position


def _position(whole: list[bytes], torn: bytes, *, is_beginning: bool) -> int | None:
    """That of the last whole line; nothing, if these are not lines of events."""
    if torn and not torn.startswith(b"{"):
        return None
    if not whole:
        return 0 if is_beginning else None
    try:
        return int(json.loads(whole[-1])["position"])
    except (ValueError, KeyError, TypeError):
        return None


def _append(file: Path, items: list[dict[str, object]], after: int) -> int:
    """Write events down, and be sure that they are. Raises Ended at a gap: something would be missed."""
    if not items:
        return after
    for item in items:
        if item["position"] != after + 1:
            stop(Exit.DIFFERENT, f"the server gave event {item['position']} after {after}")
        after += 1
    created = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(created, "a", encoding="utf-8") as opened:
        opened.writelines(json.dumps(item) + "\n" for item in items)
        opened.flush()
        os.fsync(opened.fileno())
    return after
