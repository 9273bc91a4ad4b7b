"""SELECTs of the events that have no number yet, and of those that can get one now (XCH-7)."""

from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Insert,
    and_,
    case,
    cast,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects import postgresql
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import Event, Xid8
from trafficking_api.features.exchange.models import FeedEntry, FeedHead
from trafficking_api.features.exchange.rules.kinds import EventKind
from trafficking_api.kit.read import Query

_SNAPSHOT = func.pg_current_snapshot()
_KINDS = [kind.value for kind in EventKind]
#: What an entry takes from its event as it is.
_SAME = (
    *("organisation_id", "type", "object_kind", "object_id", "object_version", "occurred_at", "recorded_at"),
    *("peer_id", "is_tombstone"),
)
#: What is written down of how far it went.
_SAID = ("until_xid", "numbered_at")


class Horizon(NamedTuple):
    """The first transaction that may still be under way, and whether all events are looked through.

    After a restore, events can lie there with numbers of another server: only who looks through all of them
    finds those.
    """

    xid: int
    is_whole: bool


def lock(mandate: Mandate) -> Query:
    """Wait until nobody else numbers the events of the organisation."""
    name = func.hashtextextended(f"feed|{mandate.organisation_id}", 0)
    return select(func.pg_advisory_xact_lock(name))


def horizon() -> Query:
    """The first transaction that may still be under way."""
    return select(func.pg_snapshot_xmin(_SNAPSHOT, type_=Xid8))


def _until(mandate: Mandate) -> ColumnElement[Any]:
    head = select(col(FeedHead.until_xid)).where(col(FeedHead.organisation_id) == mandate.organisation_id)
    return func.coalesce(head.scalar_subquery(), cast(literal_column("'0'"), Xid8))


def _waiting(mandate: Mandate, *, is_whole: bool) -> list[ColumnElement[bool]]:
    """What holds of an event that has no number yet."""
    numbered = select(literal(1)).where(
        col(FeedEntry.organisation_id) == col(Event.organisation_id),
        col(FeedEntry.event_seq) == col(Event.seq),
    )
    found = [
        col(Event.organisation_id) == mandate.organisation_id,
        col(Event.object_kind).in_(_KINDS),
        ~numbered.correlate(Event).exists(),
    ]
    return found if is_whole else [*found, col(Event.xid) >= _until(mandate)]


def is_waiting(mandate: Mandate) -> ColumnElement[bool]:
    """True when an event of a transaction that is over has no number."""
    over = col(Event.xid) < func.pg_snapshot_xmin(_SNAPSHOT)
    return select(literal(1)).where(*_waiting(mandate, is_whole=False), over).exists()


def _over(horizon: Horizon) -> ColumnElement[bool]:
    """True of an event whose transaction is over, and every one before it."""
    below = col(Event.xid) < literal(horizon.xid, Xid8())
    return or_(below, col(Event.xid) >= func.pg_snapshot_xmax(_SNAPSHOT)) if horizon.is_whole else below


def _told_at() -> ColumnElement[Any]:
    """When it happened; of what another organisation did, when it arrived (REF-4)."""
    by_another = and_(col(Event.peer_id).is_not(None), col(Event.client_id).is_(None))
    return case((by_another, col(Event.recorded_at)), else_=col(Event.occurred_at)).label("occurred_at")


def _can_be_numbered(mandate: Mandate, horizon: Horizon, at_most: int) -> Query:
    """The first events that can get a number now, in the order of the journal.

    Nothing comes before an event that is already there and whose turn is later: of one thing, that could be
    the event before. By the numbers of transactions alone the order would be wrong: one with a lower number
    can change a thing after one with a higher number has.
    """
    waiting = _waiting(mandate, is_whole=horizon.is_whole)
    stop = select(func.min(col(Event.seq))).where(*waiting, ~_over(horizon)).scalar_subquery()
    told = {"occurred_at": _told_at()}
    columns = [col(Event.seq), col(Event.id), *(told.get(name, col(getattr(Event, name))) for name in _SAME)]
    return (
        select(*columns)
        .where(*waiting, _over(horizon), or_(stop.is_(None), col(Event.seq) < stop))
        .order_by(col(Event.seq))
        .limit(at_most)
    )


def number(mandate: Mandate, horizon: Horizon, at_most: int) -> Insert:
    """Give the next numbers to the first events that can get one."""
    found = _can_be_numbered(mandate, horizon, at_most).subquery("found")
    own = col(FeedEntry.organisation_id) == mandate.organisation_id
    last = select(func.max(col(FeedEntry.position))).where(own).scalar_subquery()
    last_with = select(func.max(col(FeedEntry.peer_position))).where(
        own, col(FeedEntry.peer_id) == found.c.peer_id
    )
    turn = func.row_number().over(order_by=found.c.seq)
    turn_with = func.row_number().over(partition_by=found.c.peer_id, order_by=found.c.seq)
    with_peer = func.coalesce(last_with.correlate(found).scalar_subquery(), 0) + turn_with
    rows = select(
        *(found.c.seq, found.c.id, *(found.c[name] for name in _SAME)),
        func.coalesce(last, 0) + turn,
        case((found.c.peer_id.is_not(None), with_peer)),
    )
    return insert(FeedEntry).from_select(["event_seq", "event_id", *_SAME, "position", "peer_position"], rows)


def advance(mandate: Mandate, horizon: Horizon) -> postgresql.Insert:
    """Write down how far the events are numbered: up to the horizon, or up to one that had to wait."""
    left = select(func.min(col(Event.xid), type_=Xid8)).where(
        *_waiting(mandate, is_whole=horizon.is_whole), col(Event.xid) < literal(horizon.xid, Xid8())
    )
    until = func.coalesce(left.scalar_subquery(), literal(horizon.xid, Xid8()))
    row = select(literal(mandate.organisation_id), until, literal(mandate.now))
    fresh = postgresql.insert(FeedHead).from_select(["organisation_id", *_SAID], row)
    return fresh.on_conflict_do_update(
        index_elements=["organisation_id"], set_={name: fresh.excluded[name] for name in _SAID}
    )
