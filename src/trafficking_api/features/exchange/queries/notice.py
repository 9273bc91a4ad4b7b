"""Whom an event concerns: SELECTs that find it for a member who has to know it now, and may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, Uuid, cast, select

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.court.queries import deadline_reminder, staff
from trafficking_api.features.exchange.queries import peer as peers
from trafficking_api.features.loans.queries import due as loans
from trafficking_api.features.members.rules import NoticeKind
from trafficking_api.features.referrals import queries as referrals
from trafficking_api.features.retention import queries as retention
from trafficking_api.features.signalements import queries as signalements


@dataclass(frozen=True)
class About:
    """What an event is about, and when it was."""

    object_kind: str
    object_id: UUID
    occurred_at: datetime


#: Asked with the mandate of the member: a row, if the event concerns it.
Concern = Callable[[Mandate, About], Select[UUID]]

_CONCERNS: dict[NoticeKind, tuple[Permission, Concern]] = {
    NoticeKind.HEARINGS: (
        Permission.HEARINGS_READ,
        lambda mandate, it: staff.reminded(mandate, it.object_id, it.occurred_at),
    ),
    NoticeKind.DEADLINES: (
        Permission.DEADLINES_READ,
        lambda mandate, it: deadline_reminder.reminded(mandate, it.object_id, it.occurred_at),
    ),
    NoticeKind.SIGNALEMENTS: (
        Permission.SIGNALEMENTS_COMMAND,
        lambda mandate, it: signalements.still_overdue(mandate, it.object_id),
    ),
    NoticeKind.REFERRALS: (
        Permission.REFERRALS_COMMAND,
        lambda mandate, it: referrals.unanswered(mandate, it.object_id),
    ),
    NoticeKind.LOANS: (
        Permission.GUARANTEE_LOANS_READ,
        lambda mandate, it: loans.owed_to(mandate, it.object_id),
    ),
    NoticeKind.RETENTION: (
        Permission.RETENTION_READ,
        lambda mandate, it: retention.announced(mandate, it.object_kind, it.object_id),
    ),
    NoticeKind.BREAK_GLASS: (
        Permission.CASES_READ,
        lambda mandate, it: cases.looked_into(mandate, it.object_id),
    ),
    # Each of these alerts names its member, whatever its role.
    NoticeKind.DATA_PROTECTION: (
        Permission.ME_READ,
        lambda mandate, it: referrals.alerted(mandate, it.object_id),
    ),
    NoticeKind.BOOKS: (Permission.BOOKS_READ, lambda _, it: select(cast(it.object_id, Uuid))),
    NoticeKind.PARTNERS: (
        Permission.PEERS_COMMAND,
        lambda mandate, it: peers.given_up(mandate, it.object_id),
    ),
}


async def concerns(mandate: Mandate, kind: NoticeKind, it: About) -> bool:
    """True when the member of this mandate has to know of an event now, and may see what it is about."""
    needed, concern = _CONCERNS[kind]
    return mandate.may(needed) and await mandate.session.scalar(concern(mandate, it).limit(1)) is not None
