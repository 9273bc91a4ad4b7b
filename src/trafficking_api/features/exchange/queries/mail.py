"""SELECTs about the mails that members are told by."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.exchange.models import FeedEntry, MailDelivery
from trafficking_api.features.exchange.rules.mail import ADMINISTRATOR, MAIL, MailStatus
from trafficking_api.features.exchange.schemas.mail import MailDeliveryFilter, MailDeliveryPublic
from trafficking_api.kit.read import Query, Shape

#: So long it can be seen what became of a mail.
KEPT = timedelta(days=30)


def _mails(mandate: Mandate) -> Query:
    sides = (ADMINISTRATOR,) if mandate.may(Permission.MAIL_DELIVERIES_COMMAND) else ()
    renamed = {
        "last_attempt_at": col(MailDelivery.last_at),
        "next_attempt_at": col(MailDelivery.next_at),
        "allowed_commands": MAIL.allowed_sql(col(MailDelivery.status), sides),
    }
    plain = [name for name in MailDeliveryPublic.model_fields if name not in renamed]
    return select(
        *(col(getattr(MailDelivery, name)) for name in plain),
        *(column.label(name) for name, column in renamed.items()),
    ).where(col(MailDelivery.organisation_id) == mandate.organisation_id)


def mails(mandate: Mandate, wanted: MailDeliveryFilter) -> Shape:
    """What was mailed, or is to be."""
    query = _mails(mandate)
    if wanted.member_id:
        query = query.where(col(MailDelivery.member_id) == wanted.member_id)
    if wanted.status:
        query = query.where(col(MailDelivery.status).in_(wanted.status))
    if wanted.updated_since:
        query = query.where(col(MailDelivery.updated_at) >= wanted.updated_since)
    return Shape(query, MailDeliveryPublic)


def mail(mandate: Mandate, mail_id: UUID) -> list[Shape]:
    """One of them."""
    return [Shape(_mails(mandate).where(col(MailDelivery.id) == mail_id), MailDeliveryPublic)]


def mail_held(mandate: Mandate, mail_id: UUID) -> Select[MailDelivery]:
    """One mail, held."""
    return (
        select(MailDelivery)
        .where(col(MailDelivery.organisation_id) == mandate.organisation_id, col(MailDelivery.id) == mail_id)
        .with_for_update()
    )


def leased(mandate: Mandate, mail_id: UUID, lease: UUID) -> Select[MailDelivery]:
    """A mail that is still ours to decide on, held."""
    return mail_held(mandate, mail_id).where(col(MailDelivery.lease) == lease)


def to_send(mandate: Mandate, limit: int) -> Select[MailDelivery]:
    """The next mails, held: those whose time has come, and that nobody who lives is at."""
    free = or_(col(MailDelivery.leased_until).is_(None), col(MailDelivery.leased_until) <= mandate.now)
    return (
        select(MailDelivery)
        .where(
            col(MailDelivery.organisation_id) == mandate.organisation_id,
            col(MailDelivery.status) == MailStatus.PENDING,
            col(MailDelivery.next_at) <= mandate.now,
            free,
        )
        .order_by(col(MailDelivery.next_at), col(MailDelivery.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


def before(mandate: Mandate, since: datetime) -> Select[int]:
    """The number of the last event of the feed that was there before a moment; None when there is none."""
    mine = col(FeedEntry.organisation_id) == mandate.organisation_id
    return select(func.max(col(FeedEntry.position))).where(mine, col(FeedEntry.recorded_at) < since)


def over(mandate: Mandate) -> ColumnElement[bool]:
    """Mails of which nothing more comes, after some time."""
    return and_(
        col(MailDelivery.organisation_id) == mandate.organisation_id,
        col(MailDelivery.status) != MailStatus.PENDING,
        col(MailDelivery.created_at) < mandate.now - KEPT,
    )
