"""SELECTs about members."""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, SQLColumnExpression, literal, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.members.models import Member
from trafficking_api.features.members.schemas import MemberFilter, MemberPublic, NotificationSettings
from trafficking_api.features.members.states import MACHINE, ORGANISATION, MemberStatus
from trafficking_api.kit.read import Query, Shape

#: A SELECT of the ids, as text, of what would be without a worker if this member left.
Duty = Callable[[UUID, UUID], Select[str]]

duties: list[Duty] = []


def duty(found: Duty) -> Duty:
    """Register what a member may not leave behind (PLAN-8); use it as a decorator in a feature's queries."""
    duties.append(found)
    return found


def members(mandate: Mandate, wanted: MemberFilter | None = None) -> Shape:
    """The people who work, or worked, at the organisation."""
    sides = (ORGANISATION,) if mandate.may(Permission.MEMBERS_COMMAND) else ()
    plain = [name for name in MemberPublic.model_fields if name != "allowed_commands"]
    query = select(
        *(col(getattr(Member, name)) for name in plain),
        MACHINE.allowed_sql(col(Member.status), sides).label("allowed_commands"),
    ).where(col(Member.organisation_id) == mandate.organisation_id)
    if wanted and wanted.status:
        query = query.where(col(Member.status).in_(wanted.status))
    if wanted and wanted.role:
        query = query.where(col(Member.role).in_(wanted.role))
    if wanted and wanted.updated_since:
        query = query.where(col(Member.updated_at) >= wanted.updated_since)
    return Shape(query, MemberPublic)


def member(mandate: Mandate, member_id: UUID) -> list[Shape]:
    """One member."""
    return [Shape(members(mandate).query.where(col(Member.id) == member_id), MemberPublic)]


def notification_settings(mandate: Mandate) -> list[Shape]:
    """What the acting member is told by mail; nothing for a script."""
    query: Query = select(
        col(Member.id),
        col(Member.version),
        col(Member.email),
        col(Member.mail_language).label("language"),
        col(Member.mail_kinds).label("kinds"),
        col(Member.mail_since).label("since"),
        literal(mandate.office.mail is not None).label("is_available"),
    ).where(col(Member.organisation_id) == mandate.organisation_id)
    return [Shape(query.where(col(Member.id) == mandate.member_id), NotificationSettings)]


def told_by_mail(mandate: Mandate) -> Select[UUID, str, list[str], datetime | None]:
    """Who works here and wants mails: which role it has, of what it wants to know, and since when."""
    return select(col(Member.id), col(Member.role), col(Member.mail_kinds), col(Member.mail_since)).where(
        col(Member.organisation_id) == mandate.organisation_id,
        col(Member.status) == MemberStatus.ACTIVE,
        col(Member.mail_since).is_not(None),
    )


def addresses(mandate: Mandate, member_ids: Collection[UUID]) -> Select[UUID, bytes, str]:
    """Where the mails of these members go, sealed, and in which language they are."""
    query = told_by_mail(mandate).where(col(Member.id).in_(member_ids))
    return query.with_only_columns(col(Member.id), col(Member.email), col(Member.mail_language))


def name_of(
    organisation_id: SQLColumnExpression[UUID], member_id: SQLColumnExpression[UUID | None]
) -> ScalarSelect[bytes]:
    """The sealed name of the member in this column; it opens under the member's own id."""
    query = select(col(Member.name)).where(
        col(Member.organisation_id) == organisation_id, col(Member.id) == member_id
    )
    return query.correlate_except(Member).scalar_subquery()


def working(organisation_id: UUID) -> Select[UUID]:
    """The members who work at the organisation now."""
    return select(col(Member.id)).where(
        col(Member.organisation_id) == organisation_id, col(Member.status) == MemberStatus.ACTIVE
    )


def with_roles(organisation_id: UUID) -> Select[UUID, str]:
    """The members who work at the organisation now, each with its role."""
    return working(organisation_id).add_columns(col(Member.role))


def in_roles(organisation_id: UUID, roles: Collection[str]) -> Select[UUID]:
    """The members who work at the organisation now, and have one of these roles."""
    return working(organisation_id).where(col(Member.role).in_(roles))


async def at_the_organisation(mandate: Mandate, member_ids: Collection[UUID]) -> set[UUID]:
    """Which of these work at the organisation; they cannot leave until this transaction ends."""
    query = working(mandate.organisation_id).where(col(Member.id).in_(member_ids))
    return set(await mandate.session.scalars(query.with_for_update(read=True)))


async def in_these_roles(mandate: Mandate, member_ids: Collection[UUID], roles: Collection[str]) -> set[UUID]:
    """Which of these work there in one of these roles; they keep it until this transaction ends."""
    query = in_roles(mandate.organisation_id, roles).where(col(Member.id).in_(member_ids))
    return set(await mandate.session.scalars(query.with_for_update(read=True)))


async def works_here(mandate: Mandate, member_id: UUID) -> bool:
    """True when this member works at the organisation; it cannot leave until this transaction ends."""
    return member_id in await at_the_organisation(mandate, {member_id})


async def data_protection_contacts(mandate: Mandate) -> list[UUID]:
    """The members who answer for data protection, and work here now."""
    query = select(col(Member.id)).where(
        col(Member.organisation_id) == mandate.organisation_id,
        col(Member.is_data_protection_contact),
        col(Member.status) == MemberStatus.ACTIVE,
    )
    return list(await mandate.session.scalars(query.order_by(col(Member.id))))
