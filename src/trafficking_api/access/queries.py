"""SELECTs about clients and the audit trail."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Text,
    Uuid,
    bindparam,
    case,
    cast,
    column,
    literal,
    select,
    table,
    text,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import AuditEvent, Client
from trafficking_api.access.permissions import Permission
from trafficking_api.access.schemas import (
    AuditEventPublic,
    AuditFilter,
    ClientFilter,
    ClientPublic,
    ClientWithSecret,
    Me,
)
from trafficking_api.kit.read import Shape


async def organisation_ids(connection: AsyncConnection) -> list[UUID]:
    """Every organisation, always in the same order.

    The directory is read by all, without a tenant; every other table needs its own.
    """
    return list(await connection.scalars(text("SELECT id FROM organisations ORDER BY id")))


def _public_id() -> ColumnElement[str]:
    return cast(Client.organisation_id, Text) + "." + cast(Client.id, Text)


def _texts(*values: str) -> ColumnElement[Any]:
    return type_coerce(array([literal(v) for v in values], type_=Text), ARRAY(Text))


def me(mandate: Mandate) -> list[Shape]:
    """The calling client itself."""
    permissions = _texts(*sorted(mandate.permissions))
    query = select(
        col(Client.id),
        col(Client.version),
        _public_id().label("client_id"),
        col(Client.organisation_id),
        col(Client.name),
        col(Client.role),
        literal(mandate.member_id, Uuid).label("member_id"),
        literal(mandate.tenant.member_role, Text).label("member_role"),
        col(Client.scopes),
        permissions.label("permissions"),
    ).where(col(Client.organisation_id) == mandate.organisation_id, col(Client.id) == mandate.actor.client_id)
    return [Shape(query, Me)]


def clients(mandate: Mandate, wanted: ClientFilter | None = None) -> Shape:
    """The organisation's clients."""
    commands = _texts("revoke", "rotate-secret") if mandate.may(Permission.CLIENTS_COMMAND) else _texts()
    query = select(
        col(Client.id),
        col(Client.version),
        _public_id().label("client_id"),
        col(Client.name),
        col(Client.role),
        col(Client.member_id),
        col(Client.scopes),
        col(Client.created_at),
        col(Client.updated_at),
        col(Client.revoked_at),
        case((col(Client.revoked_at).is_(None), commands), else_=_texts()).label("allowed_commands"),
    ).where(col(Client.organisation_id) == mandate.organisation_id)
    if wanted and wanted.role:
        query = query.where(col(Client.role).in_(wanted.role))
    if wanted and wanted.updated_since:
        query = query.where(col(Client.updated_at) >= wanted.updated_since)
    return Shape(query, ClientPublic)


def client(mandate: Mandate, client_id: UUID) -> list[Shape]:
    """One client."""
    shape = clients(mandate)
    return [Shape(shape.query.where(col(Client.id) == client_id), ClientPublic)]


def client_with_secret(mandate: Mandate, client_id: UUID) -> list[Shape]:
    """One client, with room for the secret that is shown once."""
    (shape,) = client(mandate, client_id)
    return [Shape(shape.query.add_columns(cast(None, Text).label("client_secret")), ClientWithSecret)]


def audit_events(mandate: Mandate, wanted: AuditFilter | None = None) -> Shape:
    """The organisation's audit trail."""
    query = select(*(col(getattr(AuditEvent, name)) for name in AuditEventPublic.model_fields)).where(
        col(AuditEvent.organisation_id) == mandate.organisation_id
    )
    if wanted is None:
        return Shape(query, AuditEventPublic)
    if wanted.outcome:
        # Words of ours, spelt out: what is refused has an index, which no parameter would lead to.
        spelt: BindParameter[list[str]] = bindparam(
            None, wanted.outcome, expanding=True, literal_execute=True
        )
        query = query.where(col(AuditEvent.outcome).in_(spelt))
    if wanted.operation:
        query = query.where(col(AuditEvent.operation).in_(wanted.operation))
    bounds = [
        (wanted.object_id, col(AuditEvent.object_id).__eq__),
        (wanted.client_id, col(AuditEvent.client_id).__eq__),
        (wanted.member_id, col(AuditEvent.member_id).__eq__),
        (wanted.since, col(AuditEvent.recorded_at).__ge__),
        (wanted.until, col(AuditEvent.recorded_at).__lt__),
    ]
    return Shape(query.where(*(test(value) for value, test in bounds if value is not None)), AuditEventPublic)


def audit_event(mandate: Mandate, event_id: UUID) -> list[Shape]:
    """One audit event."""
    shape = audit_events(mandate)
    return [Shape(shape.query.where(col(AuditEvent.id) == event_id), AuditEventPublic)]


async def own_kind(mandate: Mandate) -> str:
    """The kind of the organisation in reach: centre, authority or operator."""
    return (await kinds(mandate, [mandate.organisation_id]))[mandate.organisation_id]


async def knows_member(mandate: Mandate, member_id: UUID) -> bool:
    """True when this member works at the organisation now."""
    members = table(
        "members",
        column("organisation_id", Uuid),
        column("id", Uuid),
        column("status", Text),
        column("role", Text),
    )
    query = select(members.c.id).where(
        members.c.organisation_id == mandate.organisation_id,
        members.c.id == member_id,
        members.c.status == "active",
    )
    return await mandate.session.scalar(query.with_for_update(read=True)) is not None


async def kinds(mandate: Mandate, ids: Iterable[UUID], *, at_home: bool = False) -> dict[UUID, str]:
    """The kind of each of these organisations that the directory has; the others are missing.

    With `at_home` those are missing too that work on another server.
    """
    organisations = table("organisations", column("id", Uuid), column("kind", Text), column("home_url", Text))
    query = select(organisations.c.id, organisations.c.kind).where(organisations.c.id.in_(list(ids)))
    if at_home:
        query = query.where(organisations.c.home_url.is_(None))
    rows = await mandate.session.execute(query)
    return {row.id: row.kind for row in rows}
