"""An administrator's list of the clients of its organisation."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers, queries, service
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.errors import LastAdmin, RevokedClient, RoleNotHere
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.access.schemas import (
    ClientFilter,
    ClientPatch,
    ClientPublic,
    ClientWithSecret,
    Me,
    NewClient,
)
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1", tags=["access"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.CLIENTS_READ)]
CanWrite = Annotated[Mandate, Allow(Permission.CLIENTS_WRITE)]
CanCreate = Annotated[Mandate, AllowOnce(Permission.CLIENTS_WRITE, sees=queries.client)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.CLIENTS_COMMAND, sees=queries.client)]


@router.get("/me", response_model=Me)
async def read_me(mandate: Annotated[Mandate, Allow(Permission.ME_READ)]) -> Response:
    """Who you are here, and what you may do."""
    return await answers.one(mandate, queries.me(mandate))


@router.get("/clients", response_model=Page[ClientPublic], responses=raises(BadCursor))
async def list_clients(mandate: CanRead, wanted: Annotated[ClientFilter, Query()]) -> Response:
    """The clients of your organisation, the newest first."""
    return await answers.page(mandate, queries.clients(mandate, wanted), wanted, ("created_at", "id"))


@router.post("/clients", response_model=ClientWithSecret, status_code=201, responses=raises(RoleNotHere))
async def create_client(mandate: CanCreate, body: NewClient) -> Response:
    """Make a client. Its secret is in this answer and nowhere else."""
    kinds = await queries.kinds(mandate, [mandate.organisation_id])
    client_id, secret = await service.create(mandate, body, kinds[mandate.organisation_id])
    shapes = queries.client_with_secret(mandate, client_id)
    return await answers.created(mandate, shapes, shown_once={"client_secret": secret})


@router.get("/clients/{client_id}", response_model=ClientPublic)
async def read_client(mandate: CanRead, client_id: UUID) -> Response:
    """One client of your organisation."""
    return await answers.one(mandate, queries.client(mandate, client_id))


@router.patch(
    "/clients/{client_id}",
    response_model=ClientPublic,
    responses=raises(Stale, RevokedClient, LastAdmin, IfMatchRequired),
)
async def change_client(mandate: CanWrite, client_id: UUID, expected: IfMatch, body: ClientPatch) -> Response:
    """Rename a client or change its scopes."""
    await service.change(mandate, client_id, expected, body)
    return await answers.one(mandate, queries.client(mandate, client_id))


@router.post(
    "/clients/{client_id}/revoke",
    response_model=ClientPublic,
    responses=raises(Stale, RevokedClient, LastAdmin, IfMatchRequired),
)
async def revoke_client(mandate: CanCommand, client_id: UUID, expected: IfMatch) -> Response:
    """End a client. Its next request is refused, whatever token it holds."""
    await service.revoke(mandate, client_id, expected)
    return await answers.one(mandate, queries.client(mandate, client_id))


@router.post(
    "/clients/{client_id}/rotate-secret",
    response_model=ClientWithSecret,
    responses=raises(Stale, RevokedClient, IfMatchRequired),
)
async def rotate_client_secret(mandate: CanCommand, client_id: UUID, expected: IfMatch) -> Response:
    """Give a client a new secret, shown in this answer only; the old one and its tokens end."""
    secret = await service.rotate_secret(mandate, client_id, expected)
    shapes = queries.client_with_secret(mandate, client_id)
    return await answers.one(mandate, shapes, shown_once={"client_secret": secret})
