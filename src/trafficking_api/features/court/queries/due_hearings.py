"""Which hearings are due, and what of them hangs on a case, for the work list and the timeline of cases."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
)
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.agenda import among, due
from trafficking_api.features.cases.closing import condition
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.cases.timeline import tells
from trafficking_api.features.court.models import Hearing, HearingStaff
from trafficking_api.features.court.states import HearingStatus
from trafficking_api.kit.read import Query

tells(Permission.HEARINGS_READ, Hearing, HearingStaff)


def _goer(mandate: Mandate) -> ColumnElement[Any]:
    """Who goes there: the acting member, or else who was the first to be added."""
    first: list[Any] = [col(HearingStaff.id)]
    if mandate.member_id is not None:
        first.insert(0, (col(HearingStaff.member_id) == mandate.member_id).desc())
    return (
        select(col(HearingStaff.member_id))
        .where(
            col(HearingStaff.organisation_id) == col(Hearing.organisation_id),
            col(HearingStaff.chain_id) == col(Hearing.chain_id),
            col(HearingStaff.removed_at).is_(None),
        )
        .order_by(*first)
        .limit(1)
        .correlate(Hearing)
        .scalar_subquery()
    )


@due
def hearings(mandate: Mandate) -> Query | None:
    """Hearings that have a date, on its day where they take place; until somebody says what came of them."""
    if not mandate.may(Permission.HEARINGS_READ):
        return None
    there = func.timezone(col(Hearing.zone), col(Hearing.starts_at))
    return select(
        literal("hearing").label("kind"),
        col(Hearing.id),
        col(Hearing.case_id),
        cast(there, Date).label("due_on"),
        _goer(mandate).label("worker_id"),
        col(Hearing.status),
    ).where(
        reach.seen(mandate, Hearing),
        col(Hearing.status) == HearingStatus.SCHEDULED,
        col(Hearing.starts_at).is_not(None),
    )


@among("hearing")
def goers(
    mandate: Mandate, hearing_id: SQLColumnExpression[UUID], member_ids: Collection[UUID]
) -> ColumnElement[bool]:
    """True for a hearing to which one of these members goes."""
    theirs = (
        select(col(Hearing.id))
        .join(
            HearingStaff,
            and_(
                col(HearingStaff.organisation_id) == col(Hearing.organisation_id),
                col(HearingStaff.chain_id) == col(Hearing.chain_id),
            ),
        )
        .where(
            col(Hearing.organisation_id) == mandate.organisation_id,
            col(HearingStaff.member_id).in_(member_ids),
            col(HearingStaff.removed_at).is_(None),
        )
    )
    return hearing_id.in_(theirs)


@condition
def hearings_to_come(organisation_id: UUID, case_id: UUID) -> Select[str, str, str]:
    """Hearings that are to come, or whose date nobody knows yet (PLAN-7)."""
    return select(literal("hearing"), cast(col(Hearing.id), Text), cast(col(Hearing.status), Text)).where(
        col(Hearing.organisation_id) == organisation_id,
        col(Hearing.case_id) == case_id,
        col(Hearing.status) == HearingStatus.SCHEDULED,
        or_(col(Hearing.starts_at).is_(None), col(Hearing.starts_at) > func.app.now()),
    )
