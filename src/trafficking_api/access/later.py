"""What somebody asked for is done later by the worker: with the rights of who asked, as long as they hold."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from trafficking_api.access.audit import Actor
from trafficking_api.access.mandate import Mandate, Office
from trafficking_api.access.permissions import ROLES, Permission, Role
from trafficking_api.kit.database import Tenant


@dataclass(frozen=True)
class Behalf:
    """Who asked, and what they might do then."""

    organisation_id: UUID
    client_id: UUID
    epoch: int
    on_behalf_of: UUID | None
    role: Role
    permissions: frozenset[Permission]


def asking(mandate: Mandate) -> Behalf:
    """Who asks now; the system asks for nothing."""
    tenant = mandate.tenant
    if tenant.client_id is None or tenant.epoch is None or mandate.role is None:
        msg = "the system asks for nothing"
        raise RuntimeError(msg)
    return Behalf(
        tenant.organisation_id,
        tenant.client_id,
        tenant.epoch,
        tenant.on_behalf_of,
        mandate.role,
        mandate.permissions,
    )


def asked_by(row: Any) -> Behalf:
    """Who asked for what this row stands for: it has kept all that `asking` told.

    A right that an upgrade has taken out of the list is nobody's any more.
    """
    permissions = frozenset(permission for permission in Permission if permission in row.permissions)
    return Behalf(
        row.organisation_id, row.client_id, row.epoch, row.on_behalf_of, Role(row.role), permissions
    )


@asynccontextmanager
async def later(office: Office, behalf: Behalf, operation: str) -> AsyncIterator[Mandate]:
    """The mandate of who asked, in a transaction that is committed at the end.

    Who was revoked since, or has left, is refused by the database as with any request.
    """
    tenant = Tenant(behalf.organisation_id, behalf.client_id, behalf.epoch, on_behalf_of=behalf.on_behalf_of)
    actor = Actor(behalf.organisation_id, behalf.client_id, behalf.role, operation, uuid4())
    async with office.database.session(tenant) as session:
        session.info["actor"] = actor
        await session.connection()
        actor = session.info["actor"] = replace(actor, member_id=tenant.member_id)
        roles, permissions = {behalf.role}, behalf.permissions
        if tenant.member_role is not None:
            roles.add(Role(tenant.member_role))
            permissions &= ROLES[Role(tenant.member_role)]
        yield Mandate(office, session, tenant, actor, behalf.role, permissions, roles=frozenset(roles))
        await session.commit()
