"""SELECTs about which deadlines are to be reminded of."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, literal, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.court.models import Deadline, DeadlineReminder
from trafficking_api.features.court.states import DeadlineStatus

#: Deadlines that are looked at together. They are held meanwhile, and who changes one waits.
AT_ONCE = 20


def _unreminded(mandate: Mandate, days_before: int) -> ColumnElement[bool]:
    done = select(literal(1)).where(
        col(DeadlineReminder.organisation_id) == mandate.organisation_id,
        col(DeadlineReminder.deadline_id) == col(Deadline.id),
        col(DeadlineReminder.due_at) == col(Deadline.due_at),
        col(DeadlineReminder.days_before) == days_before,
    )
    return ~done.correlate(Deadline).exists()


def to_remind(mandate: Mandate, days_before: int, nearer: int, after: UUID | None = None) -> Select[Deadline]:
    """The open deadlines that end so soon, and not sooner, of which nobody was reminded (CRT-13).

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
