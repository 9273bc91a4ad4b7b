"""Proceedings, and the procedures that the law of a country knows."""

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
from trafficking_api.features.court.queries import proceeding as queries
from trafficking_api.features.court.schemas.procedure import CourtProcedureFilter, CourtProcedures
from trafficking_api.features.court.schemas.proceeding import (
    NewProceeding,
    ProceedingBrief,
    ProceedingFilter,
    ProceedingPatch,
    ProceedingPublic,
)
from trafficking_api.features.court.service import proceeding as service
from trafficking_api.features.court.service.procedure import procedures_of
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page

router = APIRouter(tags=["court files"], route_class=Door)
PROCEEDINGS = "/v1/proceedings"


async def _read(mandate: Mandate, proceeding_id: UUID) -> Response:
    """One proceeding, whose words leave a trace that they were read."""
    return await answers.one(
        mandate, queries.proceeding(mandate, proceeding_id), before=reach.noting(mandate)
    )


CanRead = Annotated[Mandate, Allow(Permission.COURT_FILES_READ)]
CanOpen = Annotated[Mandate, AllowOnce(Permission.COURT_FILES_WRITE, sees=queries.proceeding, anew=_read)]
CanChange = Annotated[Mandate, Allow(Permission.COURT_FILES_WRITE)]


@router.get("/v1/court-procedures", response_model=CourtProcedures)
async def list_court_procedures(
    _mandate: CanRead, wanted: Annotated[CourtProcedureFilter, Query()]
) -> Response:
    """The procedures that a country has, with their stages and what leads from one to another."""
    return answers.computed(procedures_of(wanted.country))


@router.get(PROCEEDINGS, response_model=Page[ProceedingBrief], responses=raises(BadCursor))
async def list_proceedings(mandate: CanRead, wanted: Annotated[ProceedingFilter, Query()]) -> Response:
    """The proceedings of the cases in your sight, the latest first; without courts and numbers."""
    return await answers.page(mandate, queries.proceedings(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    PROCEEDINGS,
    response_model=ProceedingPublic,
    status_code=201,
    responses=raises(CaseClosed, CaseMerged, Erased),
)
async def open_proceeding(mandate: CanOpen, body: NewProceeding) -> Response:
    """Open a proceeding. It begins at the first stage of its procedure, where it may stay for good."""
    shapes = queries.proceeding(mandate, await service.open_proceeding(mandate, body))
    return await answers.created(mandate, shapes, before=reach.noting(mandate))


@router.get(PROCEEDINGS + "/{proceeding_id}", response_model=ProceedingPublic)
async def read_proceeding(mandate: CanRead, proceeding_id: UUID) -> Response:
    """One proceeding, with the court and its number there."""
    return await _read(mandate, proceeding_id)


@router.patch(
    PROCEEDINGS + "/{proceeding_id}",
    response_model=ProceedingPublic,
    responses=raises(ReadOnly, Stale, CaseClosed, Erased, IfMatchRequired),
)
async def change_proceeding(
    mandate: CanChange, proceeding_id: UUID, expected: IfMatch, body: ProceedingPatch
) -> Response:
    """Say otherwise which authority has it, what is sought, and since when. Its stage changes by steps."""
    await service.change(mandate, proceeding_id, expected, body)
    return await _read(mandate, proceeding_id)
