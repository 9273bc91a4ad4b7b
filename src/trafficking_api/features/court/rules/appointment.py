"""A hearing that moves stays one appointment: what a chain of hearings comes to in a calendar (CRT-9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from trafficking_api.features.court.rules.chain import HearingStatus
from trafficking_api.features.court.rules.feed import Entry


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedHearing:
    """What a calendar needs to know of one hearing of a chain."""

    id: UUID
    status: HearingStatus
    #: None while nobody has set a date.
    starts_at: datetime | None
    ends_at: datetime | None = None
    zone: str
    location: str | None = None
    #: That of its row: 1 at first, and one more with each change.
    version: int
    modified_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What a member asked of their feed, apart from its language.

    The version counts each change of a wish, of the language too, and outlives a token: it never falls, or a
    calendar would take what is new for old.
    """

    shows_location: bool
    version: int
    changed_at: datetime


def shown(chain: Sequence[FeedHearing]) -> FeedHearing | None:
    """The hearing that the calendar shows, of a chain from the first to the last; None if none has a date.

    It is the open one, or else the last. While that has no date, it is the last that had one: it was
    postponed, and the calendar says that its date no longer stands.
    """
    is_open = [hearing for hearing in chain if hearing.status == HearingStatus.SCHEDULED]
    counts = (is_open or chain)[-1:]
    dated = [hearing for hearing in (*chain, *counts) if hearing.starts_at]
    return dated[-1] if dated else None


def entry(chain: Sequence[FeedHearing], wishes: Wishes) -> Entry | None:
    """The feed entry of a chain, its hearings given from the first to the last; None if none has a date.

    It goes by the id of its first hearing, which no postponement changes. Its sequence adds up the versions
    of all hearings and of the wishes: versions only rise and no hearing is ever removed, so each change makes
    it rise.
    """
    hearing = shown(chain)
    if hearing is None or hearing.starts_at is None:
        return None
    return Entry(
        chain_id=chain[0].id,
        sequence=sum(each.version for each in chain) + wishes.version,
        status=hearing.status,
        starts_at=hearing.starts_at,
        ends_at=hearing.ends_at,
        zone=hearing.zone,
        last_modified=max(wishes.changed_at, *(each.modified_at for each in chain)),
        location=hearing.location if wishes.shows_location else None,
    )
