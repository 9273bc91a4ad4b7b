"""Assigns members to cases and takes them off again; an open case is never without one (PLAN-8)."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.errors import MemberNeeded
from trafficking_api.access.mandate import Mandate, references
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import hiding, queries
from trafficking_api.features.cases.errors import AlreadyAssigned, MemberBarred
from trafficking_api.features.cases.models import Case, CaseWorker
from trafficking_api.features.cases.schemas.access import NewCaseWorker
from trafficking_api.features.cases.service.case import assign, locked, refuse_closed
from trafficking_api.features.cases.states import CENTRE, WORKER, CaseStatus, WorkerStatus
from trafficking_api.features.members.errors import LastWorker
from trafficking_api.features.members.queries import works_here
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound
from trafficking_api.kit.wire import Command


async def add(mandate: Mandate, case_id: UUID, body: NewCaseWorker) -> UUID:
    """Assign a member to a case; returns the id of the entry.

    Raises NotFound, ReadOnly, CaseClosed, Invalid, AlreadyAssigned, MemberBarred.
    """
    case = await locked(mandate, case_id)
    refuse_closed(case)
    found = (await queries.candidates(mandate, case_id, {body.member_id})).get(body.member_id)
    is_barred = found is not None and found.is_barred
    # Who may not read who is barred is told of such a member what it is told of one that is unknown.
    is_hidden = is_barred and not mandate.may(Permission.EXCLUSIONS_READ)
    references([("/member_id", found is not None and found.sees_cases and not is_hidden)])
    if body.member_id in {worker.member_id for worker in await active(mandate, case_id)}:
        raise AlreadyAssigned
    if is_barred:
        raise MemberBarred
    mandate.touch(case)
    return assign(mandate, case_id, body.member_id)


async def remove(mandate: Mandate, case_id: UUID, worker_id: UUID, expected: Expected, body: Command) -> None:
    """Take a member off an open case; it stays in the history.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Invalid, LastWorker.
    """
    case = await locked(mandate, case_id, hides=True)
    worker = await mandate.session.scalar(
        select(CaseWorker).where(
            col(CaseWorker.organisation_id) == mandate.organisation_id,
            col(CaseWorker.case_id) == case_id,
            col(CaseWorker.id) == worker_id,
        )
    )
    if worker is None:
        raise NotFound
    expected.check(worker.version)
    refuse_closed(case)
    now = WorkerStatus.WORKING if worker.until_at is None else WorkerStatus.REMOVED
    WORKER.step(now, "remove", (CENTRE,))
    mandate.refuse_future(body.occurred_at)
    others = [other for other in await active(mandate, case_id) if other.id != worker_id]
    await leave_to_others(mandate, case, worker, others, body.occurred_at)
    mandate.touch(case)
    await hiding.hidden(mandate, case_id)


async def active(mandate: Mandate, case_id: UUID) -> Sequence[CaseWorker]:
    """The entries of a case that have not ended; the case is held, so none is added meanwhile."""
    query = select(CaseWorker).where(
        col(CaseWorker.organisation_id) == mandate.organisation_id,
        col(CaseWorker.case_id) == case_id,
        col(CaseWorker.until_at).is_(None),
    )
    return (await mandate.session.scalars(query)).all()


async def leave_to_others(
    mandate: Mandate,
    case: Case,
    worker: CaseWorker,
    others: Sequence[CaseWorker],
    occurred_at: datetime | None = None,
) -> None:
    """End an entry. Raises LastWorker when nobody else who still works here would be left on an open case."""
    staying = await queries.staying(mandate, {other.member_id for other in others})
    end(mandate, case, worker, staying, occurred_at)


def end(
    mandate: Mandate,
    case: Case,
    worker: CaseWorker,
    staying: Collection[UUID],
    occurred_at: datetime | None = None,
) -> None:
    """End an entry; `staying` are the others who still work here. Raises LastWorker."""
    if not staying and (case.status != CaseStatus.CLOSED or case.sensitivity == "Sealed"):
        raise LastWorker([str(case.id)])
    worker.until_at = mandate.now
    means(worker, Act("removed", WorkerStatus.WORKING, WorkerStatus.REMOVED, occurred_at))
    mandate.touch(worker)


async def keep_worked(mandate: Mandate, case_id: UUID) -> None:
    """See to it that somebody works on a case that opens again: if nobody does, the acting member.

    Raises MemberNeeded when no member acts, or one that is just leaving.
    """
    entries = await active(mandate, case_id)
    if await queries.staying(mandate, {entry.member_id for entry in entries}):
        return
    if mandate.member_id is None or not await works_here(mandate, mandate.member_id):
        raise MemberNeeded
    assign(mandate, case_id, mandate.member_id)
