"""The command that has files made of what a client may read, and fetches them."""

import hashlib
import json
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4

import typer

from trafficking_api.cli.remote import jobs, options
from trafficking_api.cli.remote.exits import Exit, stop
from trafficking_api.cli.remote.jobs import Job
from trafficking_api.cli.remote.profiles import load, write_private
from trafficking_api.cli.remote.session import Session, own, session

#: What is known of an export that has begun: with it, the same command goes on.
STATE = "export.json"


def export(
    folder: Annotated[Path, typer.Argument(help="where the files go")],
    type_: Annotated[
        list[str] | None, typer.Option("--type", help="such as cases; needed the first time")
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="only what changed since, as 2026-11-01T00:00:00Z")
    ] = None,
    reason: Annotated[str | None, typer.Option(help="why people are read; a code")] = None,
    profile: options.Profile = "default",
) -> None:
    """Have files made, wait for them, and fetch each that is not here yet.

    A command that was stopped goes on with the same export. A passphrase is shown once, and not kept.
    """
    with session(load(profile)) as opened:
        path = _asked(opened, folder / STATE, {"types": type_ or [], "since": since, "reason": reason})
        job = jobs.ended(opened, path, lambda job: job["types_done"] / (len(job["types"]) + 1))
        if job["status"] != "completed":
            stop(Exit.REFUSED, f"the export is {job['status']} ({job['failure'] or 'called off'})")
        for file in job["files"]:
            _fetch(opened, folder, file)
        write_private(folder / "manifest.json", json.dumps(job, indent=2))
    (folder / STATE).unlink()
    typer.echo(f"{len(job['files'])} files; the next time, --since {job['as_of']}")


def _asked(opened: Session, state: Path, wanted: Job) -> str:
    """The address of the export that has begun, or of a new one; it is begun once, whatever is lost."""
    begun = json.loads(state.read_text(encoding="utf-8")) if state.exists() else {}
    if not begun:
        if not wanted["types"]:
            stop(Exit.USAGE, "say which: --type cases, for example")
        begun = {"key": str(uuid4()), "body": {name: each for name, each in wanted.items() if each}}
        write_private(state, json.dumps(begun))
    if "id" not in begun:
        answer = opened.change(
            "POST", "/v1/exports", begun["body"], headers={"Idempotency-Key": begun["key"]}
        )
        job = answer.json()
        begun["id"] = job["id"]
        write_private(state, json.dumps(begun))
        if job["passphrase"]:
            typer.echo(f"passphrase, shown once: {job['passphrase']}", err=True)
    return f"/v1/exports/{UUID(begun['id'])}"


def _fetch(opened: Session, folder: Path, file: Job) -> None:
    """Fetch a file unless it is here; what arrives must be what the manifest says. Raises Ended."""
    ending = "zip" if file["media_type"].endswith("zip") else "ndjson"
    target = folder / f"{_word(file['type'])}-{UUID(file['id']).hex[-8:]}.{ending}"
    if target.exists() and _sum(target.read_bytes()) == file["sha256"]:
        return
    content = opened.get(own(file["url"])).content
    if _sum(content) != file["sha256"]:
        stop(Exit.DIFFERENT, f"{target.name} is not what the manifest says")
    write_private(target, content)
    typer.echo(f"{target.name}: {file['rows']} rows")


def _word(type_: str) -> str:
    return "".join(each for each in type_ if each.isalpha() or each == "_")


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
