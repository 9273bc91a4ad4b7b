"""The papers that somebody has for her stay or her work."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.errors import Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import CaseClosed, CaseMerged
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.queries import paper as queries
from trafficking_api.features.court.schemas.paper import (
    NewResidencePaper,
    ResidencePaperBrief,
    ResidencePaperFilter,
    ResidencePaperPatch,
    ResidencePaperPublic,
)
from trafficking_api.features.court.service import paper as service
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/residence-papers", tags=["residence"], route_class=Door)


async def _read(mandate: Mandate, paper_id: UUID) -> Response:
    """One paper, whose number leaves a trace that it was read."""
    return await answers.one(
        mandate, queries.residence_paper(mandate, paper_id), before=reach.noting(mandate)
    )


CanRead = Annotated[Mandate, Allow(Permission.RESIDENCE_TRACKS_READ)]
CanAdd = Annotated[
    Mandate, AllowOnce(Permission.RESIDENCE_TRACKS_WRITE, sees=queries.residence_paper, anew=_read)
]
CanChange = Annotated[Mandate, Allow(Permission.RESIDENCE_TRACKS_WRITE)]


@router.get("", response_model=Page[ResidencePaperBrief], responses=raises(BadCursor))
async def list_residence_papers(
    mandate: CanRead, wanted: Annotated[ResidencePaperFilter, Query()]
) -> Response:
    """The papers of the cases in your sight, the latest first; without their numbers."""
    shape = queries.residence_papers(mandate, wanted)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=ResidencePaperPublic,
    status_code=201,
    responses=raises(CaseClosed, CaseMerged, Erased),
)
async def add_residence_paper(mandate: CanAdd, body: NewResidencePaper) -> Response:
    """Write down a paper that she has; its last day stands on the work list."""
    shapes = queries.residence_paper(mandate, await service.add(mandate, body))
    return await answers.created(mandate, shapes, before=reach.noting(mandate))


@router.get("/{paper_id}", response_model=ResidencePaperPublic)
async def read_residence_paper(mandate: CanRead, paper_id: UUID) -> Response:
    """One paper, with its number."""
    return await _read(mandate, paper_id)


@router.patch(
    "/{paper_id}",
    response_model=ResidencePaperPublic,
    responses=raises(ReadOnly, Stale, CaseClosed, Erased, IfMatchRequired),
)
async def change_residence_paper(
    mandate: CanChange, paper_id: UUID, expected: IfMatch, body: ResidencePaperPatch
) -> Response:
    """Say otherwise what a paper is, or until when it is valid."""
    await service.change(mandate, paper_id, expected, body)
    return await _read(mandate, paper_id)
