"""Which cases the caller may see: one predicate for reading, lists, searches, counts and exports."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, literal, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import BreakGlass, Case, CaseExclusion, CaseWorker


def mine(mandate: Mandate, case_id: UUID) -> ColumnElement[bool]:
    """The condition that finds a case that the caller may see."""
    return and_(visible(mandate), col(Case.id) == case_id)


def visible(mandate: Mandate) -> ColumnElement[bool]:
    """The cases that the caller may see: the one predicate for reading, lists, searches, counts and exports."""
    return and_(known(mandate), col(Case.purged_on).is_(None))


def gone(mandate: Mandate, case_id: UUID) -> ColumnElement[bool]:
    """True for a case that was purged, and that the caller could have seen before."""
    was = and_(known(mandate), col(Case.purged_on).is_not(None), col(Case.id) == case_id)
    return select(literal(1)).where(was).exists()


def known(mandate: Mandate) -> ColumnElement[bool]:
    """The cases that the caller may see, or could have seen before they were purged.

    A caseworker sees the cases it works on; everybody else with the right, all but the sealed ones that are
    not theirs (PLAN-11). Who is barred sees nothing of the case, whatever else holds (PLAN-10). An open glass
    shows a case that is not sealed (PLAN-9).
    """
    own = col(Case.organisation_id) == mandate.organisation_id
    if mandate.actor.client_id is None:  # the system
        return own
    works = _exists(mandate, CaseWorker, col(CaseWorker.until_at).is_(None))
    barred = _exists(mandate, CaseExclusion, col(CaseExclusion.lifted_at).is_(None))
    not_sealed = col(Case.sensitivity) != "Sealed"
    if mandate.is_narrowed:
        not_sealed = and_(not_sealed, _exists(mandate, BreakGlass, col(BreakGlass.until_at) > mandate.now))
    return and_(own, ~barred, or_(works, not_sealed))


def _exists(
    mandate: Mandate, model: type[CaseWorker | CaseExclusion | BreakGlass], now: ColumnElement[bool]
) -> ColumnElement[bool]:
    """True for a case that the acting member has such a row of, now."""
    if mandate.member_id is None:
        return false()
    return (
        select(literal(1))
        .where(
            col(model.organisation_id) == col(Case.organisation_id),
            col(model.case_id) == col(Case.id),
            col(model.member_id) == mandate.member_id,
            now,
        )
        .correlate(Case)
        .exists()
    )


def seen(mandate: Mandate, case_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    """True where this column holds a case that the caller may see: for what hangs on cases elsewhere."""
    return select(literal(1)).where(visible(mandate), col(Case.id) == case_id).exists()
