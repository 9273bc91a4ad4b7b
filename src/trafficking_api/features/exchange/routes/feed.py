"""What happened, for programs that keep in step."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access.doors import Allow
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.patience import PatientDoor
from trafficking_api.access.permissions import Permission
from trafficking_api.features.exchange.errors import ScriptNeeded
from trafficking_api.features.exchange.schemas.feed import EventFeed, EventFilter, FeedParams
from trafficking_api.features.exchange.service import feed as service
from trafficking_api.kit.errors import BadCursor, raises

router = APIRouter(tags=["events"], route_class=PatientDoor)

CanFollow = Annotated[Mandate, Allow(Permission.EVENTS_READ)]


@router.get("/v1/events", response_model=EventFeed, responses=raises(BadCursor, ScriptNeeded))
async def read_events(mandate: CanFollow, wanted: Annotated[EventFilter, Query()]) -> Response:
    """What happened to the things of your organisation, each change once and each thing's in their order.

    Without `kind`, positions have no gaps: so you can prove that you missed nothing. To be told only what
    happens from now on, begin with `after=end`, and follow `next`.
    """
    return await service.follow(mandate, wanted)


@router.get(
    "/v1/organisations/{organisation_id}/events",
    response_model=EventFeed,
    responses=raises(BadCursor, ScriptNeeded),
)
async def read_partner_events(
    mandate: CanFollow, organisation_id: UUID, wanted: Annotated[FeedParams, Query()]
) -> Response:
    """The same of what lies between your organisation and this one, with positions of their own."""
    return await service.follow_with(mandate, organisation_id, wanted)
