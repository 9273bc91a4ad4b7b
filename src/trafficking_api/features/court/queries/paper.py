"""SELECTs about somebody's papers."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import ResidencePaper, ResidenceTrack
from trafficking_api.features.court.schemas.paper import (
    ResidencePaperBrief,
    ResidencePaperFilter,
    ResidencePaperPublic,
)
from trafficking_api.kit.read import Query, Shape


def _papers(mandate: Mandate, wire: type[ResidencePaperBrief]) -> Query:
    query = select(*reach.columns(ResidencePaper, wire.model_fields, {}))
    return query.where(reach.seen(mandate, ResidencePaper))


def residence_papers(mandate: Mandate, wanted: ResidencePaperFilter) -> Shape:
    """The papers of cases in sight, without their numbers."""
    names = ("case_id", "track_id", "is_out_of_use")
    query = reach.filtered(_papers(mandate, ResidencePaperBrief), ResidencePaper, wanted, *names)
    if wanted.valid_to_until is not None:
        query = query.where(col(ResidencePaper.valid_to) <= wanted.valid_to_until)
    return Shape(query, ResidencePaperBrief)


def residence_paper(mandate: Mandate, paper_id: UUID) -> list[Shape]:
    """One paper, with its number."""
    query = reach.in_words(mandate, ResidencePaper, _papers(mandate, ResidencePaperPublic))
    return [Shape(query.where(col(ResidencePaper.id) == paper_id), ResidencePaperPublic)]


def track_of(mandate: Mandate, case_id: UUID, track_id: UUID) -> Select[UUID]:
    """The id of a track of this case."""
    return select(col(ResidenceTrack.id)).where(
        col(ResidenceTrack.organisation_id) == mandate.organisation_id,
        col(ResidenceTrack.case_id) == case_id,
        col(ResidenceTrack.id) == track_id,
    )


def paper_granted_by(mandate: Mandate, event_id: UUID) -> Select[ResidencePaper]:
    """The paper that was written down with an event, held."""
    query = select(ResidencePaper).where(
        col(ResidencePaper.organisation_id) == mandate.organisation_id,
        col(ResidencePaper.granted_by_id) == event_id,
    )
    return query.with_for_update()
