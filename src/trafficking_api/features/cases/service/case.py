"""Opens cases, and changes their facts."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import null, select
from sqlmodel import col

from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import hiding, queries, rules
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.cases.models import Case, CaseWorker
from trafficking_api.features.cases.schemas.case import CasePatch, NewCase
from trafficking_api.features.cases.service.whose import flush_or_refuse, refuse_unknown, settle
from trafficking_api.features.cases.states import CENTRE, MACHINE, CaseStatus, WorkerStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.wire import changes


def _checked(facts: dict[str, Any], pointer: str = "") -> dict[str, Any]:
    found = rules.faults(facts)
    if found:
        raise Invalid(errors=[Fault(pointer + fault.pointer, fault.code) for fault in found])
    return facts


async def open_cases(mandate: Mandate, bodies: Sequence[NewCase], pointer: str = "") -> list[UUID]:
    """Open cases, all or none; `pointer` is where the bodies stand in the request.

    Raises Invalid, PersonHasOpenCase.
    """
    opened: dict[UUID, UUID] = {}
    places = [f"{pointer}/{index}" if pointer else "" for index in range(len(bodies))]
    workers = [_worker(mandate, body, at) for body, at in zip(bodies, places, strict=True)]
    known = await queries.staying(mandate, set(workers))
    references([(f"{at}/worker_id", worker in known) for at, worker in zip(places, workers, strict=True)])
    named = [(f"{at}/person_id", body.person_id) for body, at in zip(bodies, places, strict=True)]
    await refuse_unknown(mandate, named)
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
    if any(body.person_id for body in bodies):
        await flush_or_refuse(mandate)
    return list(opened)


def _worker(mandate: Mandate, body: NewCase, at: str) -> UUID:
    """Who is to work on a new case; a caseworker opens its own. Raises Invalid."""
    worker = body.worker_id or mandate.member_id
    if worker is None:
        raise Invalid(errors=[Fault(f"{at}/worker_id", "worker_needed")])
    if mandate.is_narrowed and worker != mandate.member_id:
        raise Invalid(errors=[Fault(f"{at}/worker_id", "yourself_only")])
    return worker


def assign(mandate: Mandate, case_id: UUID, member_id: UUID) -> UUID:
    """Let a member work on a case from now on (PLAN-8); returns the id of that entry."""
    worker = CaseWorker(
        organisation_id=mandate.organisation_id,
        case_id=case_id,
        member_id=member_id,
        since_at=mandate.now,
        **mandate.stamps(),
    )
    mandate.started(worker, WorkerStatus.WORKING, verb="assigned")
    return worker.id


async def change(mandate: Mandate, case_id: UUID, expected: Expected, body: CasePatch) -> None:
    """Change facts of an open case.

    Raises NotFound, ReadOnly, Stale, CaseClosed, Invalid, PersonSettled, PersonHasOpenCase.
    """
    case = await locked(mandate, case_id, hides=True)
    expected.check(case.version)
    refuse_closed(case)
    sent = changes(body)
    before = case.person_id
    await settle(mandate, case, sent.get("person_id", before))
    _checked({**{name: getattr(case, name) for name in CasePatch.model_fields}, **sent})
    case.sqlmodel_update(sent)
    mandate.touch(case)
    await flush_or_refuse(mandate)
    if case.person_id != before:  # who does not see the case sees its person no more
        await hiding.hidden(mandate, case_id)


def refuse_closed(case: Case | queries.Guest) -> None:
    """Raise CaseClosed when nothing may change in it."""
    if case.status == CaseStatus.CLOSED:
        raise CaseClosed(case.status, MACHINE.allowed(case.status, (CENTRE,)))


async def working(mandate: Mandate, case_id: UUID) -> Case:
    """An open case, held while something that hangs on it changes. Raises NotFound, CaseClosed."""
    case = await locked(mandate, case_id)
    refuse_closed(case)
    mandate.touch(case)
    return case


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
    if row.status == CaseStatus.CLOSED:
        raise CaseClosed(row.status, MACHINE.allowed(row.status, (CENTRE,)))
    need: str | None = row.primary_need
    return need


async def placeable(mandate: Mandate, named: Sequence[tuple[str, UUID]]) -> list[queries.Guest]:
    """The open cases that stand at these places of a request, in this order, held open.

    Raises Invalid where the caller can change no such case, or names it twice, and CaseClosed.
    """
    ids = [case_id for _, case_id in named]
    rows = await mandate.session.execute(queries.guests(mandate, ids))
    found = {row[0]: queries.Guest(*row) for row in rows}
    references([(at, case_id in found and case_id not in ids[:n]) for n, (at, case_id) in enumerate(named)])
    closed = next((guest for guest in found.values() if guest.status == CaseStatus.CLOSED), None)
    if closed is not None:
        raise CaseClosed(closed.status, MACHINE.allowed(closed.status, (CENTRE,)))
    return [found[case_id] for case_id in ids]


async def locked(mandate: Mandate, case_id: UUID, *, hides: bool = False) -> Case:
    """A case that the caller may change, held until this transaction ends; `hides` where it may hide it.

    Raises NotFound, ReadOnly.
    """
    turn = hiding.together(mandate) if hides else null()
    query = select(Case, turn).where(queries.writable(mandate), col(Case.id) == case_id)
    case: Case | None = await mandate.session.scalar(query.with_for_update())
    if case is None:
        raise ReadOnly if await in_sight(mandate, case_id) else NotFound
    return case


async def in_sight(mandate: Mandate, case_id: UUID) -> bool:
    """True when the caller can read this case, be it through a broken glass."""
    query = select(col(Case.id)).where(queries.mine(mandate, case_id))
    return await mandate.session.scalar(query) is not None
