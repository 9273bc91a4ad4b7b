"""Which papers end, and when the next one is to be asked for, for the work list and the timeline."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Uuid, and_, exists, literal, not_, null, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.agenda import due
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.cases.timeline import tells
from trafficking_api.features.court.models import (
    ResidenceEvent,
    ResidencePaper,
    ResidenceRequest,
    ResidenceTrack,
)
from trafficking_api.features.court.states import RequestStatus, TrackStatus
from trafficking_api.kit.read import Query

tells(Permission.RESIDENCE_TRACKS_READ, ResidenceTrack, ResidencePaper, ResidenceRequest)


@due
def paper_ends(mandate: Mandate) -> Query | None:
    """Papers in use that end on a day, and that none after them has replaced."""
    if not mandate.may(Permission.RESIDENCE_TRACKS_READ):
        return None
    query = _due("residence_paper", ResidencePaper, col(ResidencePaper.valid_to), literal("in_use"))
    return query.where(
        reach.seen(mandate, ResidencePaper),
        not_(col(ResidencePaper.is_out_of_use)),
        col(ResidencePaper.valid_to).is_not(None),
        not_(_replaced()),
        not_(_of_ended_track()),
    )


@due
def next_to_ask(mandate: Mandate) -> Query | None:
    """Tracks whose next paper can be asked for from a day on, until it was asked for."""
    if not mandate.may(Permission.RESIDENCE_TRACKS_READ):
        return None
    query = _due(
        "residence_request", ResidenceTrack, col(ResidenceTrack.ask_from), col(ResidenceTrack.status)
    )
    return query.where(
        reach.seen(mandate, ResidenceTrack),
        col(ResidenceTrack.status) == TrackStatus.OPEN,
        col(ResidenceTrack.ask_from).is_not(None),
        not_(_asked()),
    )


@due
def stay_ends(mandate: Mandate) -> Query | None:
    """Tracks whose time ends on a day, where no paper in use is written down that tells it."""
    if not mandate.may(Permission.RESIDENCE_TRACKS_READ):
        return None
    query = _due("residence_track", ResidenceTrack, col(ResidenceTrack.until), col(ResidenceTrack.status))
    return query.where(
        reach.seen(mandate, ResidenceTrack),
        col(ResidenceTrack.status) == TrackStatus.OPEN,
        col(ResidenceTrack.until).is_not(None),
        not_(_has_its_paper()),
    )


def _due(kind: str, model: Any, day: Any, status: Any) -> Query:
    return select(
        literal(kind).label("kind"),
        col(model.id),
        col(model.case_id),
        day.label("due_on"),
        null().cast(Uuid).label("worker_id"),
        status.label("status"),
    )


def _replaced() -> ColumnElement[bool]:
    """True where she has one of the same track, or of none and of the same kind, that is valid longer."""
    other = aliased(ResidencePaper)
    of_track = col(other.track_id) == col(ResidencePaper.track_id)
    of_none = and_(
        col(other.track_id).is_(None),
        col(ResidencePaper.track_id).is_(None),
        col(other.type) == col(ResidencePaper.type),
    )
    return exists().where(
        col(other.organisation_id) == col(ResidencePaper.organisation_id),
        col(other.case_id) == col(ResidencePaper.case_id),
        or_(of_track, of_none),
        col(other.is_work_permit) == col(ResidencePaper.is_work_permit),
        not_(col(other.is_out_of_use)),
        or_(
            col(other.valid_to).is_(None),
            col(other.valid_to) > col(ResidencePaper.valid_to),
            and_(col(other.valid_to) == col(ResidencePaper.valid_to), col(other.id) > col(ResidencePaper.id)),
        ),
    )


def _of_ended_track() -> ColumnElement[bool]:
    return exists().where(
        col(ResidenceTrack.organisation_id) == col(ResidencePaper.organisation_id),
        col(ResidenceTrack.id) == col(ResidencePaper.track_id),
        col(ResidenceTrack.status) == TrackStatus.ENDED,
    )


def _asked() -> ColumnElement[bool]:
    """True where what follows the paper that she has now is asked for, or was granted already.

    Days cannot tell: a paper may be given on the day on which it was asked for, and may be written down late.
    """
    after = col(ResidenceRequest.created_at) > _given_at()
    its_own = and_(
        col(ResidenceRequest.phase) == col(ResidenceTrack.phase),
        col(ResidenceRequest.is_renewal) == (col(ResidenceTrack.renewals) > 0),
    )
    meanwhile = and_(col(ResidenceRequest.asked_on) >= col(ResidenceTrack.since), not_(its_own))
    is_asked = col(ResidenceRequest.status) == RequestStatus.ASKED
    is_granted = col(ResidenceRequest.answer) == "Granted"
    return exists().where(
        col(ResidenceRequest.organisation_id) == col(ResidenceTrack.organisation_id),
        col(ResidenceRequest.track_id) == col(ResidenceTrack.id),
        or_(is_asked, is_granted),
        or_(after, meanwhile),
    )


def _given_at() -> ScalarSelect[datetime]:
    """When it was written down that she was given the paper that she has now."""
    correction = aliased(ResidenceEvent)
    taken_back = exists().where(
        col(correction.organisation_id) == col(ResidenceEvent.organisation_id),
        col(correction.corrects_id) == col(ResidenceEvent.id),
    )
    given = select(col(ResidenceEvent.recorded_at)).where(
        col(ResidenceEvent.organisation_id) == col(ResidenceTrack.organisation_id),
        col(ResidenceEvent.track_id) == col(ResidenceTrack.id),
        col(ResidenceEvent.kind) == "granted",
        not_(taken_back),
    )
    latest = given.order_by(col(ResidenceEvent.happened_on).desc(), col(ResidenceEvent.place).desc())
    return latest.limit(1).correlate(ResidenceTrack).scalar_subquery()


def _has_its_paper() -> ColumnElement[bool]:
    """True where a paper in use tells when this stay ends."""
    return exists().where(
        col(ResidencePaper.organisation_id) == col(ResidenceTrack.organisation_id),
        col(ResidencePaper.track_id) == col(ResidenceTrack.id),
        not_(col(ResidencePaper.is_out_of_use)),
        not_(col(ResidencePaper.is_work_permit)),
        col(ResidencePaper.valid_to).is_not(None),
        or_(
            col(ResidencePaper.valid_from) >= col(ResidenceTrack.since),
            col(ResidencePaper.valid_to) >= col(ResidenceTrack.until),
        ),
    )
