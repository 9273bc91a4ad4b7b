"""What of deadlines is due, and that an open one keeps its case open, for work list, closing and timeline."""

from uuid import UUID

from sqlalchemy import Date, Select, Text, cast, func, literal, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.agenda import due
from trafficking_api.features.cases.closing import condition
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.cases.timeline import tells
from trafficking_api.features.court.models import Deadline
from trafficking_api.features.court.queries.deadline import due_on
from trafficking_api.features.court.states import DeadlineStatus
from trafficking_api.kit.read import Query

tells(Permission.DEADLINES_READ, Deadline)


@due
def deadlines_due(mandate: Mandate) -> Query | None:
    """Deadlines that run; one of which no date is known is due from the day it was written down."""
    if not mandate.may(Permission.DEADLINES_READ):
        return None
    written = cast(func.timezone(col(Deadline.zone), col(Deadline.created_at)), Date)
    return select(
        literal("deadline").label("kind"),
        col(Deadline.id),
        col(Deadline.case_id),
        func.coalesce(due_on(), written).label("due_on"),
        col(Deadline.assigned_member_id).label("worker_id"),
        col(Deadline.status),
        # As it is told of a deadline itself, whose day ends where its court is (CRT-1).
        col(Deadline.due_at).label("over_at"),
    ).where(reach.seen(mandate, Deadline), col(Deadline.status) == DeadlineStatus.OPEN)


@condition
def deadlines_open(organisation_id: UUID, case_id: UUID) -> Select[str, str, str]:
    """Deadlines that were neither met nor waived (PLAN-7)."""
    columns = (literal("deadline"), cast(col(Deadline.id), Text), cast(col(Deadline.status), Text))
    return select(*columns).where(
        col(Deadline.organisation_id) == organisation_id,
        col(Deadline.case_id) == case_id,
        col(Deadline.status) == DeadlineStatus.OPEN,
    )
