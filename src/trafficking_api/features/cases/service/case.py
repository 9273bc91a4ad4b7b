"""Opens, changes, closes and reopens cases."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import closing, queries, rules
from trafficking_api.features.cases.errors import ReadOnly, StillOpen
from trafficking_api.features.cases.models import Case
from trafficking_api.features.cases.schemas.case import CaseClosing, CasePatch, CaseReopening, NewCase
from trafficking_api.features.cases.service.hold import in_sight, locked, refuse_closed
from trafficking_api.features.cases.service.workers import assign, keep_worked
from trafficking_api.features.cases.states import CENTRE, MACHINE
from trafficking_api.features.members.queries import at_the_organisation
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.kit.wire import changes


def _checked(facts: dict[str, Any], pointer: str = "") -> dict[str, Any]:
    found = rules.faults(facts)
    if found:
        raise Invalid(errors=[Fault(pointer + fault.pointer, fault.code) for fault in found])
    return facts


async def open_cases(mandate: Mandate, bodies: Sequence[NewCase], pointer: str = "") -> list[UUID]:
    """Open cases, all or none. Raises Invalid; `pointer` is where the bodies stand in the request."""
    opened: dict[UUID, UUID] = {}
    places = [f"{pointer}/{index}" if pointer else "" for index in range(len(bodies))]
    workers = [_worker(mandate, body, at) for body, at in zip(bodies, places, strict=True)]
    known = await at_the_organisation(mandate, set(workers))
    references([(f"{at}/worker_id", worker in known) for at, worker in zip(places, workers, strict=True)])
    for body, at, worker in zip(bodies, places, workers, strict=True):
        facts = _checked(body.model_dump(exclude={"worker_id"}), at)
        day = facts.pop("opened_on") or mandate.today()
        if day > mandate.today():
            raise Invalid(errors=[Fault(f"{at}/opened_on", "in_the_future")])
        case = Case(organisation_id=mandate.organisation_id, opened_on=day, **facts, **mandate.stamps())
        mandate.started(case, case.status)
        opened[case.id] = worker
    for case_id, worker in opened.items():
        assign(mandate, case_id, worker)
    return list(opened)


def _worker(mandate: Mandate, body: NewCase, at: str) -> UUID:
    """Who is to work on a new case; a caseworker opens its own. Raises Invalid."""
    worker = body.worker_id or mandate.member_id
    if worker is None:
        raise Invalid(errors=[Fault(f"{at}/worker_id", "worker_needed")])
    if mandate.is_narrowed and worker != mandate.member_id:
        raise Invalid(errors=[Fault(f"{at}/worker_id", "yourself_only")])
    return worker


async def change(mandate: Mandate, case_id: UUID, expected: Expected, body: CasePatch) -> None:
    """Change facts of an open case. Raises NotFound, ReadOnly, Stale, CaseClosed, Invalid."""
    case = await locked(mandate, case_id)
    expected.check(case.version)
    refuse_closed(case.status)
    sent = changes(body)
    _checked({**{name: getattr(case, name) for name in CasePatch.model_fields}, **sent})
    case.sqlmodel_update(sent)
    mandate.touch(case)


async def close(mandate: Mandate, case_id: UUID, expected: Expected, body: CaseClosing) -> None:
    """Close a case of which nothing is open any more.

    Raises NotFound, ReadOnly, Stale, WrongState, StillOpen.
    """
    case = await locked(mandate, case_id)
    mandate.command(MACHINE, case, "close", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    open_ = await closing.still_open(mandate, case_id)
    if open_:
        raise StillOpen(open_)
    case.closed_on = mandate.today()
    case.closure_reason = body.reason


async def reopen(mandate: Mandate, case_id: UUID, expected: Expected, body: CaseReopening) -> None:
    """Open a closed case again. Raises NotFound, ReadOnly, Stale, WrongState, MemberNeeded."""
    case = await locked(mandate, case_id)
    mandate.command(MACHINE, case, "reopen", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    case.closed_on = case.closure_reason = None
    case.reopen_reason = body.reason
    await keep_worked(mandate, case_id)


async def keep_open(mandate: Mandate, case_id: UUID) -> str | None:
    """Hold an open case open until this transaction ends, and tell its primary need.

    Raises KeyError when the caller sees no such case, ReadOnly, CaseClosed when it is closed.
    """
    query = select(Case.status, Case.primary_need).where(  # type: ignore[call-overload]
        queries.writable(mandate), col(Case.id) == case_id
    )
    row = (await mandate.session.execute(query.with_for_update(read=True))).one_or_none()
    if row is None:
        raise ReadOnly if await in_sight(mandate, case_id) else KeyError(case_id)
    refuse_closed(row.status)
    need: str | None = row.primary_need
    return need
