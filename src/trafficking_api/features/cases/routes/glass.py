"""Looks into cases that are not one's own."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.errors import MemberNeeded
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries, service
from trafficking_api.features.cases.errors import GlassAlreadyBroken, NoGlassNeeded
from trafficking_api.features.cases.schemas.access import BrokenGlassPublic, NewBrokenGlass
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page, PageParams

router = APIRouter(prefix="/v1/break-glass", tags=["cases"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.BREAK_GLASS_READ)]
CanBreak = Annotated[Mandate, AllowOnce(Permission.BREAK_GLASS_WRITE, sees=queries.glass)]


@router.get("", response_model=Page[BrokenGlassPublic], responses=raises(BadCursor))
async def list_broken_glass(mandate: CanRead, wanted: Annotated[PageParams, Query()]) -> Response:
    """Who looked into cases of others, the last one first; for the auditor without the words why."""
    return await answers.page(mandate, queries.glasses(mandate), wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=BrokenGlassPublic,
    status_code=201,
    responses=raises(MemberNeeded, GlassAlreadyBroken, NoGlassNeeded),
)
async def break_glass(mandate: CanBreak, body: NewBrokenGlass) -> Response:
    """Look into a case that is not your own, for three hours at most. Its workers learn of it."""
    glass_id = await service.glass.break_glass(mandate, body)
    return await answers.created(mandate, queries.glass(mandate, glass_id))


@router.get("/{glass_id}", response_model=BrokenGlassPublic)
async def read_broken_glass(mandate: CanRead, glass_id: UUID) -> Response:
    """One look into a case."""
    return await answers.one(mandate, queries.glass(mandate, glass_id))
