"""Makes the files of exports, one type at a time: what is made stays, whatever happens after it."""

import asyncio
import base64
import hashlib
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import insert, literal_column
from sqlalchemy.exc import DBAPIError
from uuid_utils.compat import uuid7

from trafficking_api.access.later import Behalf, asked_by, later
from trafficking_api.access.mandate import Mandate, Office, system_mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.exchange.models import Export, ExportFile
from trafficking_api.features.exchange.queries import export as queries
from trafficking_api.features.exchange.queries.exportable import KINDS, deletions
from trafficking_api.features.exchange.schemas.export import DELETIONS, IDENTIFYING, NDJSON, ZIP, ExportType
from trafficking_api.features.exchange.service.export import CONTENT, PASSPHRASE, destroy, sent
from trafficking_api.features.exchange.service.writing import Piece, zipped
from trafficking_api.features.exchange.service.writing import content as written
from trafficking_api.features.exchange.states import EXPORT, ExportStatus
from trafficking_api.features.people.service import reading
from trafficking_api.kit.crypto import OrganisationKeys, Unreadable
from trafficking_api.kit.database import refusal_of
from trafficking_api.kit.errors import Forbidden, NotOnBehalf, Problem, Unauthenticated
from trafficking_api.kit.read import Lookup, Reader, Shape, has_sealed
from trafficking_api.kit.states import SYSTEM

#: How many rows a file has at most.
LONGEST = 5000
#: How long files are there.
KEPT = timedelta(hours=24)
OPERATION = "make_export"


@dataclass(frozen=True)
class Job:
    """An export that is under way, as it was when we looked."""

    export: Export
    behalf: Behalf
    #: What there is to make: each type, and what is gone since the last time.
    steps: list[str]


async def make(office: Office, organisation_id: UUID, seconds: float) -> int:
    """Go on with the oldest export of an organisation for so long; returns how many types were done.

    However short the time, one step is done, so that each turn comes forward.
    Raises Unavailable when the database is away; then it goes on later, from where it was.
    """
    until, done = time.monotonic() + seconds, 0
    while (job := await _next_job(office, organisation_id)) is not None:
        try:
            done += await _step(office, job)
        except Unreadable:  # another process has made a new key meanwhile
            office.keys.forget(organisation_id)
            break
        except (DBAPIError, Forbidden) as error:
            gone = error if isinstance(error, Forbidden) else refusal_of(error)
            if not isinstance(gone, Unauthenticated | NotOnBehalf | Forbidden):
                raise
            await _fail(office, job, gone)
        if time.monotonic() >= until:
            break
    return done


async def _next_job(office: Office, organisation_id: UUID) -> Job | None:
    async with system_mandate(office, organisation_id, OPERATION) as mandate:
        found = await mandate.session.scalar(queries.next_one(mandate))
        if found is None:
            return None
        mandate.session.expunge(found)
    return Job(found, asked_by(found), [*found.types, *([DELETIONS] if found.since else [])])


async def _step(office: Office, job: Job) -> int:
    """Make the files of the next type; 0 when another has done so, or somebody was to be forgotten."""
    type_ = job.steps[job.export.types_done]
    async with later(office, job.behalf, OPERATION) as mandate:
        shape = _shape(mandate, job.export, type_)
        keys = await mandate.keys()
        async for found in _pieces(mandate, shape, keys):
            await _keep(mandate, job.export, type_, found, keys)
        await mandate.session.flush()
        # Held only now: who is to be forgotten meanwhile does not wait for us, but we begin anew.
        held = await mandate.session.scalar(queries.held(mandate, job.export.id))
        if held is None or _place(held) != _place(job.export):
            await mandate.session.rollback()
            return 0
        _note_done(mandate, job, held)
    return 1


def _place(export: Export) -> tuple[str, int, int]:
    return (export.status, export.attempt, export.types_done)


def _note_done(mandate: Mandate, job: Job, export: Export) -> None:
    export.as_of = export.as_of or mandate.now
    export.types_done += 1
    if export.types_done < len(job.steps):
        mandate.touch(export)
        return
    mandate.command(EXPORT, export, "complete", sides=(SYSTEM,))
    export.ended_at, export.expires_at, export.passphrase = mandate.now, mandate.now + KEPT, None


def _shape(mandate: Mandate, export: Export, type_: str) -> Shape:
    """What the one who asked may read of a type now. Raises Forbidden."""
    if type_ == DELETIONS and export.since is not None:
        return deletions(mandate, export.since)
    kind = KINDS[ExportType(type_)]
    if not {*kind.needs, Permission.EXPORTS_WRITE} <= mandate.permissions:
        raise Forbidden
    return kind.shape(mandate, sent(export.filters, type_, kind), export.since)


async def _pieces(mandate: Mandate, shape: Shape, keys: OrganisationKeys) -> AsyncIterator[Piece]:
    """The rows in pieces, those with sealed documents opened; at least one piece."""
    reader = Reader(shape, keys.open, keys.data_key)
    statement = Lookup([shape]).statement.order_by(literal_column("2"))
    rows = await mandate.session.stream(statement)
    is_empty = True
    async for part in rows.partitions(LONGEST):
        is_empty = False
        if not has_sealed(shape):
            yield Piece([row[0] for row in part])
            continue
        items = [reader.item(json.loads(row[0])) for row in part]
        seen = [(UUID(hidden["_key_of"]), hidden) for _, hidden in items if hidden.get("_key_of")]
        yield Piece([shown for shown, _ in items], seen)
    if is_empty:
        yield Piece()


async def _keep(mandate: Mandate, export: Export, type_: str, found: Piece, keys: OrganisationKeys) -> None:
    """Seal one file. Who people are is written down as read, and leaves in an encrypted file only (G-12)."""
    text, media_type = await asyncio.to_thread(written, type_, found.items), NDJSON
    if type_ in IDENTIFYING:
        reading(mandate, export.reason)(found.seen)
        passphrase = keys.open(PASSPHRASE, export.id, export.passphrase or b"")
        text, media_type = await asyncio.to_thread(zipped, type_, text, passphrase), ZIP
    id_ = uuid7()
    kept = base64.b64encode(text).decode() if media_type == ZIP else text.decode()
    sealed = await asyncio.to_thread(keys.seal, CONTENT, id_, kept)
    stored = insert(ExportFile).values(
        organisation_id=mandate.organisation_id,
        id=id_,
        export_id=export.id,
        type=type_,
        media_type=media_type,
        rows=len(found.items),
        size=len(text),
        sha256=hashlib.sha256(text).hexdigest(),
        content=sealed,
    )
    # Stored past the session, which would hold every file of the type until the last one is made.
    await mandate.session.execute(stored)


async def _fail(office: Office, job: Job, problem: Problem) -> None:
    """End an export whose asker may ask no more; what was made of it already is for nobody."""
    async with system_mandate(office, job.behalf.organisation_id, OPERATION) as mandate:
        found = await mandate.session.scalar(queries.held(mandate, job.export.id))
        if found is not None and found.status == ExportStatus.UNDER_WAY:
            mandate.command(EXPORT, found, "fail", sides=(SYSTEM,))
            found.ended_at, found.failure, found.passphrase = mandate.now, problem.code, None
            await destroy(mandate, [found.id])
