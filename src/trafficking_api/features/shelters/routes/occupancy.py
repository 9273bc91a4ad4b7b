"""How the beds of a house were used, and its calendar."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.shelters import service
from trafficking_api.features.shelters.schemas.occupancy import Board, Occupancy, OccupancyWanted, Span
from trafficking_api.kit import sheet

router = APIRouter(prefix="/v1/shelters/{shelter_id}", tags=["availability"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.AVAILABILITY_READ)]

SVG = "image/svg+xml"
_COLUMNS = ("period", "staffed_bed_nights", "used_bed_nights", "rate")
_TEXT: dict[str, Any] = {"schema": {"type": "string", "maxLength": 1_000_000}}


@router.get(
    "/occupancy",
    response_model=Occupancy,
    responses={200: {"description": "The nights", "content": sheet.CONTENT}},
)
async def read_occupancy(
    mandate: CanRead, shelter_id: UUID, wanted: Annotated[OccupancyWanted, Query()]
) -> Response:
    """Bed-nights used and staffed, by day or month, as JSON, CSV or a workbook, as `Accept` says.

    The night of a day counts for who has the bed when the day ends, where the house is.
    """
    found = await service.occupancy(mandate, shelter_id, wanted)
    rows = [[getattr(item, name) for name in _COLUMNS] for item in (*found.items, found.total)]
    return await answers.table(mandate, found, _COLUMNS, rows)


@router.get(
    "/occupancy.svg",
    responses={200: {"description": "The picture", "content": {SVG: _TEXT}}},
    response_class=Response,
)
async def read_occupancy_picture(
    mandate: CanRead, shelter_id: UUID, wanted: Annotated[OccupancyWanted, Query()]
) -> Response:
    """The same as a picture, with its words for those who do not see it."""
    return Response(await service.drawn(mandate, shelter_id, wanted), media_type=SVG)


@router.get("/board", response_model=Board)
async def read_board(mandate: CanRead, shelter_id: UUID, wanted: Annotated[Span, Query()]) -> Response:
    """The calendar of a house: a row for each bed, a column for each night; three months at most."""
    return answers.computed(await service.board(mandate, shelter_id, wanted))
