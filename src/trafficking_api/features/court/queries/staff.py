"""SELECTs about who goes to hearings, what they have to be told, and where they are busy."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, literal, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import Hearing, HearingInvitation, HearingReminder, HearingStaff
from trafficking_api.features.court.states import HearingStatus
from trafficking_api.features.members.queries import working
from trafficking_api.kit.read import Query

#: Reminders that one sweep sends. Their hearings are held meanwhile, and who changes one waits.
_AT_ONCE = 20
#: So many hearings nobody has in an agenda.
_MANY = 2000


def _goes(mandate: Mandate) -> ColumnElement[bool]:
    """Who of the staff goes to a hearing now."""
    return and_(
        col(HearingStaff.organisation_id) == mandate.organisation_id,
        col(HearingStaff.removed_at).is_(None),
    )


def _to(mandate: Mandate) -> ColumnElement[bool]:
    """Which hearing they go to: one that is to come, or to be written down, and that has a date."""
    return and_(
        col(Hearing.organisation_id) == mandate.organisation_id,
        col(Hearing.chain_id) == col(HearingStaff.chain_id),
        col(Hearing.status) == HearingStatus.SCHEDULED,
        col(Hearing.starts_at).is_not(None),
    )


def staff(mandate: Mandate, chain_id: UUID) -> Select[HearingStaff]:
    """Who goes to the hearings of a chain now."""
    query = select(HearingStaff).where(_goes(mandate), col(HearingStaff.chain_id) == chain_id)
    return query.order_by(col(HearingStaff.id))


def uninvited(mandate: Mandate, hearing: Hearing) -> Select[UUID]:
    """Who of the staff was not yet told of this hearing, is still here, and not barred from its case."""
    told = select(literal(1)).where(
        col(HearingInvitation.organisation_id) == col(HearingStaff.organisation_id),
        col(HearingInvitation.hearing_id) == hearing.id,
        col(HearingInvitation.staff_id) == col(HearingStaff.id),
    )
    query = staff(mandate, hearing.chain_id).with_only_columns(col(HearingStaff.id))
    return query.where(
        ~told.correlate(HearingStaff).exists(),
        col(HearingStaff.member_id).in_(working(mandate.organisation_id)),
        _unbarred(mandate, hearing.case_id),
    )


def _over(longest: timedelta) -> ColumnElement[datetime]:
    return func.coalesce(col(Hearing.ends_at), col(Hearing.starts_at) + longest)


def appointment(mandate: Mandate, hearing_id: UUID, longest: timedelta) -> Query:
    """From when until when a hearing is to come in each agenda that it stands in; nothing without a date."""
    over = _over(longest).label("ends_at")
    query = select(col(HearingStaff.member_id), col(Hearing.starts_at), over)
    return query.where(_goes(mandate), _to(mandate), col(Hearing.id) == hearing_id).order_by(
        col(HearingStaff.id)
    )


def agenda(
    mandate: Mandate, member_ids: Collection[UUID], since: datetime, until: datetime, longest: timedelta
) -> Query:
    """The hearings of these members that touch this time: whose, which, when, and if its case is in sight.

    One of which nobody knows when it is over is taken to last no longer than `longest`. None is of a case
    that does not exist for the acting member.
    """
    over = _over(longest)
    return (
        select(
            col(HearingStaff.member_id),
            col(Hearing.id),
            col(Hearing.starts_at),
            over.label("ends_at"),
            reach.seen(mandate, Hearing).label("is_seen"),
        )
        .where(
            _goes(mandate),
            _to(mandate),
            cases.hinted(mandate, col(Hearing.case_id)),
            col(HearingStaff.member_id).in_(member_ids),
            col(Hearing.starts_at) < until,
            over > since,
        )
        .order_by(col(Hearing.starts_at), col(Hearing.id))
        .limit(_MANY)
    )


def _unbarred(mandate: Mandate, case_id: Any) -> ColumnElement[bool]:
    """Who is not barred from this case, be it one or that of each row."""
    member_id: Any = col(HearingStaff.member_id)
    return ~cases.bar(mandate, case_id, member_id).correlate(Hearing, HearingStaff).exists()


def _unreminded(mandate: Mandate, days_before: int) -> ColumnElement[bool]:
    done = select(literal(1)).where(
        col(HearingReminder.organisation_id) == mandate.organisation_id,
        col(HearingReminder.hearing_id) == col(Hearing.id),
        col(HearingReminder.starts_at) == col(Hearing.starts_at),
        col(HearingReminder.days_before) == days_before,
        col(HearingReminder.member_id) == col(HearingStaff.member_id),
    )
    return ~done.correlate(Hearing, HearingStaff).exists()


def to_remind(mandate: Mandate, days_before: int, nearer: int, hearing_id: UUID | None = None) -> Query:
    """Which hearings are due to be reminded of, and whom: those that are so near, and not nearer (CRT-13).

    Nobody is reminded who was told of the date later than that, who has left, or who is barred from the case.
    """
    now, ahead = mandate.now, timedelta(days=days_before)
    query = (
        select(col(Hearing.id), col(HearingStaff.member_id))
        .where(
            _goes(mandate),
            _to(mandate),
            col(HearingStaff.member_id).in_(working(mandate.organisation_id)),
            col(HearingInvitation.organisation_id) == mandate.organisation_id,
            col(HearingInvitation.hearing_id) == col(Hearing.id),
            col(HearingInvitation.staff_id) == col(HearingStaff.id),
            col(HearingInvitation.created_at) + ahead <= col(Hearing.starts_at),
            col(Hearing.starts_at) > now + timedelta(days=nearer),
            col(Hearing.starts_at) <= now + ahead,
            _unbarred(mandate, col(Hearing.case_id)),
            _unreminded(mandate, days_before),
        )
        .order_by(col(Hearing.starts_at), col(Hearing.id), col(HearingStaff.member_id))
        .limit(_AT_ONCE)
    )
    return query if hearing_id is None else query.where(col(Hearing.id) == hearing_id).limit(None)


def held(mandate: Mandate, hearing_id: UUID) -> Select[Hearing]:
    """A hearing, held; none while somebody else changes it."""
    own = col(Hearing.organisation_id) == mandate.organisation_id
    query = select(Hearing).where(own, col(Hearing.id) == hearing_id)
    return query.with_for_update(skip_locked=True)


def reminded(mandate: Mandate, hearing_id: UUID, at: datetime) -> Select[UUID]:
    """The reminder of a hearing that the acting member had then, while the hearing is still to come.

    Nothing for who may not see its case any more, nor of a date that was put off since (CRT-13).
    """
    return (
        select(col(HearingReminder.id))
        .join(
            Hearing,
            and_(
                col(Hearing.organisation_id) == col(HearingReminder.organisation_id),
                col(Hearing.id) == col(HearingReminder.hearing_id),
            ),
        )
        .where(
            reach.seen(mandate, Hearing),
            col(HearingReminder.organisation_id) == mandate.organisation_id,
            col(HearingReminder.hearing_id) == hearing_id,
            col(HearingReminder.member_id) == mandate.member_id,
            col(HearingReminder.created_at) == at,
            col(Hearing.status) == HearingStatus.SCHEDULED,
            col(Hearing.starts_at) == col(HearingReminder.starts_at),
            col(Hearing.starts_at) > mandate.now,
        )
    )
