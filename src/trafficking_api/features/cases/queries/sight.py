"""Which cases the caller may see: one predicate for reading, lists, searches, counts and exports."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, false, literal, or_, select, true
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import BreakGlass, Case, CaseExclusion, CaseWorker
from trafficking_api.features.people.sight import Sights, sight


def mine(mandate: Mandate, case_id: UUID) -> ColumnElement[bool]:
    """The condition that finds a case that the caller may see."""
    return and_(visible(mandate), col(Case.id) == case_id)


def visible(mandate: Mandate) -> ColumnElement[bool]:
    """The cases that the caller may see: the one predicate for reading, lists, counts and exports."""
    return and_(known(mandate), col(Case.purged_on).is_(None))


def gone(mandate: Mandate, case_id: UUID) -> ColumnElement[bool]:
    """True for a case that was purged, and that the caller could have seen before."""
    was = and_(known(mandate), col(Case.purged_on).is_not(None), col(Case.id) == case_id)
    return select(literal(1)).where(was).exists()


def known(mandate: Mandate) -> ColumnElement[bool]:
    """The cases that the caller may see, or could have seen before they were purged.

    A caseworker sees the cases it works on; everybody else with the right, all but the sealed ones that are
    not theirs (PLAN-11). Who is barred sees nothing of the case, whatever else holds (PLAN-10). A broken
    glass shows a case that is not sealed, until its time is over (PLAN-9).
    """
    return _sight(mandate, glass=_exists(mandate, BreakGlass, col(BreakGlass.until_at) >= mandate.now))


def writable(mandate: Mandate) -> ColumnElement[bool]:
    """The cases that the caller may change: those in sight, but for what is seen through a broken glass."""
    return and_(_sight(mandate, glass=false()), col(Case.purged_on).is_(None))


def _sight(mandate: Mandate, *, glass: ColumnElement[bool]) -> ColumnElement[bool]:
    own = col(Case.organisation_id) == mandate.organisation_id
    if mandate.is_system:
        return own
    works = _exists(mandate, CaseWorker, col(CaseWorker.until_at).is_(None))
    not_sealed = col(Case.sensitivity) != "Sealed"
    if mandate.is_narrowed:
        not_sealed = and_(not_sealed, glass)
    return and_(own, ~barred(mandate), or_(works, not_sealed))


def barred(mandate: Mandate) -> ColumnElement[bool]:
    """The cases from which the acting member is barred."""
    return _exists(mandate, CaseExclusion, col(CaseExclusion.lifted_at).is_(None))


def barred_from(mandate: Mandate, case_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """True where this column holds a case from which the acting member is barred, purged or not."""
    if mandate.member_id is None:
        return false()
    now = and_(
        col(CaseExclusion.organisation_id) == mandate.organisation_id,
        col(CaseExclusion.case_id) == case_id,
        col(CaseExclusion.member_id) == mandate.member_id,
        col(CaseExclusion.lifted_at).is_(None),
    )
    return select(literal(1)).where(now).correlate_except(CaseExclusion).exists()


def barred_since(mandate: Mandate, moment: SQLColumnExpression[datetime | None]) -> ColumnElement[bool]:
    """True when the acting member was barred from a case after this moment: what it took along is closed."""
    if mandate.member_id is None:
        return false()
    of_mine = and_(
        col(CaseExclusion.organisation_id) == mandate.organisation_id,
        col(CaseExclusion.member_id) == mandate.member_id,
    )
    later = col(CaseExclusion.created_at) > moment
    return select(literal(1)).where(of_mine, later).correlate_except(CaseExclusion).exists()


def hidden_from(
    mandate: Mandate, case_id: UUID, member_id: SQLColumnExpression[UUID | None]
) -> ColumnElement[bool]:
    """True where this column holds a coordinator who may not see the case, or none, when it is sealed."""

    def some(model: type[CaseWorker | CaseExclusion], now: ColumnElement[bool]) -> ColumnElement[bool]:
        of_it = and_(col(model.organisation_id) == mandate.organisation_id, col(model.case_id) == case_id)
        found = select(literal(1)).where(of_it, col(model.member_id) == member_id, now)
        return found.correlate_except(model).exists()

    is_sealed = (
        select(literal(1))
        .where(
            col(Case.organisation_id) == mandate.organisation_id,
            col(Case.id) == case_id,
            col(Case.sensitivity) == "Sealed",
        )
        .correlate_except(Case)
        .exists()
    )
    is_barred = some(CaseExclusion, col(CaseExclusion.lifted_at).is_(None))
    return or_(is_barred, and_(is_sealed, ~some(CaseWorker, col(CaseWorker.until_at).is_(None))))


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


def seen(mandate: Mandate, case_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """True where this column holds a case that the caller may see: for what hangs on cases elsewhere."""
    return select(literal(1)).where(visible(mandate), col(Case.id) == case_id).exists()


def hinted(mandate: Mandate, case_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """True where this column holds a case of which the caller may notice that there is one: more than `seen`.

    A caseworker notices the cases of others. Who is barred does not, nor who does not work on a sealed one.
    """
    there = and_(_sight(mandate, glass=true()), col(Case.purged_on).is_(None))
    return select(literal(1)).where(there, col(Case.id) == case_id).exists()


def workable(mandate: Mandate, case_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """True where this column holds a case that the caller may change: `seen`, but for writing."""
    return select(literal(1)).where(writable(mandate), col(Case.id) == case_id).exists()


@sight
def of_person(mandate: Mandate, person_id: SQLColumnExpression[UUID]) -> Sights:
    """What a person's cases say about who may see her."""

    def some(condition: ColumnElement[bool]) -> ColumnElement[bool]:
        hers = and_(col(Case.organisation_id) == mandate.organisation_id, col(Case.person_id) == person_id)
        return select(literal(1)).select_from(Case).where(hers, condition).correlate_except(Case).exists()

    return Sights(
        exists=lambda: some(true()),
        seen=lambda: some(known(mandate)),
        changeable=lambda: some(_sight(mandate, glass=false())),
        barred=lambda: some(_exists(mandate, CaseExclusion, col(CaseExclusion.lifted_at).is_(None))),
        works=lambda: some(_exists(mandate, CaseWorker, col(CaseWorker.until_at).is_(None))),
    )


def knew(mandate: Mandate, case_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """`seen`, of a case that may have been purged: what it came of outlives it (SIG-18)."""
    return select(literal(1)).where(known(mandate), col(Case.id) == case_id).exists()


def worked(mandate: Mandate, case_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """`workable`, of a case that may have been purged."""
    in_reach = _sight(mandate, glass=false())
    return select(literal(1)).where(in_reach, col(Case.id) == case_id).exists()


def any_of(mandate: Mandate, person_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """True where this column holds a person of whom a case is kept, open or closed."""
    hers = and_(
        col(Case.organisation_id) == mandate.organisation_id,
        col(Case.person_id) == person_id,
        col(Case.purged_on).is_(None),
    )
    return select(literal(1)).select_from(Case).where(hers).correlate_except(Case).exists()
