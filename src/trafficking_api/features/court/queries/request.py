"""SELECTs about what the authority was asked for somebody's stay."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import ResidenceRequest
from trafficking_api.features.court.schemas.request import ResidenceRequestPublic
from trafficking_api.features.court.states import REQUEST
from trafficking_api.kit.read import Query, Shape


def _requests(mandate: Mandate, track_id: UUID) -> Query:
    sides = reach.sides(mandate, Permission.RESIDENCE_TRACKS_COMMAND)
    derived = {"allowed_commands": REQUEST.allowed_sql(col(ResidenceRequest.status), sides)}
    query = select(*reach.columns(ResidenceRequest, ResidenceRequestPublic.model_fields, derived))
    return query.where(reach.seen(mandate, ResidenceRequest), col(ResidenceRequest.track_id) == track_id)


def residence_requests(mandate: Mandate, track_id: UUID) -> Shape:
    """The requests of a track in sight."""
    return Shape(_requests(mandate, track_id), ResidenceRequestPublic)


def residence_request(mandate: Mandate, track_id: UUID, request_id: UUID) -> list[Shape]:
    """One request of this track (G-2)."""
    query = _requests(mandate, track_id).where(col(ResidenceRequest.id) == request_id)
    return [Shape(query, ResidenceRequestPublic)]


def request_of(mandate: Mandate, track_id: UUID, request_id: UUID) -> Select[UUID]:
    """The id of a request of this track."""
    return select(col(ResidenceRequest.id)).where(
        col(ResidenceRequest.organisation_id) == mandate.organisation_id,
        col(ResidenceRequest.track_id) == track_id,
        col(ResidenceRequest.id) == request_id,
    )
