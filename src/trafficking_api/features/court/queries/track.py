"""SELECTs about the papers of somebody's stay, and what was written down of it."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, SQLColumnExpression, exists, func, literal, not_, null, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import ResidenceEvent, ResidenceTrack
from trafficking_api.features.court.schemas.track import (
    ResidenceEventPublic,
    ResidenceTrackBrief,
    ResidenceTrackFilter,
    ResidenceTrackPublic,
)
from trafficking_api.features.court.states import TRACK, TrackStatus
from trafficking_api.kit.read import Query, Shape

#: What the law of the country adds to what is stored; see `rules`.
_BY_LAW = set(ResidenceTrackPublic.model_fields) - set(ResidenceTrackBrief.model_fields)


def _tracks(mandate: Mandate, wire: type[ResidenceTrackBrief]) -> Query:
    sides = reach.sides(mandate, Permission.RESIDENCE_TRACKS_COMMAND)
    derived: dict[str, SQLColumnExpression[Any]] = {
        **{name: null() for name in _BY_LAW},
        "allowed_commands": TRACK.allowed_sql(col(ResidenceTrack.status), sides),
    }
    query = select(*reach.columns(ResidenceTrack, wire.model_fields, derived))
    return query.where(reach.seen(mandate, ResidenceTrack))


def residence_tracks(mandate: Mandate, wanted: ResidenceTrackFilter) -> Shape:
    """The tracks of cases in sight."""
    names = ("case_id", "status", "phase")
    query = reach.filtered(_tracks(mandate, ResidenceTrackBrief), ResidenceTrack, wanted, *names)
    if wanted.is_open is not None:
        is_open = col(ResidenceTrack.status) == TrackStatus.OPEN
        query = query.where(is_open if wanted.is_open else not_(is_open))
    if wanted.until_before is not None:
        query = query.where(col(ResidenceTrack.until) < wanted.until_before)
    return Shape(query, ResidenceTrackBrief)


def residence_track(mandate: Mandate, track_id: UUID) -> list[Shape]:
    """One track; what the law adds to it is filled in by the rules."""
    query = _tracks(mandate, ResidenceTrackPublic).where(col(ResidenceTrack.id) == track_id)
    return [Shape(query, ResidenceTrackPublic)]


def _stands() -> SQLColumnExpression[Any]:
    """True for what nothing takes back."""
    correction = aliased(ResidenceEvent)
    taken = exists().where(
        col(correction.organisation_id) == col(ResidenceEvent.organisation_id),
        col(correction.corrects_id) == col(ResidenceEvent.id),
    )
    return not_(taken)


def residence_events(mandate: Mandate, track_id: UUID) -> Shape:
    """What was written down of a track in sight."""
    derived = {
        "on": col(ResidenceEvent.happened_on),
        "stands": _stands(),
        "version": literal(1),
    }
    query = select(*reach.columns(ResidenceEvent, ResidenceEventPublic.model_fields, derived))
    query = query.where(reach.seen(mandate, ResidenceEvent), col(ResidenceEvent.track_id) == track_id)
    return Shape(query, ResidenceEventPublic)


def of_event(mandate: Mandate, track_id: UUID, _event_id: UUID) -> list[Shape]:
    """The track that an event was taken back of, for who repeats that."""
    return residence_track(mandate, track_id)


def standing_events(mandate: Mandate, track_id: UUID) -> Select[ResidenceEvent]:
    """What stands of a track that is held, in the order in which it was written down."""
    query = select(ResidenceEvent).where(
        col(ResidenceEvent.organisation_id) == mandate.organisation_id,
        col(ResidenceEvent.track_id) == track_id,
        col(ResidenceEvent.kind) != "correction",
        _stands(),
    )
    return query.order_by(col(ResidenceEvent.place))


def event_of(mandate: Mandate, track_id: UUID, event_id: UUID) -> Select[UUID]:
    """The id of an event of this track."""
    return select(col(ResidenceEvent.id)).where(
        col(ResidenceEvent.organisation_id) == mandate.organisation_id,
        col(ResidenceEvent.track_id) == track_id,
        col(ResidenceEvent.id) == event_id,
    )


def last_place(mandate: Mandate, track_id: UUID) -> Select[int]:
    """How many events of a track were written down."""
    return select(func.coalesce(func.max(col(ResidenceEvent.place)), 0)).where(
        col(ResidenceEvent.organisation_id) == mandate.organisation_id,
        col(ResidenceEvent.track_id) == track_id,
    )
