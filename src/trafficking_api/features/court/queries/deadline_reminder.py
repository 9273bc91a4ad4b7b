"""SELECTs about which deadlines are to be reminded of."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, literal, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import Deadline, DeadlineReminder
from trafficking_api.features.court.states import DeadlineStatus

#: Deadlines that are looked at together. They are held meanwhile, and who changes one waits.
AT_ONCE = 20


def _unreminded(mandate: Mandate, days_before: int) -> ColumnElement[bool]:
    """True where it was not told to the member whose deadline it is now, or to nobody of the case's team."""
    team = cases.at_work(mandate.organisation_id, col(Deadline.case_id)).correlate(Deadline)
    whose = case(
        (col(Deadline.assigned_member_id).is_(None), col(DeadlineReminder.member_id).in_(team)),
        else_=col(DeadlineReminder.member_id) == col(Deadline.assigned_member_id),
    )
    done = select(literal(1)).where(
        col(DeadlineReminder.organisation_id) == mandate.organisation_id,
        col(DeadlineReminder.deadline_id) == col(Deadline.id),
        col(DeadlineReminder.due_at) == col(Deadline.due_at),
        col(DeadlineReminder.days_before) == days_before,
        whose,
    )
    return ~done.correlate(Deadline).exists()


def told(mandate: Mandate, row: Deadline, days_before: int) -> Select[UUID]:
    """Who was reminded of this date of a deadline, so many days before."""
    return select(col(DeadlineReminder.member_id)).where(
        col(DeadlineReminder.organisation_id) == mandate.organisation_id,
        col(DeadlineReminder.deadline_id) == row.id,
        col(DeadlineReminder.due_at) == row.due_at,
        col(DeadlineReminder.days_before) == days_before,
    )


def to_remind(mandate: Mandate, days_before: int, nearer: int, after: UUID | None = None) -> Select[Deadline]:
    """The open deadlines that end so soon, and not sooner, of which whose they are was not reminded (CRT-13).

    The first ones, or those that come after one. What is superseded or over has no reminder, and one that
    somebody is changing waits for the next sweep.
    """
    query = select(Deadline).where(
        col(Deadline.organisation_id) == mandate.organisation_id,
        col(Deadline.status) == DeadlineStatus.OPEN,
        col(Deadline.due_at) >= mandate.now + timedelta(days=nearer),
        col(Deadline.due_at) < mandate.now + timedelta(days=days_before),
        _unreminded(mandate, days_before),
    )
    if after is not None:
        query = query.where(col(Deadline.id) > after)
    return query.order_by(col(Deadline.id)).limit(AT_ONCE).with_for_update(skip_locked=True)


def reminded(mandate: Mandate, deadline_id: UUID, at: datetime) -> Select[UUID]:
    """The reminder of a deadline that the acting member had then, while the deadline still runs.

    Nothing for who may not see its case any more, nor of a date that has moved since (CRT-13).
    """
    return (
        select(col(DeadlineReminder.id))
        .join(
            Deadline,
            and_(
                col(Deadline.organisation_id) == col(DeadlineReminder.organisation_id),
                col(Deadline.id) == col(DeadlineReminder.deadline_id),
            ),
        )
        .where(
            reach.seen(mandate, Deadline),
            col(DeadlineReminder.organisation_id) == mandate.organisation_id,
            col(DeadlineReminder.deadline_id) == deadline_id,
            col(DeadlineReminder.member_id) == mandate.member_id,
            col(DeadlineReminder.created_at) == at,
            col(Deadline.status) == DeadlineStatus.OPEN,
            col(Deadline.due_at) == col(DeadlineReminder.due_at),
            col(Deadline.due_at) > mandate.now,
        )
    )
