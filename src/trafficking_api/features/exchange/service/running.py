"""Takes in the files of imports, some rows at a time: what was taken in stays, whatever happens after it."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.exc import DBAPIError, InvalidRequestError

from trafficking_api.access.later import Behalf, asked_by, later
from trafficking_api.access.mandate import Mandate, Office, system_mandate
from trafficking_api.access.refusing import as_problem
from trafficking_api.features.exchange.models import ImportRow, ImportWork
from trafficking_api.features.exchange.queries import imports as queries
from trafficking_api.features.exchange.rules.grouping import batches, together
from trafficking_api.features.exchange.rules.rows import Raw, rows
from trafficking_api.features.exchange.schemas.imports import MOST_TOGETHER, RowOutcome
from trafficking_api.features.exchange.service.imports import CONTENT
from trafficking_api.features.exchange.service.taking import Row, Shelf, Taken, read, refused, take, take_all
from trafficking_api.features.exchange.states import IMPORT
from trafficking_api.kit.errors import InProgress, Problem, Stale, Unavailable
from trafficking_api.kit.going_on import refuse_to_go_on_when_stopped
from trafficking_api.kit.states import SYSTEM

#: How many rows one transaction takes in.
BATCH = 100
OPERATION = "take_in_rows"
#: With these classes of SQLSTATE the database refuses what is to be written: so it will the next time.
_OF_DATA = {"22", "23"}


@dataclass
class Job:
    """An import that is under way, its file, and the rows of it, as they were sent."""

    import_id: UUID
    behalf: Behalf
    format: str
    text: str
    is_trial: bool
    position: int
    batches: Sequence[Sequence[Raw]] = ()

    def ahead(self, position: int) -> Sequence[Raw]:
        """The next rows from here: what is left of the batch in which this place lies."""
        start = 0
        for batch in self.batches:
            if position < start + len(batch):
                return batch[position - start :]
            start += len(batch)
        return ()


class _Refusal(Exception):
    """One of some rows was refused: what was done with them, in their transaction, is undone."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


async def take_in(office: Office, organisation_id: UUID, seconds: float) -> int:
    """Go on with the oldest import of an organisation for so long; returns how many rows were done.

    However short the time, one step is done, so that each turn comes forward. What can never go on is ended.
    Raises Unavailable when the database is away; then it goes on later, from where it was.
    """
    job = await _next_job(office, organisation_id)
    if job is None:
        return 0
    first = job.position
    try:
        await _go_on(office, job, seconds)
    except Exception as error:
        refuse_to_go_on_when_stopped()
        lasting = _lasting_fault(error)
        if lasting is None:
            raise
        await _fail(office, job, lasting)
    return job.position - first


async def _go_on(office: Office, job: Job, seconds: float) -> None:
    job.batches = await asyncio.to_thread(_cut, job)
    until = time.monotonic() + seconds
    while (after := await _step(office, job, job.position)) is not None:
        job.position = after
        if time.monotonic() >= until:
            break


def _lasting_fault(error: Exception) -> Problem | None:
    """Why an import can never go on; None for what may pass, or be mended by who runs the server.

    As its file is destroyed then, of the database only that it may not take in what is to be written counts.
    """
    problem = as_problem(error)
    if isinstance(error, DBAPIError) and type(problem) is Problem:
        state: str = getattr(error.orig, "sqlstate", None) or ""
        return problem if state[:2] in _OF_DATA else None
    passes = isinstance(problem, Unavailable | InProgress | Stale)
    return None if passes or isinstance(error, InvalidRequestError | MemoryError) else problem


async def _next_job(office: Office, organisation_id: UUID) -> Job | None:
    async with system_mandate(office, organisation_id, OPERATION) as mandate:
        found = await mandate.session.scalar(queries.next_one(mandate))
        if found is None:
            return None
        work = (await mandate.session.scalars(queries.work(mandate, found.id))).one()
        if work.content is None:
            return None
        keys = await mandate.keys(to_open=[work.content])
        text = keys.open(CONTENT, found.id, work.content)
        return Job(found.id, asked_by(found), found.format, text, found.validate_only, work.position)


