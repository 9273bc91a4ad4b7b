"""Judgments: what courts have decided."""

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
from trafficking_api.features.court.queries import judgment as queries
from trafficking_api.features.court.schemas.judgment import (
    JudgmentBrief,
    JudgmentFilter,
    JudgmentPatch,
    JudgmentPublic,
    NewJudgment,
)
from trafficking_api.features.court.service import judgment as service
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/judgments", tags=["court files"], route_class=Door)


async def _read(mandate: Mandate, judgment_id: UUID) -> Response:
    """One judgment, whose words leave a trace that they were read."""
    return await answers.one(mandate, queries.judgment(mandate, judgment_id), before=reach.noting(mandate))


CanRead = Annotated[Mandate, Allow(Permission.COURT_FILES_READ)]
CanRecord = Annotated[Mandate, AllowOnce(Permission.COURT_FILES_WRITE, sees=queries.judgment, anew=_read)]
CanChange = Annotated[Mandate, Allow(Permission.COURT_FILES_WRITE)]


@router.get("", response_model=Page[JudgmentBrief], responses=raises(BadCursor))
async def list_judgments(mandate: CanRead, wanted: Annotated[JudgmentFilter, Query()]) -> Response:
    """The judgments in the cases in your sight, the latest first; without a word of them."""
    return await answers.page(mandate, queries.judgments(mandate, wanted), wanted, ("pronounced_on", "id"))


@router.post(
    "", response_model=JudgmentPublic, status_code=201, responses=raises(CaseClosed, CaseMerged, Erased)
)
async def record_judgment(mandate: CanRecord, body: NewJudgment) -> Response:
    """Write down what a court has decided. The stage of the proceeding is moved by a step, not by this."""
    shapes = queries.judgment(mandate, await service.record(mandate, body))
    return await answers.created(mandate, shapes, before=reach.noting(mandate))


@router.get("/{judgment_id}", response_model=JudgmentPublic)
async def read_judgment(mandate: CanRead, judgment_id: UUID) -> Response:
    """One judgment, with what was noted of it."""
    return await _read(mandate, judgment_id)


@router.patch(
    "/{judgment_id}",
    response_model=JudgmentPublic,
    responses=raises(ReadOnly, Stale, CaseClosed, Erased, IfMatchRequired),
)
async def change_judgment(
    mandate: CanChange, judgment_id: UUID, expected: IfMatch, body: JudgmentPatch
) -> Response:
    """Say otherwise what was decided, or when it was served; what runs from that day is worked out anew."""
    await service.change(mandate, judgment_id, expected, body)
    return await _read(mandate, judgment_id)
