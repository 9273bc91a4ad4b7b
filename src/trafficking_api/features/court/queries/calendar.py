"""SELECTs of what a member's calendar shows: the hearings it goes to, and the deadlines given to it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, literal, or_, select, true
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import Deadline, Hearing, HearingStaff
from trafficking_api.features.court.states import DeadlineStatus


def hearings(mandate: Mandate, since: datetime) -> Select[Hearing]:
    """Each hearing of the chains that the acting member goes to, the first of a chain before the next.

    Chains whose every date lies before `since` are left out, and so is what is not in the member's sight.
    """
    dated = aliased(Hearing)
    recent = (
        select(literal(1))
        .where(
            col(dated.organisation_id) == col(Hearing.organisation_id),
            col(dated.chain_id) == col(Hearing.chain_id),
            col(dated.starts_at) >= since,
        )
        .correlate(Hearing)
    )
    goes = (
        select(literal(1))
        .where(
            col(HearingStaff.organisation_id) == col(Hearing.organisation_id),
            col(HearingStaff.chain_id) == col(Hearing.chain_id),
            col(HearingStaff.member_id) == mandate.member_id,
            col(HearingStaff.removed_at).is_(None),
        )
        .correlate(Hearing)
    )
    return (
        select(Hearing)
        .where(_may(mandate, Permission.HEARINGS_READ), reach.seen(mandate, Hearing))
        .where(goes.exists(), recent.exists())
        .order_by(col(Hearing.chain_id), col(Hearing.id))
    )


def deadlines(mandate: Mandate, since: datetime) -> Select[UUID, Deadline]:
    """The deadlines that are given to the acting member, each after those in whose place it came.

    The id that comes with each is that of the one that holds now. Left out is what ended before `since`, and
    what is not in the member's sight.
    """
    mine = and_(
        _may(mandate, Permission.DEADLINES_READ),
        reach.seen(mandate, Deadline),
        col(Deadline.assigned_member_id) == mandate.member_id,
        col(Deadline.status) != DeadlineStatus.SUPERSEDED,
        or_(col(Deadline.due_at).is_(None), col(Deadline.due_at) >= since),
    )
    id_ = col(Deadline.id)
    holds: Select[*tuple[Any, ...]] = select(
        id_.label("now_id"), id_.label("id"), col(Deadline.supersedes_id)
    ).where(mine)
    whole = holds.cte("whole", recursive=True)
    before = aliased(Deadline)
    whole = whole.union(
        select(whole.c.now_id, col(before.id), col(before.supersedes_id)).where(
            col(before.organisation_id) == mandate.organisation_id, col(before.id) == whole.c.supersedes_id
        )
    )
    return (
        select(whole.c.now_id, Deadline)
        .join(Deadline, col(Deadline.id) == whole.c.id)
        .where(col(Deadline.organisation_id) == mandate.organisation_id)
        .order_by(whole.c.now_id, col(Deadline.id))
    )


def _may(mandate: Mandate, permission: Permission) -> ColumnElement[bool]:
    """True where the member may read these at all."""
    is_somebody = mandate.member_id is not None and mandate.may(permission)
    return true() if is_somebody else false()
