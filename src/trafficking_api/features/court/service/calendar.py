"""Puts a member's appointments and deadlines into one calendar."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.court.queries import feed as queries
from trafficking_api.features.court.rules.feed import Entry, calendar


async def appointments(mandate: Mandate, feed_id: UUID) -> bytes:
    """The calendar of the acting member, as a stream; it is written down that this feed was read."""
    mandate.saw("calendar_feed", [feed_id])
    wishes = (await mandate.session.scalars(queries.wishes(mandate))).one()
    entries: list[Entry] = []
    return calendar(entries, wishes.language, await mandate.keys())
