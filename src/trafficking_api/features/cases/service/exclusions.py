"""Bars members from cases in which they must not have a hand: for them, the case is gone (PLAN-10)."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import hiding, queries
from trafficking_api.features.cases.errors import AlreadyBarred
from trafficking_api.features.cases.models import Case, CaseExclusion
from trafficking_api.features.cases.schemas.access import NewCaseExclusion
from trafficking_api.features.cases.service import workers
from trafficking_api.features.cases.service.case import locked
from trafficking_api.features.cases.states import CENTRE, EXCLUSION, ExclusionStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound
from trafficking_api.kit.wire import Command


async def bar(mandate: Mandate, case_id: UUID, body: NewCaseExclusion) -> UUID:
    """Bar a member from a case, and take it off if it works on it; returns the id of the exclusion.

    Raises NotFound, ReadOnly, Invalid, AlreadyBarred, LastWorker.
    """
    case = await locked(mandate, case_id, hides=True)
    entries = await workers.active(mandate, case_id)
    at_work = {entry.member_id for entry in entries}
    known = await queries.candidates(mandate, case_id, {body.member_id, *at_work})
    references([("/member_id", body.member_id in known)])
    if known[body.member_id].is_barred:
        raise AlreadyBarred
    staying = [id_ for id_ in at_work - {body.member_id} if id_ in known and known[id_].sees_cases]
    for entry in entries:
        if entry.member_id == body.member_id:
            workers.end(mandate, case, entry, staying)
    exclusion_id = _excluded(mandate, case.id, body.member_id, body.reason)
    mandate.touch(case)
    await hiding.hidden(mandate, case_id)
    return exclusion_id


async def go_on(mandate: Mandate, case_id: UUID, survivor: Case) -> None:
    """Whoever is barred from a case is barred from the one that it goes on in; both are held.

    Raises LastWorker where nobody else works on that one.
    """
    barred, known = await _barred(mandate, case_id), await _barred(mandate, survivor.id)
    ids = barred.keys() - known.keys()
    if not ids:
        return
    entries = await workers.active(mandate, survivor.id)
    staying = await queries.staying(mandate, {entry.member_id for entry in entries} - ids)
    for entry in entries:
        if entry.member_id in ids:
            workers.end(mandate, survivor, entry, staying)
    for member_id in sorted(ids):
        _excluded(mandate, survivor.id, member_id, barred[member_id])
    await hiding.hidden(mandate, survivor.id)


async def go_along(mandate: Mandate, earlier: Select[UUID], case_id: UUID) -> None:
    """Whoever is barred from one of these cases is barred from the new one of the same person.

    But for the acting member, who has just let her in and works on it: somebody must.
    """
    barred = await _barred(mandate, earlier)
    for member_id in sorted(barred.keys() - {mandate.member_id}):
        _excluded(mandate, case_id, member_id, barred[member_id])


async def _barred(mandate: Mandate, cases: UUID | Select[UUID]) -> dict[UUID, str]:
    """Who is barred from a case now, or from one of these, and why."""
    barred_from = col(CaseExclusion.case_id)
    query = select(col(CaseExclusion.member_id), col(CaseExclusion.reason)).where(
        col(CaseExclusion.organisation_id) == mandate.organisation_id,
        barred_from == cases if isinstance(cases, UUID) else barred_from.in_(cases),
        col(CaseExclusion.lifted_at).is_(None),
    )
    return {row.member_id: row.reason for row in await mandate.session.execute(query)}


def _excluded(mandate: Mandate, case_id: UUID, member_id: UUID, reason: str) -> UUID:
    """Store that a member is barred from now on; returns the id of the exclusion."""
    exclusion = CaseExclusion(
        organisation_id=mandate.organisation_id,
        case_id=case_id,
        member_id=member_id,
        reason=reason,
        **mandate.stamps(),
    )
    mandate.started(exclusion, ExclusionStatus.BARRED, verb="barred")
    return exclusion.id


async def lift(
    mandate: Mandate, case_id: UUID, exclusion_id: UUID, expected: Expected, body: Command
) -> None:
    """Let a member see the case again, as far as it would. Raises NotFound, ReadOnly, Stale, WrongState."""
    case = await locked(mandate, case_id)
    exclusion = await mandate.session.scalar(
        select(CaseExclusion).where(
            col(CaseExclusion.organisation_id) == mandate.organisation_id,
            col(CaseExclusion.case_id) == case_id,
            col(CaseExclusion.id) == exclusion_id,
        )
    )
    if exclusion is None:
        raise NotFound
    expected.check(exclusion.version)
    now = ExclusionStatus.BARRED if exclusion.lifted_at is None else ExclusionStatus.LIFTED
    step = EXCLUSION.step(now, "lift", (CENTRE,))
    mandate.refuse_future(body.occurred_at)
    exclusion.lifted_at = mandate.now
    means(exclusion, Act("lifted", step.source, step.target, body.occurred_at))
    mandate.touch(exclusion)
    mandate.touch(case)