def _cut(job: Job) -> list[list[Raw]]:
    """The rows in batches, in their order; for a trial those that rest on each other stay together.

    As these are one transaction, of very many only the first are tried.
    """
    sent = list(rows(job.format, job.text))
    if not job.is_trial:
        return [sent[start : start + BATCH] for start in range(0, len(sent), BATCH)]
    groups = together([(row.own, row.others) for row in map(read, sent)])
    parts = [group[:MOST_TOGETHER] for group in groups]
    for place in (place for group in groups for place in group[MOST_TOGETHER:]):
        sent[place] = replace(sent[place], is_tried=False)
        parts.append([place])
    return [[sent[place] for place in batch] for batch in batches(parts, BATCH)]


async def _step(office: Office, job: Job, position: int) -> int | None:
    """Do the next batch; returns the place after it, None when there is nothing to do here."""
    ahead = await asyncio.to_thread(lambda: [read(raw) for raw in job.ahead(position)])
    if not ahead:
        return None
    if job.is_trial:
        taken = await _tried(office, job, ahead)
        return await _written(office, job, position, taken)
    while True:
        try:
            return await _stored(office, job, position, ahead)
        except _Refusal as refusal:
            if len(ahead) == 1:
                return await _written(office, job, position, [refused(ahead[0], refusal.problem)])
        # One of them is refused. Half of them are stored, or it is among them.
        ahead = ahead[: len(ahead) // 2]


async def _stored(office: Office, job: Job, position: int, ahead: Sequence[Row]) -> int | None:
    """Store these rows in one transaction, or none of them. Raises _Refusal."""
    async with later(office, job.behalf, OPERATION) as mandate:
        work = await _work(mandate, job, position)
        if work is None:
            return None
        shelf = await Shelf.of(mandate, ahead)
        taken = await _all(shelf, ahead)
        mandate.session.add_all(shelf.new)
        return await _done(mandate, job, work, taken)


async def _all(shelf: Shelf, ahead: Sequence[Row]) -> list[Taken]:
    try:
        return await take_all(shelf, ahead)
    except Exception as error:  # noqa: BLE001 - whatever it was, one of the rows is refused by name
        raise _Refusal(_lasting(error)) from None


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
        return replace(found, outcome=RowOutcome.VALID, object_id=None)
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
    for start in range(0, len(taken), BATCH):
        mandate.session.add_all(_reported(mandate, job, row) for row in taken[start : start + BATCH])
        if start:
            await mandate.session.flush()
    for outcome, number in Counter(row.outcome for row in taken).items():
        name = f"rows_{outcome}"
        setattr(work, name, getattr(work, name) + number)
    work.position += len(taken)
    if not job.ahead(work.position):
        await _end(mandate, job, work, "complete")
    return work.position


def _reported(mandate: Mandate, job: Job, row: Taken) -> ImportRow:
    return ImportRow(
        organisation_id=mandate.organisation_id,
        import_id=job.import_id,
        row=row.number,
        record=row.record,
        type=row.type,
        outcome=row.outcome,
        object_id=row.object_id,
        code=row.code,
        errors=[{"pointer": fault.pointer[:200], "code": fault.code} for fault in row.faults],
    )


async def _end(mandate: Mandate, job: Job, work: ImportWork, command: str, code: str | None = None) -> None:
    found = (await mandate.session.scalars(queries.held(mandate, job.import_id))).one()
    mandate.command(IMPORT, found, command, sides=(SYSTEM,))
    found.ended_at, found.failure, work.content = mandate.now, code, None


async def _fail(office: Office, job: Job, problem: Problem) -> None:
    """End an import that can go on no more; what was taken in stays."""
    async with system_mandate(office, job.behalf.organisation_id, OPERATION) as mandate:
        work = await mandate.session.scalar(queries.work_held(mandate, job.import_id))
        found = await mandate.session.scalar(queries.under_way(mandate, job.import_id))
        if work is not None and found is not None:
            await _end(mandate, job, work, "fail", problem.code)
