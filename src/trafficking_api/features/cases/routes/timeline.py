"""What happened in a case, in order."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Door
from trafficking_api.features.cases import queries
from trafficking_api.features.cases.queries.timeline import timeline
from trafficking_api.features.cases.routes.case import CanRead
from trafficking_api.features.cases.schemas.timeline import TimelineEntry, TimelineFilter
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/cases/{case_id}/timeline", tags=["cases"], route_class=Door)


@router.get("", response_model=Page[TimelineEntry], responses=raises(BadCursor))
async def list_case_timeline(
    mandate: CanRead, case_id: UUID, wanted: Annotated[TimelineFilter, Query()]
) -> Response:
    """Everything that happened in a case and to what hangs on it, the oldest first, as far as you may see."""
    shape, parent = timeline(mandate, case_id, wanted), queries.case(mandate, case_id)
    return await answers.page(
        mandate, shape, wanted, ("recorded_at", "_seq"), descending=False, parent=parent
    )
