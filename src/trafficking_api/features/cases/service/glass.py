"""Breaks the glass: lets a member read a case that is not its own, for a while, and never in secret."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from trafficking_api.access.audit import Act, means
from trafficking_api.access.errors import MemberNeeded
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries
from trafficking_api.features.cases.errors import GlassAlreadyBroken, NoGlassNeeded
from trafficking_api.features.cases.models import BreakGlass, Case
from trafficking_api.features.cases.schemas.access import NewBrokenGlass
from trafficking_api.kit.errors import Fault, Invalid


async def break_glass(mandate: Mandate, body: NewBrokenGlass) -> UUID:
    """Let the acting member read a case of its organisation, and tell the case's journal (PLAN-9).

    Raises MemberNeeded, Invalid for a case that is sealed, barred to the member or nowhere, NoGlassNeeded,
    GlassAlreadyBroken.
    """
    if mandate.member_id is None:
        raise MemberNeeded
    case = await mandate.session.scalar(queries.breakable(mandate, body.case_id).with_for_update())
    if case is None:
        raise Invalid(errors=[Fault("/case_id", "unknown_reference")])
    await _refuse_needless(mandate, body.case_id)
    glass = BreakGlass(
        organisation_id=mandate.organisation_id,
        case_id=body.case_id,
        member_id=mandate.member_id,
        until_at=mandate.now + timedelta(minutes=body.minutes),
        **mandate.stamps(),
    )
    glass.reason = (await mandate.keys()).seal("break_glass.reason", glass.id, body.reason)
    mandate.started(glass, "broken", verb="broken")
    means(case, Act("glass_broken"))
    mandate.touch(case)
    return glass.id


async def _refuse_needless(mandate: Mandate, case_id: UUID) -> None:
    """Raise NoGlassNeeded for what is in sight without one, GlassAlreadyBroken while one is."""
    query = select(queries.writable(mandate), queries.unbroken(mandate, case_id)).where(Case.id == case_id)  # type: ignore[arg-type]
    needless, unbroken = (await mandate.session.execute(query)).one()
    if needless:
        raise NoGlassNeeded
    if not unbroken:
        raise GlassAlreadyBroken
