"""Puts a member's appointments and deadlines into one calendar."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from typing import Final
from uuid import UUID

from trafficking_api.access.errors import Erased
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.service.supporting import told
from trafficking_api.features.court.models import Deadline, Hearing
from trafficking_api.features.court.queries import calendar as queries
from trafficking_api.features.court.queries.feed import wishes as wished
from trafficking_api.features.court.rules.appointment import FeedHearing, Wishes, entry, shown
from trafficking_api.features.court.rules.feed import Entry, Kind, calendar, last_day
from trafficking_api.features.court.states import DeadlineStatus, HearingStatus

#: In days. What is longer over is not in the calendar any more: that is practice, and no law.
_KEPT: Final = 92
KEPT: Final = timedelta(days=_KEPT)
#: What was done, or need not be done, is no date any more; nor is one in whose place another has come.
_STANDS: Final = {
    DeadlineStatus.OPEN: HearingStatus.SCHEDULED,
    DeadlineStatus.MET: HearingStatus.CANCELLED,
    DeadlineStatus.WAIVED: HearingStatus.CANCELLED,
    DeadlineStatus.SUPERSEDED: HearingStatus.POSTPONED,
}


async def appointments(mandate: Mandate, feed_id: UUID) -> bytes:
    """The calendar of the acting member, as a stream; it is written down that this feed was read."""
    mandate.saw("calendar_feed", [feed_id])
    stored = (await mandate.session.scalars(wished(mandate))).one()
    wishes = Wishes(
        shows_location=stored.shows_location, version=stored.version, changed_at=stored.updated_at
    )
    entries = [*await _hearings(mandate, wishes), *await _deadlines(mandate, wishes)]
    return calendar(entries, stored.language, await mandate.keys())


async def _hearings(mandate: Mandate, wishes: Wishes) -> list[Entry]:
    since = mandate.now - KEPT
    rows = list(await mandate.session.scalars(queries.hearings(mandate, since)))
    found = []
    for _, each in groupby(rows, key=lambda row: row.chain_id):
        chain = list(each)
        told_of = [_as_told(row) for row in chain]
        now = shown(told_of)
        if now is None:
            continue
        if wishes.shows_location:
            place = await _location(mandate, next(row for row in chain if row.id == now.id))
            told_of = [replace(one, location=place if one.id == now.id else None) for one in told_of]
        found.append(entry(told_of, wishes))
    return [one for one in found if one is not None]


def _as_told(row: Hearing) -> FeedHearing:
    return FeedHearing(
        id=row.id,
        status=HearingStatus(row.status),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        zone=row.zone,
        version=row.version,
        modified_at=row.updated_at,
    )


async def _location(mandate: Mandate, row: Hearing) -> str | None:
    """Where a hearing is; nothing of somebody who was forgotten."""
    try:
        place: str | None = (await told(mandate, row, "details")).get("location")
    except Erased:
        return None
    return place


async def _deadlines(mandate: Mandate, wishes: Wishes) -> Iterator[Entry]:
    rows = (await mandate.session.execute(queries.deadlines(mandate, mandate.now - KEPT))).all()
    chains = [[_as_deadline(row) for _, row in each] for _, each in groupby(rows, key=lambda row: row[0])]
    entries = (entry(chain, wishes) for chain in chains)
    return (replace(one, kind=Kind.DEADLINE) for one in entries if one is not None)


def _as_deadline(row: Deadline) -> FeedHearing:
    """A deadline as a calendar has it: its last day, up to its last instant."""
    starts_at, ends_at = last_day(row.due_at, row.zone) if row.due_at else (None, None)
    return FeedHearing(
        id=row.id,
        status=_STANDS[DeadlineStatus(row.status)],
        starts_at=starts_at,
        ends_at=ends_at,
        zone=row.zone,
        version=row.version,
        modified_at=row.updated_at,
    )
