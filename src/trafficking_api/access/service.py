"""Makes, changes and ends clients; gives out tokens."""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from trafficking_api.access import audit, credentials
from trafficking_api.access.audit import Act, Actor
from trafficking_api.access.errors import InvalidClient, LastAdmin, RevokedClient, RoleNotHere
from trafficking_api.access.mandate import Mandate, references
from trafficking_api.access.models import Client
from trafficking_api.access.permissions import ROLES, ROLES_OF_KIND, Permission, Role, granted
from trafficking_api.access.queries import knows_member
from trafficking_api.access.schemas import ClientPatch, NewClient
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.database import Database, Tenant, refusal_of
from trafficking_api.kit.errors import Fault, Forbidden, Invalid, NotFound, Problem, Unauthenticated
from trafficking_api.kit.wire import changes

#: What makes a client able to manage the others.
_MANAGES = {Permission.CLIENTS_READ, Permission.CLIENTS_WRITE, Permission.CLIENTS_COMMAND}


async def create(mandate: Mandate, body: NewClient, organisation_kind: str) -> tuple[UUID, str]:
    """A new client of the organisation in reach; returns its id and its secret.

    Raises RoleNotHere when organisations of this kind have no such role, Invalid.
    """
    ((client_id, secret),) = await create_all(mandate, [body], organisation_kind)
    return client_id, secret


async def create_all(
    mandate: Mandate, bodies: Sequence[NewClient], organisation_kind: str
) -> list[tuple[UUID, str]]:
    """Several new clients, in this order: their secrets are hashed side by side. Raises as `create` does."""
    for body in bodies:
        await _refuse_unfit(mandate, body, organisation_kind)
    secrets = [credentials.new_secret() for _ in bodies]
    hashes = await asyncio.gather(*map(credentials.hashed, secrets))
    clients = [_new(mandate, body, hash_) for body, hash_ in zip(bodies, hashes, strict=True)]
    return [(client.id, secret) for client, secret in zip(clients, secrets, strict=True)]


async def _refuse_unfit(mandate: Mandate, body: NewClient, organisation_kind: str) -> None:
    role = Role(body.role)
    if role not in ROLES_OF_KIND[organisation_kind]:
        raise RoleNotHere(roles=sorted(ROLES_OF_KIND[organisation_kind]))
    _refuse_wider(mandate, role, body.scopes)
    if body.member_id is not None:
        references([("/member_id", await knows_member(mandate, body.member_id))])


def _new(mandate: Mandate, body: NewClient, secret_hash: str) -> Client:
    client = Client(
        organisation_id=mandate.organisation_id,
        name=body.name,
        role=Role(body.role),
        member_id=body.member_id,
        scopes=sorted(set(body.scopes)),
        secret_hash=secret_hash,
        **mandate.stamps(),
    )
    mandate.started(client, "active")
    return client


async def change(mandate: Mandate, client_id: UUID, expected: Expected, body: ClientPatch) -> None:
    """Rename a client or narrow it. Raises NotFound, Stale, RevokedClient, LastAdmin, Forbidden."""
    sent = changes(body)
    admins = await _admins(mandate) if "scopes" in sent else set()
    client = await _locked(mandate, client_id, expected)
    client.name = sent.get("name", client.name)
    if "scopes" in sent:
        role = Role(client.role)
        _refuse_wider(mandate, role, sent["scopes"])
        if admins == {client_id} and not granted(role, sent["scopes"]) >= _MANAGES:
            raise LastAdmin
        client.scopes = sorted(set(sent["scopes"]))
        client.auth_epoch += 1
    mandate.touch(client)


async def revoke(mandate: Mandate, client_id: UUID, expected: Expected) -> None:
    """End a client: its next request fails. Raises NotFound, Stale, RevokedClient, LastAdmin."""
    admins = await _admins(mandate)
    client = await _locked(mandate, client_id, expected)
    if admins == {client_id}:
        raise LastAdmin
    client.revoked_at = mandate.now
    client.auth_epoch += 1
    mandate.touch(client)
    audit.means(client, Act("revoked", "active", "revoked"))


