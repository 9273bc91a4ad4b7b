"""Closes a case into another one of the same person: both ids answer, and both trails stay (PLAN-15)."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access import keeping
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import closing, hiding, queries
from trafficking_api.features.cases.errors import (
    CaseMerged,
    OtherPerson,
    StillOpen,
    SupportElsewhere,
    SurvivorNotSealed,
)
from trafficking_api.features.cases.models import Case
from trafficking_api.features.cases.schemas.case import CaseMerge
from trafficking_api.features.cases.service import exclusions
from trafficking_api.features.cases.service.case import in_sight, refuse_closed
from trafficking_api.features.cases.states import CENTRE, KIND, MACHINE, Sensitivity
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound

#: Why it is closed.
MERGED = "Merged"


async def merge(mandate: Mandate, case_id: UUID, expected: Expected, body: CaseMerge) -> None:
    """Close a case into another; what hangs on either stays where it is, and who is barred stays so in both.

    Raises NotFound, ReadOnly, Stale, WrongState, CaseMerged, Invalid, CaseClosed, OtherPerson,
    SupportElsewhere, SurvivorNotSealed, StillOpen, LastWorker.
    """
    case, survivor = await _both(mandate, case_id, expected, body.into_case_id)
    _refuse_unlike(case, survivor)
    open_ = await closing.still_open(mandate, case_id)
    if open_:
        raise StillOpen(open_)
    mandate.command(MACHINE, case, "merge", sides=(CENTRE,), occurred_at=body.occurred_at)
    if case.closed_on is None:
        case.closed_on, case.closure_reason = mandate.today(), MERGED
    case.merged_into_id = survivor.id
    keeping.keep_until(mandate, KIND, case, keeping.after(mandate, KIND, MERGED))
    mandate.touch(survivor)
    await exclusions.go_on(mandate, case_id, survivor)


async def _both(mandate: Mandate, case_id: UUID, expected: Expected, into_id: UUID) -> tuple[Case, Case]:
    """The two cases, held in the order of their ids; the one that goes on may be hidden from somebody."""
    query = (
        select(Case, hiding.together(mandate))
        .where(queries.writable(mandate), col(Case.id).in_([case_id, into_id]))
        .order_by(col(Case.id))
        .with_for_update()
    )
    found = {case.id: case for case in await mandate.session.scalars(query)}
    if case_id not in found:
        raise ReadOnly if await in_sight(mandate, case_id) else NotFound
    case = found[case_id]
    expected.check(case.version)
    MACHINE.step(case.status, "merge", (CENTRE,))
    refuse_merged(case)
    references([("/into_case_id", into_id in found)])
    if into_id == case_id:
        raise Invalid(errors=[Fault("/into_case_id", "same_case")])
    refuse_closed(found[into_id])
    return case, found[into_id]


def refuse_merged(case: Case) -> None:
    """Raise CaseMerged for a case that goes on in another one."""
    if case.merged_into_id is not None:
        raise CaseMerged


def _refuse_unlike(case: Case, survivor: Case) -> None:
    if case.person_id is not None and case.person_id != survivor.person_id:
        raise OtherPerson
    if case.is_owner and not survivor.is_owner:
        raise SupportElsewhere
    if case.sensitivity == Sensitivity.SEALED and survivor.sensitivity != Sensitivity.SEALED:
        raise SurvivorNotSealed
