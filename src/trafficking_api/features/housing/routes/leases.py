"""Leases: read with her, signed, and over."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import CaseClosed, CaseMerged
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.housing import queries
from trafficking_api.features.housing.errors import ChecksMissing
from trafficking_api.features.housing.schemas.lease import (
    LeaseBrief,
    LeaseEnding,
    LeaseFilter,
    LeasePatch,
    LeasePublic,
    LeaseSigning,
    NewLease,
)
from trafficking_api.features.housing.service import lease as service
from trafficking_api.features.housing.states import LEASE
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/leases", tags=["housing"], route_class=Door)

commands = command_options(LEASE)


async def _read(mandate: Mandate, lease_id: UUID) -> Response:
    """One lease, whose words leave a trace that they were read."""
    return await answers.one(mandate, queries.lease(mandate, lease_id), before=reach.noting(mandate))


CanRead = Annotated[Mandate, Allow(Permission.LEASES_READ)]
CanDraft = Annotated[Mandate, AllowOnce(Permission.LEASES_WRITE, sees=queries.lease, anew=_read)]
CanChange = Annotated[Mandate, Allow(Permission.LEASES_WRITE)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.LEASES_COMMAND, sees=queries.lease, anew=_read)]

_SIGNED = LeaseSigning()


@router.get("", response_model=Page[LeaseBrief], responses=raises(BadCursor))
async def list_leases(mandate: CanRead, wanted: Annotated[LeaseFilter, Query()]) -> Response:
    """The leases of the cases in your sight, the latest first; without landlords and addresses."""
    return await answers.page(mandate, queries.leases(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "", response_model=LeasePublic, status_code=201, responses=raises(CaseClosed, CaseMerged, Erased)
)
async def draft_lease(mandate: CanDraft, body: NewLease) -> Response:
    """Write down a lease that she may sign, to read it with her first."""
    shapes = queries.lease(mandate, await service.draft(mandate, body))
    return await answers.created(mandate, shapes, before=reach.noting(mandate))


@router.get("/{lease_id}", response_model=LeasePublic)
async def read_lease(mandate: CanRead, lease_id: UUID) -> Response:
    """One lease, with who lets the home and where it is."""
    return await _read(mandate, lease_id)


@router.patch(
    "/{lease_id}",
    response_model=LeasePublic,
    responses=raises(ReadOnly, Stale, CaseClosed, WrongState, Erased, IfMatchRequired),
)
async def change_lease(mandate: CanChange, lease_id: UUID, expected: IfMatch, body: LeasePatch) -> Response:
    """Change a draft, or answer what a lease is read for. What is signed changes no more."""
    await service.change(mandate, lease_id, expected, body)
    return await _read(mandate, lease_id)


@router.post("/{lease_id}/sign", **commands("sign", LeasePublic, ReadOnly, ChecksMissing))
async def sign_lease(
    mandate: CanCommand, lease_id: UUID, expected: IfMatch, body: LeaseSigning = _SIGNED
) -> Response:
    """Write down that it was signed, once each check is answered; its search has come to its end.

    Where she sleeps is not touched: her stay ends when she leaves.
    """
    await service.sign(mandate, lease_id, expected, body)
    return await _read(mandate, lease_id)


@router.post("/{lease_id}/end", **commands("end", LeasePublic, ReadOnly))
async def end_lease(mandate: CanCommand, lease_id: UUID, expected: IfMatch, body: LeaseEnding) -> Response:
    """Write down that it is over, and why."""
    await service.end(mandate, lease_id, expected, body)
    return await _read(mandate, lease_id)


@router.post("/{lease_id}/discard", **commands("discard", LeasePublic, ReadOnly))
async def discard_lease(
    mandate: CanCommand, lease_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Write down that she does not sign it."""
    await service.discard(mandate, lease_id, expected, body)
    return await _read(mandate, lease_id)
