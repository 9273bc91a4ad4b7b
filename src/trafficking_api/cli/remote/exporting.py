"""The command that has files made of what a client may read, and fetches them."""

import hashlib
import json
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4

import httpx
import typer

from trafficking_api.cli.remote import jobs, options
from trafficking_api.cli.remote.exits import Ended, Exit, stop
from trafficking_api.cli.remote.jobs import Job
from trafficking_api.cli.remote.profiles import load, write_private
from trafficking_api.cli.remote.session import Session, own, session

#: What is known of an export that has begun: with it, the same command goes on.
STATE = "export.json"
#: What an export is while its files are there, or will be.
LIVE = {"under_way", "completed"}


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
    wanted = {"types": type_ or [], "since": since, "reason": reason}
    state = folder / STATE
    with session(load(profile)) as opened:
        try:
            job = _made(opened, _asked(opened, state, {name: each for name, each in wanted.items() if each}))
            for file in job["files"]:
                _fetch(opened, folder, file)
        except Ended as ended:
            if ended.code is Exit.REFUSED:
                state.unlink(missing_ok=True)  # it leads nowhere: the next command begins anew
            raise
        write_private(folder / "manifest.json", json.dumps(job, indent=2))
    state.unlink()
    typer.echo(f"{len(job['files'])} files; the next time, --since {job['as_of']}")


def _made(opened: Session, path: str) -> Job:
    """The export at this address, once its files are there. Raises Ended."""
    job = jobs.ended(opened, path, lambda job: job["types_done"] / (len(job["types"]) + 1))
    if job["status"] != "completed":
        stop(Exit.REFUSED, f"the export is {job['status']} ({job['failure'] or 'its files are gone'})")
    return job


def _asked(opened: Session, state: Path, wanted: Job) -> str:
    """The address of the export that has begun, or of a new one; it is begun once, whatever is lost."""
    begun = _begun(state)
    if "id" in begun and wanted and wanted != begun["body"] and _is_over(opened, begun["id"]):
        begun = {}
    if "id" not in begun:
        # Of one that may have begun elsewhere nothing is known: it goes on only if the same is wanted.
        if not begun or (wanted and wanted != begun["body"]):
            begun = {"key": str(uuid4()), "body": wanted}
        if not begun["body"].get("types"):
            stop(Exit.USAGE, "say which: --type cases, for example")
        begun["id"] = _begin(opened, state, begun)
    elif wanted and wanted != begun["body"]:
        stop(Exit.HERE, f"{state} is of another export: end that first, or remove the file")
    return f"/v1/exports/{begun['id']}"


def _begin(opened: Session, state: Path, begun: Job) -> str:
    """Begin an export, and give its id. Raises Ended."""
    write_private(state, json.dumps(begun))
    answer = opened.change("POST", "/v1/exports", begun["body"], headers={"Idempotency-Key": begun["key"]})
    job = answer.json()
    if "Idempotent-Replayed" in answer.headers and job["reason"]:
        # The passphrase was in an answer that never came: nobody will open those files.
        _end(opened, job["id"])
        begun["key"] = str(uuid4())
        return _begin(opened, state, begun)
    if job["passphrase"]:
        typer.echo(f"passphrase, shown once: {job['passphrase']}", err=True)
    write_private(state, json.dumps(begun | {"id": job["id"]}))
    return str(UUID(job["id"]))


def _is_over(opened: Session, id_: str) -> bool:
    """Whether no file of an export is there, or will be. Raises Ended."""
    answer = opened.get(f"/v1/exports/{id_}", expect=frozenset({404}))
    return answer.status_code == httpx.codes.NOT_FOUND or answer.json()["status"] not in LIVE


def _end(opened: Session, id_: str) -> None:
    """Have nothing made of an export, or destroyed what is: whichever of the two can be. Raises Ended."""
    for command in ("cancel", "discard"):
        opened.change(
            "POST",
            f"/v1/exports/{UUID(id_)}/{command}",
            {},
            headers={"If-Match": "*"},
            expect=frozenset({404, 409}),
        )


def _begun(state: Path) -> Job:
    """What is known of an export that has begun. Raises Ended."""
    if not state.exists():
        return {}
    try:
        known = json.loads(state.read_text(encoding="utf-8"))
        said: Job = {"key": str(UUID(known["key"])), "body": dict(known["body"])}
        return said | ({"id": str(UUID(known["id"]))} if "id" in known else {})
    except (ValueError, KeyError, TypeError, AttributeError):
        stop(Exit.HERE, f"{state} says nothing of an export: remove it")


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
