"""What of beds hangs on a case, for the timeline of cases."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, SQLColumnExpression, and_, or_
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.timeline import hanging, tells, told
from trafficking_api.features.shelters.models import Absence, Allocation, PlacementExclusion, WaitingEntry

tells(Permission.ALLOCATIONS_READ, Allocation, WaitingEntry)


@told(Permission.ALLOCATIONS_READ)
def absences(mandate: Mandate, of: Select[UUID]) -> Select[str, UUID, UUID]:
    """The nights away of the stays of these cases."""
    its_case: SQLColumnExpression[Any] = col(Allocation.case_id)
    its_stay = and_(
        col(Allocation.organisation_id) == col(Absence.organisation_id),
        col(Allocation.id) == col(Absence.allocation_id),
    )
    query = hanging(Absence.recorded_as, col(Absence.id), its_case).join(Allocation, its_stay)
    return query.where(col(Absence.organisation_id) == mandate.organisation_id, its_case.in_(of))


@told(Permission.ALLOCATIONS_READ)
def exclusions(mandate: Mandate, of: Select[UUID]) -> Select[str, UUID, UUID]:
    """Where, or with whom of those in sight, the people of these cases must not be placed."""
    its_case = col(PlacementExclusion.case_id)
    other: SQLColumnExpression[Any] = col(PlacementExclusion.other_case_id)
    return hanging(PlacementExclusion.recorded_as, col(PlacementExclusion.id), its_case).where(
        col(PlacementExclusion.organisation_id) == mandate.organisation_id,
        its_case.in_(of),
        # Nobody learns of a case out of sight that there is one.
        or_(other.is_(None), cases.seen(mandate, other)),
    )