async def refuse_without_admin(mandate: Mandate, member_id: UUID, role: str | None = None) -> None:
    """Raise LastAdmin when nobody could manage the clients once this member has left, or has this role.

    It holds the administrators' clients, so that all who do this in an organisation follow one another.
    """
    managers = await _managers(mandate)
    if role is not None and ROLES[Role(role)] >= _MANAGES:
        return
    if managers and not [client for client in managers if client.member_id != member_id]:
        raise LastAdmin


async def _admins(mandate: Mandate) -> set[UUID]:
    """The ids of the clients that can manage the organisation's clients."""
    return {client.id for client in await _managers(mandate)}


async def _managers(mandate: Mandate) -> list[Client]:
    """The clients that can manage the organisation's clients, held as they are until the transaction ends."""
    managers = await mandate.session.scalars(
        select(Client)
        .where(
            col(Client.organisation_id) == mandate.organisation_id,
            col(Client.role).in_((Role.ADMIN, Role.OPERATOR)),
            col(Client.revoked_at).is_(None),
        )
        .order_by(col(Client.id))
        .with_for_update()
    )
    return [m for m in managers if granted(Role(m.role), m.scopes) >= _MANAGES]


def _refuse_wider(mandate: Mandate, role: Role, scopes: Iterable[str]) -> None:
    """Refuse scopes outside the role, and to a client of the own role more than one has oneself.

    Raises Invalid, Forbidden.
    """
    beyond = {scope for scope in scopes if scope not in ROLES[role]}
    if beyond:
        raise Invalid(errors=[Fault("/scopes", "outside_role")])
    _refuse_more(mandate, role, scopes)


def _refuse_more(mandate: Mandate, role: Role, scopes: Iterable[str]) -> None:
    """Raise Forbidden for a client of the own role that may do more than one may oneself."""
    if mandate.role is role and not granted(role, scopes) <= mandate.permissions:
        raise Forbidden


async def rotate_secret(mandate: Mandate, client_id: UUID, expected: Expected) -> str:
    """Give a client a new secret and end its tokens; returns it.

    Raises NotFound, Forbidden, Stale, RevokedClient.
    """
    client = await _locked(mandate, client_id, expected)
    _refuse_more(mandate, Role(client.role), client.scopes)  # who knows the secret has the rights
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
    """The client that knows this secret; raises InvalidClient, after the same work, for everybody else.

    A refusal is written down wherever the organisation exists, also for a client that does not.
    """
    ids = credentials.parse_public_id(public_id)
    client = await _find(database, *ids) if ids else None
    known = await credentials.matches(client.secret_hash if client else None, secret)
    if client is not None and known and client.revoked_at is None:
        return client
    if ids is not None:
        client_id, role = (client.id, client.role) if client else (None, None)
        who = Actor(ids[0], client_id, role, actor.operation, actor.request_id)
        with suppress(NotFound):
            await refuse_token(database, who, InvalidClient())
    raise InvalidClient


async def note_token(database: Database, client: Client, actor: Actor) -> None:
    """Write down that a client got a token; raises Unauthenticated when it was revoked meanwhile."""
    who = Actor(client.organisation_id, client.id, client.role, actor.operation, actor.request_id)
    async with database.session(Tenant(client.organisation_id, client.id, client.auth_epoch)) as session:
        session.info["actor"] = who
        audit.note(session.sync_session, client.organisation_id, who, client.id)
        await session.commit()


async def refuse_token(database: Database, who: Actor, problem: Problem) -> None:
    """Write down that a token was refused; raises NotFound when there is no such organisation."""
    if who.organisation_id is None:
        raise NotFound
    try:
        await audit.refused(database, Tenant(who.organisation_id), who, problem, who.client_id)
    except DBAPIError as error:
        raise (NotFound() if isinstance(refusal_of(error), Unauthenticated) else error) from None


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
