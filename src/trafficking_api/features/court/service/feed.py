"""Gives a member the address of its calendar, takes it back, and keeps what it wants to see there."""

from typing import Any
from uuid import UUID

from trafficking_api.access.audit import Act, means
from trafficking_api.access.feed_tokens import fingerprint, new_token
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.service.supporting import acting
from trafficking_api.features.court.errors import FeedRevoked
from trafficking_api.features.court.models import CalendarFeed, CalendarWishes
from trafficking_api.features.court.queries import feed as queries
from trafficking_api.features.court.schemas.feed import CalendarFeedPatch, NewCalendarFeed
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound
from trafficking_api.kit.wire import changes

#: Where a calendar program reads.
ADDRESS = "/v1/calendar.ics"


async def subscribe(mandate: Mandate, body: NewCalendarFeed) -> tuple[UUID, str]:
    """A new feed of the acting member; returns its id and its address. Raises MemberNeeded."""
    member_id = acting(mandate)
    await _wish(mandate, member_id, body.model_dump())
    token = new_token(mandate.office.feed_key, mandate.organisation_id)
    feed = CalendarFeed(
        organisation_id=mandate.organisation_id,
        member_id=member_id,
        token_hash=fingerprint(token),
        **mandate.stamps(),
    )
    mandate.started(feed, "active")
    return feed.id, f"{ADDRESS}?token={token}"


async def change(mandate: Mandate, feed_id: UUID, expected: Expected, body: CalendarFeedPatch) -> None:
    """Wish otherwise, in all feeds of the acting member.

    Raises NotFound, Stale, FeedRevoked, MemberNeeded.
    """
    member_id = acting(mandate)
    await _wish(mandate, member_id, changes(body), by=(feed_id, expected))


async def revoke(mandate: Mandate, feed_id: UUID, expected: Expected) -> None:
    """End a feed: its next reading finds nothing. Raises NotFound, Stale, FeedRevoked, MemberNeeded."""
    member_id = acting(mandate)
    feed = _usable(await _held(mandate), feed_id, expected)
    feed.revoked_at, feed.revoked_by = mandate.now, member_id
    mandate.touch(feed)
    means(feed, Act("revoked", "active", "revoked"))


async def _held(mandate: Mandate) -> dict[UUID, CalendarFeed]:
    return {feed.id: feed for feed in await mandate.session.scalars(queries.feeds_held(mandate))}


def _usable(feeds: dict[UUID, CalendarFeed], feed_id: UUID, expected: Expected) -> CalendarFeed:
    """The feed of this id, in this version and not revoked. Raises NotFound, Stale, FeedRevoked."""
    feed = feeds.get(feed_id)
    if feed is None:
        raise NotFound
    expected.check(feed.version)
    if feed.revoked_at is not None:
        raise FeedRevoked("revoked", [])
    return feed


async def _wish(
    mandate: Mandate, member_id: UUID, said: dict[str, Any], by: tuple[UUID, Expected] | None = None
) -> None:
    """Store what a member wants to see; each of its feeds shows it, so each gets a new version.

    With a feed by which it is said, that one must be usable. Raises NotFound, Stale, FeedRevoked.
    """
    wishes = await mandate.session.scalar(queries.wishes_held(mandate))
    feeds = await _held(mandate)
    if by is not None:
        _usable(feeds, *by)
    if wishes is None:
        wishes = CalendarWishes(
            organisation_id=mandate.organisation_id, member_id=member_id, **said, **mandate.stamps()
        )
        mandate.started(wishes, "wished", verb="wished")
    elif any(getattr(wishes, name) != value for name, value in said.items()):
        wishes.sqlmodel_update(said)
        for row in (wishes, *feeds.values()):
            mandate.touch(row)
