"""What is due in the cases you see: visits, actions, goals, reviews of plans."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Door
from trafficking_api.features.cases.queries.work_list import work
from trafficking_api.features.cases.routes.case import CanRead
from trafficking_api.features.cases.schemas.work_list import WorkFilter, WorkItem
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/work-list", tags=["cases"], route_class=Door)


@router.get("", response_model=Page[WorkItem], responses=raises(BadCursor))
async def list_work(mandate: CanRead, wanted: Annotated[WorkFilter, Query()]) -> Response:
    """What is due in the cases you see, the most urgent first."""
    return await answers.page(mandate, work(mandate, wanted), wanted, ("due_on", "id"), descending=False)
