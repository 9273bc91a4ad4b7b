"""Makes, changes and ends clients; gives out tokens."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access import audit, credentials
from trafficking_api.access.audit import Act, Actor
from trafficking_api.access.errors import InvalidClient, LastAdmin, RevokedClient, RoleNotHere
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import Client
from trafficking_api.access.permissions import ROLES_OF_KIND, Role
from trafficking_api.access.schemas import ClientPatch, NewClient
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.database import Database, Tenant, refusal_of
from trafficking_api.kit.errors import NotFound, Unauthenticated
from trafficking_api.kit.wire import changes


async def create(mandate: Mandate, body: NewClient, organisation_kind: str) -> tuple[UUID, str]:
    """A new client of the organisation in reach; returns its id and its secret.

    Raises RoleNotHere when organisations of this kind have no such role.
    """
    role = Role(body.role)
    if role not in ROLES_OF_KIND[organisation_kind]:
        raise RoleNotHere(roles=sorted(ROLES_OF_KIND[organisation_kind]))
    secret = credentials.new_secret()
    client = Client(
        organisation_id=mandate.organisation_id,
        name=body.name,
        role=role,
        scopes=sorted(set(body.scopes)),
        secret_hash=await credentials.hashed(secret),
        **mandate.stamps(),
    )
    mandate.started(client, "active")
    return client.id, secret


async def change(mandate: Mandate, client_id: UUID, expected: Expected, body: ClientPatch) -> None:
    """Rename a client or narrow it. Raises NotFound, Stale, RevokedClient."""
    client = await _locked(mandate, client_id, expected)
    sent = changes(body)
    client.name = sent.get("name", client.name)
    if "scopes" in sent:
        client.scopes = sorted(set(sent["scopes"]))
        client.auth_epoch += 1
    mandate.touch(client)


async def revoke(mandate: Mandate, client_id: UUID, expected: Expected) -> None:
    """End a client: its next request fails. Raises NotFound, Stale, RevokedClient, LastAdmin."""
    admins = await mandate.session.scalars(
        select(Client)
        .where(
            col(Client.organisation_id) == mandate.organisation_id,
            col(Client.role).in_((Role.ADMIN, Role.OPERATOR)),
            col(Client.revoked_at).is_(None),
        )
        .order_by(col(Client.id))
        .with_for_update()
    )
    active = {admin.id for admin in admins}
    client = await _locked(mandate, client_id, expected)
    if active == {client_id}:
        raise LastAdmin
    client.revoked_at = mandate.now
    client.auth_epoch += 1
    mandate.touch(client)
    audit.means(client, Act("revoked", "active", "revoked"))


async def rotate_secret(mandate: Mandate, client_id: UUID, expected: Expected) -> str:
    """Give a client a new secret and end its tokens; returns it. Raises NotFound, Stale, RevokedClient."""
    client = await _locked(mandate, client_id, expected)
    secret = credentials.new_secret()
    client.secret_hash = await credentials.hashed(secret)
    client.auth_epoch += 1
    mandate.touch(client)
    audit.means(client, Act("secret_rotated"))
    return secret


async def _locked(mandate: Mandate, client_id: UUID, expected: Expected) -> Client:
    client = await mandate.session.scalar(
        select(Client)
        .where(col(Client.organisation_id) == mandate.organisation_id, col(Client.id) == client_id)
        .with_for_update()
    )
    if client is None:
        raise NotFound
    expected.check(client.version)
    if client.revoked_at is not None:
        raise RevokedClient("revoked", [])
    return client


async def authenticate(database: Database, public_id: str, secret: str, actor: Actor) -> Client:
    """The client that knows this secret; raises InvalidClient, after the same time, for everybody else."""
    ids = credentials.parse_public_id(public_id)
    client = await _find(database, *ids) if ids else None
    known = await credentials.matches(client.secret_hash if client else None, secret)
    if client is None:
        raise InvalidClient
    actor = Actor(client.organisation_id, client.id, client.role, actor.operation, actor.request_id)
    if not known or client.revoked_at is not None:
        await audit.refused(database, Tenant(client.organisation_id), actor, InvalidClient(), client.id)
        raise InvalidClient
    async with database.session(Tenant(client.organisation_id, client.id, client.auth_epoch)) as session:
        session.info["actor"] = actor
        audit.note(session.sync_session, client.organisation_id, actor, client.id)
        await session.commit()
    return client


async def _find(database: Database, organisation_id: UUID, client_id: UUID) -> Client | None:
    # The connection is given back before the slow hash: others must not wait for it.
    try:
        async with database.session(Tenant(organisation_id)) as session:
            return await session.scalar(
                select(Client).where(
                    col(Client.organisation_id) == organisation_id, col(Client.id) == client_id
                )
            )
    except Exception as error:
        if isinstance(refusal_of(error), Unauthenticated):  # there is no such organisation
            return None
        raise
