"""The commands that keep a copy in a folder: pull, diff and push."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from trafficking_api.cli.remote import options
from trafficking_api.cli.remote.copying import Came, Copy, Went
from trafficking_api.cli.remote.exits import LOST, Ended, Exit, stop
from trafficking_api.cli.remote.mirror import HIDDEN, Entry, Mirror
from trafficking_api.cli.remote.profiles import load
from trafficking_api.cli.remote.session import session

app = typer.Typer(no_args_is_help=True, help="Keep a copy of cases, referrals and others in a folder.")

Folder = Annotated[Path, typer.Argument(help="the folder of the copy")]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type", help="a list of the API, such as case-plans; cases, referrals, signalements, if none"
    ),
]
DEFAULT = ("cases", "referrals", "signalements")
#: What may lie in a folder. Who somebody is, where she sleeps, lives or is to be on a day, what was found of
#: her and what she told her lawyer are read where they are, and each reading is written down.
COPIED = {
    *("cases", "referrals", "signalements", "agreements", "organisations", "members"),
    *("case-plans", "goals", "actions", "services", "funded-projects"),
    *("shelters", "waiting-list", "turn-aways"),
}


@app.command()
def pull(folder: Folder, type_: Types = None, profile: options.Profile = "default") -> None:
    """Bring what changed there into the folder. What was stopped goes on where it was."""
    with _copy(folder, profile) as copy:
        counted: Counter[str] = Counter()
        with Progress(
            SpinnerColumn(), TextColumn("{task.description}"), console=Console(stderr=True), transient=True
        ) as bar:
            row = bar.add_task("")

            def tell(entry: Entry, came: Came) -> None:
                counted[came] += 1
                bar.update(row, description=f"{entry.type}: {counted.total()} seen")
                if came is Came.BOTH:
                    typer.echo(f"{came}, left as it is: {entry}", err=True)

            types = _types(type_)
            _heard(copy.begin)
            for each in types:
                copy.pull(each, tell)
            _heard(partial(copy.bury, tell))
        typer.echo(", ".join(f"{counted[came]} {came}" for came in Came))
    if counted[Came.BOTH]:
        stop(Exit.DIFFERENT, f"{counted[Came.BOTH]} were changed on both sides: push fails for them")


def _heard(hear: Callable[[], None]) -> None:
    """Hear what is gone, unless this client may not. Raises Ended."""
    try:
        hear()
    except Ended as refused:
        if refused.problem == LOST:
            stop(
                Exit.REFUSED,
                f"{refused}; this copy is ahead of the server, as after one was restored from a backup: pull "
                "into an empty folder. What was changed here by hand, sync diff tells",
            )
        if refused.code is not Exit.REFUSED:
            raise
        typer.echo(f"what was removed there is not known here ({refused})", err=True)


@app.command()
def diff(folder: Folder, type_: Types = None, profile: options.Profile = "default") -> None:
    """Say what was changed here, and what there. Ends with 6 if there is anything."""
    with _copy(folder, profile) as copy:
        here = list(copy.differences())
        there = [entry for each in _types(type_) for entry in copy.changed_there(each)]
    for entry, members in here:
        typer.echo(f"here   {entry}: {', '.join(members) or 'members were removed'}")
    for entry in there:
        typer.echo(f"there  {entry}")
    if here or there:
        raise typer.Exit(Exit.DIFFERENT)


@app.command()
def push(
    folder: Folder,
    profile: options.Profile = "default",
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only say what would be sent")] = False,
) -> None:
    """Send what was changed in the files, each if nobody changed it there meanwhile."""
    if not (folder / HIDDEN).is_dir():
        stop(Exit.HERE, f"{folder} is no copy: sync pull makes one")
    with _copy(folder, profile) as copy:
        changed = list(copy.differences())
        if dry_run:
            for entry, members in changed:
                typer.echo(f"{entry}: {', '.join(members)}")
            return
        failed = 0
        for entry, _ in changed:
            failed += not _pushed(copy, entry)
    if failed:
        stop(Exit.DIFFERENT, f"{failed} of {len(changed)} were not sent")


def _pushed(copy: Copy, entry: Entry) -> bool:
    """Send one. A refusal of one keeps no other from being sent."""
    try:
        went = copy.push(entry)
    except Ended as refused:
        if refused.code is not Exit.REFUSED:
            raise
        typer.echo(f"refused: {entry}: {refused}", err=True)
        return False
    typer.echo(f"{went}: {entry}", err=went is Went.STALE)
    return went is not Went.STALE


@contextmanager
def _copy(folder: Path, profile: str) -> Iterator[Copy]:
    with session(load(profile)) as opened:
        mirror = Mirror(folder)
        me = opened.get("/v1/me").json()
        yield Copy(opened, mirror, mirror.open(opened.profile.address, me["organisation_id"]))


def _types(given: list[str] | None) -> list[str]:
    types = given or list(DEFAULT)
    for each in types:
        if each not in COPIED:
            stop(Exit.USAGE, f"{each} are never copied; what can be: {', '.join(sorted(COPIED))}")
    return types
