"""Who takes part in a proceeding."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.errors import Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.queries import party as queries
from trafficking_api.features.court.queries.proceeding import proceeding
from trafficking_api.features.court.schemas.party import (
    NewParty,
    PartyBrief,
    PartyFilter,
    PartyPatch,
    PartyPublic,
)
from trafficking_api.features.court.service import party as service
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/proceedings/{proceeding_id}/parties", tags=["court files"], route_class=Door)


async def _read(mandate: Mandate, proceeding_id: UUID, party_id: UUID) -> Response:
    """One party, whose words leave a trace that they were read."""
    shapes = queries.party(mandate, proceeding_id, party_id)
    return await answers.one(mandate, shapes, before=reach.noting(mandate))


CanRead = Annotated[Mandate, Allow(Permission.COURT_FILES_READ)]
CanAdd = Annotated[Mandate, AllowOnce(Permission.COURT_FILES_WRITE, sees=queries.party, anew=_read)]
CanChange = Annotated[Mandate, Allow(Permission.COURT_FILES_WRITE)]


@router.get("", response_model=Page[PartyBrief], responses=raises(BadCursor))
async def list_proceeding_parties(
    mandate: CanRead, proceeding_id: UUID, wanted: Annotated[PartyFilter, Query()]
) -> Response:
    """Who takes part in a proceeding, the oldest first; roles, and no words."""
    shape, parent = queries.parties(mandate, proceeding_id, wanted), proceeding(mandate, proceeding_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), descending=False, parent=parent)


@router.post("", response_model=PartyPublic, status_code=201, responses=raises(ReadOnly, CaseClosed, Erased))
async def add_proceeding_party(mandate: CanAdd, proceeding_id: UUID, body: NewParty) -> Response:
    """Add a party. Say no more of it than what tells it from the others."""
    party_id = await service.add(mandate, proceeding_id, body)
    shapes = queries.party(mandate, proceeding_id, party_id)
    return await answers.created(mandate, shapes, before=reach.noting(mandate))


@router.get("/{party_id}", response_model=PartyPublic)
async def read_proceeding_party(mandate: CanRead, proceeding_id: UUID, party_id: UUID) -> Response:
    """One party, with what tells it from the others."""
    return await _read(mandate, proceeding_id, party_id)


@router.patch(
    "/{party_id}",
    response_model=PartyPublic,
    responses=raises(ReadOnly, Stale, CaseClosed, Erased, IfMatchRequired),
)
async def change_proceeding_party(
    mandate: CanChange, proceeding_id: UUID, party_id: UUID, expected: IfMatch, body: PartyPatch
) -> Response:
    """Say otherwise who a party is, or that it has left."""
    await service.change(mandate, (proceeding_id, party_id), expected, body)
    return await _read(mandate, proceeding_id, party_id)
