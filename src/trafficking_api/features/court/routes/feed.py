"""The calendars that members subscribe to."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.errors import MemberNeeded
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.court.errors import FeedRevoked
from trafficking_api.features.court.queries import feed as queries
from trafficking_api.features.court.schemas.feed import (
    CalendarFeedFilter,
    CalendarFeedPatch,
    CalendarFeedPublic,
    CalendarFeedWithAddress,
    NewCalendarFeed,
)
from trafficking_api.features.court.service import feed as service
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/calendar-feeds", tags=["calendar"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.CALENDAR_FEEDS_READ)]
CanMake = Annotated[Mandate, AllowOnce(Permission.CALENDAR_FEEDS_WRITE, sees=queries.feed)]
CanChange = Annotated[Mandate, Allow(Permission.CALENDAR_FEEDS_WRITE)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.CALENDAR_FEEDS_COMMAND, sees=queries.feed)]


@router.get("", response_model=Page[CalendarFeedPublic], responses=raises(BadCursor))
async def list_calendar_feeds(mandate: CanRead, wanted: Annotated[CalendarFeedFilter, Query()]) -> Response:
    """Your own feeds, the latest first."""
    return await answers.page(mandate, queries.feeds(mandate, wanted), wanted, ("created_at", "id"))


@router.post("", response_model=CalendarFeedWithAddress, status_code=201, responses=raises(MemberNeeded))
async def make_calendar_feed(mandate: CanMake, body: NewCalendarFeed) -> Response:
    """Make an address for your calendar program. It is in this answer and nowhere else."""
    feed_id, address = await service.subscribe(mandate, body)
    shapes = queries.feed_with_address(mandate, feed_id)
    return await answers.created(mandate, shapes, shown_once={"address": address})


@router.get("/{feed_id}", response_model=CalendarFeedPublic)
async def read_calendar_feed(mandate: CanRead, feed_id: UUID) -> Response:
    """One of your feeds."""
    return await answers.one(mandate, queries.feed(mandate, feed_id))


@router.patch(
    "/{feed_id}",
    response_model=CalendarFeedPublic,
    responses=raises(Stale, FeedRevoked, MemberNeeded, IfMatchRequired),
)
async def change_calendar_feed(
    mandate: CanChange, feed_id: UUID, expected: IfMatch, body: CalendarFeedPatch
) -> Response:
    """Wish to see something else from now on. It holds for all your feeds."""
    await service.change(mandate, feed_id, expected, body)
    return await answers.one(mandate, queries.feed(mandate, feed_id))


@router.post(
    "/{feed_id}/revoke",
    response_model=CalendarFeedPublic,
    responses=raises(Stale, FeedRevoked, MemberNeeded, IfMatchRequired),
)
async def revoke_calendar_feed(mandate: CanCommand, feed_id: UUID, expected: IfMatch) -> Response:
    """End a feed. Whoever reads its address finds nothing from now on, as with any wrong address."""
    await service.revoke(mandate, feed_id, expected)
    return await answers.one(mandate, queries.feed(mandate, feed_id))
