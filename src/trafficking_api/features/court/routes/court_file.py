"""Court files."""

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
from trafficking_api.features.court.errors import CourtFileExists
from trafficking_api.features.court.queries import court_file as queries
from trafficking_api.features.court.schemas.court_file import (
    CourtFileBrief,
    CourtFileFilter,
    CourtFilePatch,
    CourtFilePublic,
    NewCourtFile,
)
from trafficking_api.features.court.service import court_file as service
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/court-files", tags=["court files"], route_class=Door)


async def _read(mandate: Mandate, court_file_id: UUID) -> Response:
    """One court file, whose words leave a trace that they were read."""
    return await answers.one(
        mandate, queries.court_file(mandate, court_file_id), before=reach.noting(mandate)
    )


CanRead = Annotated[Mandate, Allow(Permission.COURT_FILES_READ)]
CanOpen = Annotated[Mandate, AllowOnce(Permission.COURT_FILES_WRITE, sees=queries.court_file, anew=_read)]
CanChange = Annotated[Mandate, Allow(Permission.COURT_FILES_WRITE)]


@router.get("", response_model=Page[CourtFileBrief], responses=raises(BadCursor))
async def list_court_files(mandate: CanRead, wanted: Annotated[CourtFileFilter, Query()]) -> Response:
    """The court files of the cases in your sight, the latest first; without the lawyers."""
    return await answers.page(mandate, queries.court_files(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=CourtFilePublic,
    status_code=201,
    responses=raises(CaseClosed, CaseMerged, CourtFileExists, Erased),
)
async def open_court_file(mandate: CanOpen, body: NewCourtFile) -> Response:
    """Open the court file of a case. There is one, for all proceedings."""
    shapes = queries.court_file(mandate, await service.open_file(mandate, body))
    return await answers.created(mandate, shapes, before=reach.noting(mandate))


@router.get("/{court_file_id}", response_model=CourtFilePublic)
async def read_court_file(mandate: CanRead, court_file_id: UUID) -> Response:
    """One court file, with the lawyer."""
    return await _read(mandate, court_file_id)


@router.patch(
    "/{court_file_id}",
    response_model=CourtFilePublic,
    responses=raises(ReadOnly, Stale, CaseClosed, Erased, IfMatchRequired),
)
async def change_court_file(
    mandate: CanChange, court_file_id: UUID, expected: IfMatch, body: CourtFilePatch
) -> Response:
    """Say otherwise who the lawyer is, and whether the state pays."""
    await service.change(mandate, court_file_id, expected, body)
    return await _read(mandate, court_file_id)
