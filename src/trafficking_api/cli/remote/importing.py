"""The command that has the rows of a file taken in, and says what became of each."""

import hashlib
from pathlib import Path
from typing import Annotated

import httpx
import typer

from trafficking_api.cli.remote import jobs, options
from trafficking_api.cli.remote.exits import Exit, stop
from trafficking_api.cli.remote.jobs import Job
from trafficking_api.cli.remote.profiles import load
from trafficking_api.cli.remote.session import Session, session

#: How an import ends of which nothing more comes: the same file begins another.
BROKEN_OFF = {"cancelled", "failed"}
ENDINGS = {".ndjson": "ndjson", ".jsonl": "ndjson", ".csv": "csv"}


def import_(
    file: Annotated[Path, typer.Argument(help="lines of JSON (.ndjson), or a table (.csv)", exists=True)],
    profile: options.Profile = "default",
    *,
    validate_only: Annotated[
        bool, typer.Option("--validate-only", help="try each row, store nothing")
    ] = False,
    format_: Annotated[str | None, typer.Option("--format", help="if the ending does not say it")] = None,
) -> None:
    """Have each row taken in as if it were sent by itself. Ends with 6 if one was refused.

    The same file again, after whatever happened, goes on with the same import; after one that was called off
    or failed, with a new one, which leaves what came in before as it is.
    """
    content = file.read_bytes()
    known = format_ or ENDINGS.get(file.suffix.lower())
    if known is None:
        stop(Exit.USAGE, f"{file.name}: say what it is with --format, such as ndjson")
    with session(load(profile)) as opened:
        begun = _sent(opened, content, known, validate_only=validate_only)
        path = f"/v1/imports/{begun['id']}"
        job = jobs.ended(opened, path, lambda job: job["rows_done"] / job["rows_total"])
        for rows, _ in opened.pages(f"{path}/rows?outcome=refused&limit=200"):
            for row in rows:
                typer.echo(_line(row))
    counts = ("stored", "valid", "unchanged", "refused")
    typer.echo(", ".join(f"{job[f'rows_{name}']} {name}" for name in counts))
    if job["status"] != "completed":
        stop(Exit.REFUSED, f"the import is {job['status']} ({job['failure'] or 'called off'})")
    if job["rows_refused"]:
        stop(Exit.DIFFERENT, f"{job['rows_refused']} rows were refused")


def _sent(opened: Session, content: bytes, format_: str, *, validate_only: bool) -> Job:
    """Send the file; the key is the file's own, so the same again is the same import. Raises Ended."""
    said = "true" if validate_only else "false"
    key = hashlib.sha256(b"|".join([content, format_.encode(), said.encode()])).hexdigest()
    while True:
        answer = _answer(opened, content, format_, said, key)
        job: Job = answer.json()
        if "Idempotent-Replayed" not in answer.headers:
            return job
        now: Job = opened.get(f"/v1/imports/{job['id']}").json()
        if now["status"] not in BROKEN_OFF:
            return now
        key = hashlib.sha256(f"{key}|{job['id']}".encode()).hexdigest()


def _answer(opened: Session, content: bytes, format_: str, said: str, key: str) -> httpx.Response:
    return opened.change(
        "POST",
        "/v1/imports",
        data={"format": format_, "validate_only": said},
        files={"file": (f"rows.{format_}", content, "application/octet-stream")},
        headers={"Idempotency-Key": key},
        timeout=httpx.Timeout(300),
    )


def _line(row: Job) -> str:
    places = "; ".join(f"{each['pointer']} {each['code']}" for each in row["errors"])
    record = row.get("record")  # of HTCDS alone
    of = f" of record {record}" if record else ""
    return f"row {row['row']}{of}: {row['code']}{f': {places}' if places else ''}"
