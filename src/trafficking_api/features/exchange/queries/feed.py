"""SELECTs of what happened, by its numbers."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.exchange.models import FeedEntry
from trafficking_api.features.exchange.queries.sequencing import is_waiting
from trafficking_api.features.exchange.schemas.feed import EventFilter, FeedParams
from trafficking_api.kit.read import Query

_SAME = ("type", "object_id", "occurred_at", "recorded_at", "is_tombstone")


class Stretch(NamedTuple):
    """What lies after a number, up to another."""

    after: int
    last: int


def standing(mandate: Mandate) -> Query:
    """The last number of the organisation, and whether something waits for one."""
    own = col(FeedEntry.organisation_id) == mandate.organisation_id
    last = select(func.max(col(FeedEntry.position))).where(own)
    return select(func.coalesce(last.scalar_subquery(), 0), is_waiting(mandate))


def last_with(mandate: Mandate, peer_id: UUID) -> Query:
    """The last number of the organisation with a partner."""
    return select(func.coalesce(func.max(col(FeedEntry.peer_position)), 0)).where(
        col(FeedEntry.organisation_id) == mandate.organisation_id, col(FeedEntry.peer_id) == peer_id
    )


def _entries(mandate: Mandate) -> Query:
    return select(
        col(FeedEntry.event_id).label("id"),
        col(FeedEntry.object_kind).label("kind"),
        col(FeedEntry.object_version).label("version"),
        *(col(getattr(FeedEntry, name)) for name in _SAME),
    ).where(col(FeedEntry.organisation_id) == mandate.organisation_id)


def events(mandate: Mandate, wanted: EventFilter, here: Stretch) -> Query:
    """What happened in a stretch."""
    position = col(FeedEntry.position)
    query = _entries(mandate).add_columns(position).where(position > here.after, position <= here.last)
    if wanted.kind:
        query = query.where(col(FeedEntry.object_kind).in_(wanted.kind))
    return query.order_by(position).limit(wanted.limit)


def events_with(mandate: Mandate, peer_id: UUID, wanted: FeedParams, here: Stretch) -> Query:
    """The same of what lies between the organisation and a partner, by the numbers of the two."""
    position = col(FeedEntry.peer_position)
    return (
        _entries(mandate)
        .add_columns(position.label("position"))
        .where(col(FeedEntry.peer_id) == peer_id, position > here.after, position <= here.last)
        .order_by(position)
        .limit(wanted.limit)
    )
