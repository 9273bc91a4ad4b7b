"""Who asked for a bed and got none: counts and reasons, never who it was."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.shelters import queries, service
from trafficking_api.features.shelters.schemas.placing import (
    NewTurnAway,
    TurnAwayFilter,
    TurnAwayPublic,
    TurnAwayTotal,
    TurnAwayTotalFilter,
)
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1", tags=["availability"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.AVAILABILITY_READ)]
CanRecord = Annotated[Mandate, AllowOnce(Permission.ALLOCATIONS_WRITE, sees=queries.turned_away)]


@router.get("/turn-aways", response_model=Page[TurnAwayPublic], responses=raises(BadCursor))
async def list_turn_aways(mandate: CanRead, wanted: Annotated[TurnAwayFilter, Query()]) -> Response:
    """The searches that ended without a bed, the newest first."""
    return await answers.page(mandate, queries.turn_aways(mandate, wanted), wanted, ("created_at", "id"))


@router.post("/turn-aways", response_model=TurnAwayPublic, status_code=201)
async def record_turn_away(mandate: CanRecord, body: NewTurnAway) -> Response:
    """Write down that somebody got no bed, and why; nothing about who it was."""
    turn_away_id = await service.turn_away(mandate, body)
    return await answers.created(mandate, queries.turned_away(mandate, turn_away_id))


@router.get("/turn-aways/{turn_away_id}", response_model=TurnAwayPublic)
async def read_turn_away(mandate: CanRead, turn_away_id: UUID) -> Response:
    """One search that ended without a bed."""
    return await answers.one(mandate, queries.turned_away(mandate, turn_away_id))


@router.get("/turn-away-totals", response_model=Page[TurnAwayTotal], responses=raises(BadCursor))
async def list_turn_away_totals(
    mandate: CanRead, wanted: Annotated[TurnAwayTotalFilter, Query()]
) -> Response:
    """How many searches ended without a bed in each month, by reason; the last month first."""
    return await answers.page(mandate, queries.turn_away_totals(mandate, wanted), wanted, ("id",))
