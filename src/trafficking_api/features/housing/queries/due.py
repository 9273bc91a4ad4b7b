"""What of a search for a home is due, and what of it hangs on a case, for the work list and the timeline."""

from typing import Any

from sqlalchemy import Uuid, literal, null, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.agenda import due
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.cases.timeline import tells
from trafficking_api.features.housing.models import HousingApplication, HousingSearch, Lease
from trafficking_api.features.housing.states import ApplicationStatus, LeaseStatus
from trafficking_api.kit.read import Query

tells(Permission.HOUSING_SEARCHES_READ, HousingSearch, HousingApplication)
tells(Permission.LEASES_READ, Lease)


@due
def viewings(mandate: Mandate) -> Query | None:
    """Dwellings that are to be seen on a day."""
    if not mandate.may(Permission.HOUSING_SEARCHES_READ):
        return None
    day = HousingApplication.viewing_on
    return _coming(mandate, "viewing", HousingApplication, day, ApplicationStatus.PLANNED)


@due
def lease_ends(mandate: Mandate) -> Query | None:
    """Leases that end on a day."""
    if not mandate.may(Permission.LEASES_READ):
        return None
    return _coming(mandate, "lease_end", Lease, Lease.ends_on, LeaseStatus.SIGNED)


def _coming(mandate: Mandate, kind: str, model: Any, day: Any, status: str) -> Query:
    return select(
        literal(kind).label("kind"),
        col(model.id),
        col(model.case_id),
        col(day).label("due_on"),
        null().cast(Uuid).label("worker_id"),
        col(model.status),
    ).where(reach.seen(mandate, model), col(model.status) == status, col(day).is_not(None))
