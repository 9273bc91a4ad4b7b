"""Takes in the files of imports, some rows at a time: what was taken in stays, whatever happens after it."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.exc import DBAPIError

from trafficking_api.access.later import Behalf, asked_by, later
from trafficking_api.access.mandate import Mandate, Office, system_mandate
from trafficking_api.access.refusing import as_problem
from trafficking_api.features.exchange.models import Import, ImportRow, ImportWork
from trafficking_api.features.exchange.queries import imports as queries
from trafficking_api.features.exchange.rules.grouping import batches, together
from trafficking_api.features.exchange.rules.rows import rows
from trafficking_api.features.exchange.schemas.imports import RowOutcome
from trafficking_api.features.exchange.service.imports import CONTENT
from trafficking_api.features.exchange.service.taking import Row, Shelf, Taken, read, refused, take, take_all
from trafficking_api.features.exchange.states import IMPORT
from trafficking_api.kit.database import refusal_of
from trafficking_api.kit.errors import NotOnBehalf, Problem, Unauthenticated, Unavailable
from trafficking_api.kit.states import SYSTEM

#: How many rows one transaction takes in.
BATCH = 100
OPERATION = "take_in_rows"


@dataclass(frozen=True)
class Job:
    """An import that is under way, and its file, read."""

    import_id: UUID
    behalf: Behalf
    is_trial: bool
    batches: Sequence[Sequence[Row]]
    position: int

    def ahead(self, position: int) -> Sequence[Row]:
        """The next rows from here: what is left of the batch in which this place lies."""
        start = 0
        for batch in self.batches:
            if position < start + len(batch):
                return batch[position - start :]
            start += len(batch)
        return ()


class _Refusal(Exception):
    """A row that was refused: what was done with it, and in its transaction, is undone."""

    def __init__(self, place: int, problem: Problem) -> None:
        super().__init__(problem.code)
        self.place, self.problem = place, problem


async def take_in(office: Office, organisation_id: UUID, seconds: float) -> int:
    """Go on with the oldest import of an organisation for so long; returns how many rows were done.

    Raises Unavailable when the database is away; then it goes on later, from where it was.
    """
    job = await _next_job(office, organisation_id)
    if job is None:
        return 0
    until, first, position = time.monotonic() + seconds, job.position, job.position
    while time.monotonic() < until:
        try:
            after = await _step(office, job, position)
        except DBAPIError as error:
            gone = refusal_of(error)
            if not isinstance(gone, Unauthenticated | NotOnBehalf):
                raise
            await _fail(office, job, gone)
            break
        if after is None:
            break
        position = after
    return position - first


async def _next_job(office: Office, organisation_id: UUID) -> Job | None:
    async with system_mandate(office, organisation_id, OPERATION) as mandate:
        found = await mandate.session.scalar(queries.next_one(mandate))
        if found is None:
            return None
        work = (await mandate.session.scalars(queries.work(mandate, found.id))).one()
        if work.content is None:
            return None
        keys = await mandate.keys(to_open=[work.content])
        read_rows = await asyncio.to_thread(_read, found.format, keys.open(CONTENT, found.id, work.content))
        return Job(found.id, asked_by(found), found.validate_only, _cut(found, read_rows), work.position)


def _read(format_: str, text: str) -> list[Row]:
    return [read(raw) for raw in rows(format_, text)]


def _cut(found: Import, read_rows: list[Row]) -> list[list[Row]]:
    """The rows in batches, in their order; for a trial those that rest on each other stay together."""
    if not found.validate_only:
        return [read_rows[start : start + BATCH] for start in range(0, len(read_rows), BATCH)]
    groups = together([(row.own, row.others) for row in read_rows])
    return [[read_rows[place] for place in batch] for batch in batches(groups, BATCH)]


async def _step(office: Office, job: Job, position: int) -> int | None:
    """Do the next batch; returns the place after it, None when there is nothing to do here."""
    ahead = job.ahead(position)
    if not ahead:
        return None
    if job.is_trial:
        taken = await _tried(office, job, ahead)
        return await _written(office, job, position, taken)
    with suppress(_Refusal):
        return await _stored(office, job, position, ahead, None)
    # Somebody among them is refused. So they are taken one by one, as far as that one.
    known: dict[int, Problem] = {}
    while True:
        try:
            return await _stored(office, job, position, ahead, known)
        except _Refusal as refusal:
            # What came before it is done again without it, and ends there.
            known[refusal.place] = refusal.problem
            ahead = ahead[: refusal.place + 1]


async def _stored(
    office: Office, job: Job, position: int, ahead: Sequence[Row], known: dict[int, Problem] | None
) -> int | None:
    """Store these rows in one transaction: one by one, but those known to be refused; or all at once.

    Raises _Refusal for the first that is newly refused.
    """
    async with later(office, job.behalf, OPERATION) as mandate:
        work = await _work(mandate, job, position)
        if work is None:
            return None
        shelf = await Shelf.of(mandate, ahead)
        if known is None:
            taken = await _all(shelf, ahead)
        else:
            taken = [await _one(shelf, place, row, known) for place, row in enumerate(ahead)]
        mandate.session.add_all(shelf.new)
        return await _done(mandate, job, work, taken)


async def _all(shelf: Shelf, ahead: Sequence[Row]) -> list[Taken]:
    try:
        return await take_all(shelf, ahead)
    except Exception as error:  # noqa: BLE001 - whatever it was, one of the rows is refused by name
        raise _Refusal(0, _lasting(error)) from None


async def _one(shelf: Shelf, place: int, row: Row, known: dict[int, Problem]) -> Taken:
    if row.problem is not None or place in known:
        return refused(row, row.problem or known[place])
    try:
        return await take(shelf, row)
    except Exception as error:  # noqa: BLE001 - whatever it was, the row is refused by name
        raise _Refusal(place, _lasting(error)) from None


def _lasting(error: Exception) -> Problem:
    """The refusal of a row; raises Unavailable for what passes by itself."""
    problem = as_problem(error)
    if isinstance(problem, Unavailable):
        raise problem
    return problem


async def _tried(office: Office, job: Job, ahead: Sequence[Row]) -> list[Taken]:
    """What would become of these rows, each with those before it; nothing of it is kept."""
    async with later(office, job.behalf, OPERATION) as mandate:
        shelf = await Shelf.of(mandate, ahead)
        try:
            async with mandate.session.begin_nested():
                taken = await _all(shelf, ahead)
        except _Refusal:
            shelf.forget_new()
            taken = [await _attempted(shelf, row) for row in ahead]
        await mandate.session.rollback()
    return [_as_trial(found) for found in taken]


async def _attempted(shelf: Shelf, row: Row) -> Taken:
    try:
        async with shelf.mandate.session.begin_nested():
            return await take(shelf, row)
    except Exception as error:  # noqa: BLE001 - whatever it was, the row is refused by name
        return refused(row, _lasting(error))


def _as_trial(found: Taken) -> Taken:
    """What would have been stored is nowhere, and has no id."""
    if found.outcome is RowOutcome.STORED:
        return Taken(found.number, RowOutcome.VALID, found.type, faults=found.faults)
    return found


async def _written(office: Office, job: Job, position: int, taken: list[Taken]) -> int | None:
    async with later(office, job.behalf, OPERATION) as mandate:
        work = await _work(mandate, job, position)
        return None if work is None else await _done(mandate, job, work, taken)


async def _work(mandate: Mandate, job: Job, position: int) -> ImportWork | None:
    """The work, held for us; None when another is at it, or was, or it was called off."""
    work = await mandate.session.scalar(queries.work_held(mandate, job.import_id, skip=True))
    if work is None or work.position != position:
        return None
    found = await mandate.session.scalar(queries.under_way(mandate, job.import_id))
    return None if found is None else work


async def _done(mandate: Mandate, job: Job, work: ImportWork, taken: list[Taken]) -> int:
    """Write down what became of these rows, and end the import after the last."""
    mandate.session.add_all(
        ImportRow(
            organisation_id=mandate.organisation_id,
            import_id=job.import_id,
            row=row.number,
            type=row.type,
            outcome=row.outcome,
            object_id=row.object_id,
            code=row.code,
            errors=[{"pointer": fault.pointer[:200], "code": fault.code} for fault in row.faults],
        )
        for row in taken
    )
    work.position += len(taken)
    if not job.ahead(work.position):
        await _end(mandate, job, work, "complete")
    return work.position


async def _end(mandate: Mandate, job: Job, work: ImportWork, command: str, code: str | None = None) -> None:
    found = (await mandate.session.scalars(queries.held(mandate, job.import_id))).one()
    mandate.command(IMPORT, found, command, sides=(SYSTEM,))
    found.ended_at, found.failure, work.content = mandate.now, code, None


async def _fail(office: Office, job: Job, problem: Problem) -> None:
    """End an import whose asker may ask no more; what was taken in stays."""
    async with system_mandate(office, job.behalf.organisation_id, OPERATION) as mandate:
        work = await mandate.session.scalar(queries.work_held(mandate, job.import_id))
        found = await mandate.session.scalar(queries.under_way(mandate, job.import_id))
        if work is not None and found is not None:
            await _end(mandate, job, work, "fail", problem.code)
