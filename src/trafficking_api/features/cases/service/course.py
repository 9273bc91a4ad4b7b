"""The course of a case: from intake to its closing, and back if need be."""

from uuid import UUID

from trafficking_api.access import keeping
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import closing
from trafficking_api.features.cases.errors import ConsentNeeded, StillOpen
from trafficking_api.features.cases.models import Case
from trafficking_api.features.cases.schemas.case import (
    CaseClosing,
    CaseFollowUp,
    CaseReopening,
    CaseSuspension,
)
from trafficking_api.features.cases.service.case import locked
from trafficking_api.features.cases.service.merging import MERGED, refuse_merged
from trafficking_api.features.cases.service.whose import flush_or_refuse
from trafficking_api.features.cases.service.workers import keep_worked
from trafficking_api.features.cases.states import CENTRE, KIND, MACHINE
from trafficking_api.features.consents.queries import has_live
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.kit.wire import Command

#: The purpose without which no case is active.
CASE_MANAGEMENT = "CaseManagement"


async def activate(mandate: Mandate, case_id: UUID, expected: Expected, body: Command) -> None:
    """Begin the support. Raises NotFound, Stale, WrongState, ConsentNeeded."""
    case = await _follow(mandate, case_id, "activate", expected, body)
    if case.person_id is None or not await has_live(mandate, case.person_id, CASE_MANAGEMENT):
        raise ConsentNeeded


async def suspend(mandate: Mandate, case_id: UUID, expected: Expected, body: CaseSuspension) -> None:
    """Let the support rest. Raises NotFound, Stale, WrongState."""
    case = await _follow(mandate, case_id, "suspend", expected, body)
    case.suspension_reason = body.reason


async def follow_up(mandate: Mandate, case_id: UUID, expected: Expected, body: CaseFollowUp) -> None:
    """Go over to visits. Raises NotFound, Stale, WrongState."""
    case = await _follow(mandate, case_id, "follow_up", expected, body)
    case.follow_up_reason = body.reason


async def resume(mandate: Mandate, case_id: UUID, expected: Expected, body: Command) -> None:
    """Take the support up again. Raises NotFound, Stale, WrongState."""
    case = await _follow(mandate, case_id, "resume", expected, body)
    case.suspension_reason = case.follow_up_reason = None


async def close(mandate: Mandate, case_id: UUID, expected: Expected, body: CaseClosing) -> None:
    """Close a case of which nothing is open any more.

    Raises NotFound, Stale, WrongState, Invalid, StillOpen.
    """
    if body.reason == MERGED:
        raise Invalid(errors=[Fault("/reason", "merge_instead")])
    case = await _follow(mandate, case_id, "close", expected, body)
    open_ = await closing.still_open(mandate, case_id)
    if open_:
        raise StillOpen(open_)
    case.closed_on = mandate.today()
    case.closure_reason = body.reason
    keeping.keep_until(mandate, KIND, case, keeping.after(mandate, KIND, body.reason))


async def reopen(mandate: Mandate, case_id: UUID, expected: Expected, body: CaseReopening) -> None:
    """Open a closed case again, in intake (PLAN-14): to become active it needs a consent in force again.

    Raises NotFound, ReadOnly, Stale, WrongState, CaseMerged, PersonHasOpenCase, MemberNeeded.
    """
    case = await _follow(mandate, case_id, "reopen", expected, body)
    refuse_merged(case)
    case.closed_on = case.closure_reason = case.suspension_reason = case.follow_up_reason = None
    case.reopen_reason = body.reason
    await keep_worked(mandate, case_id)
    keeping.keep_until(mandate, KIND, case, None)
    if case.person_id is not None:
        await flush_or_refuse(mandate)


async def _follow(mandate: Mandate, case_id: UUID, command: str, expected: Expected, body: Command) -> Case:
    case = await locked(mandate, case_id)
    mandate.command(MACHINE, case, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    return case
