"""SELECTs about court files."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import CourtFile
from trafficking_api.features.court.schemas.court_file import (
    CourtFileBrief,
    CourtFileFilter,
    CourtFilePublic,
)
from trafficking_api.kit.read import Query, Shape


def _files(mandate: Mandate, wire: type[CourtFileBrief]) -> Query:
    query = select(*reach.columns(CourtFile, wire.model_fields, {}))
    return query.where(reach.seen(mandate, CourtFile))


def court_files(mandate: Mandate, wanted: CourtFileFilter) -> Shape:
    """The court files of cases in sight, without the lawyers."""
    query = _files(mandate, CourtFileBrief)
    return Shape(reach.filtered(query, CourtFile, wanted, "case_id"), CourtFileBrief)


def court_file(mandate: Mandate, court_file_id: UUID) -> list[Shape]:
    """One court file, with the lawyer."""
    query = reach.in_words(mandate, CourtFile, _files(mandate, CourtFilePublic))
    return [Shape(query.where(col(CourtFile.id) == court_file_id), CourtFilePublic)]


def file_of(mandate: Mandate, court_file_id: UUID) -> Select[UUID, str]:
    """The case and the country of a court file, if the caller may change it."""
    return select(col(CourtFile.case_id), col(CourtFile.country)).where(
        col(CourtFile.organisation_id) == mandate.organisation_id,
        col(CourtFile.id) == court_file_id,
        cases.workable(mandate, col(CourtFile.case_id)),
    )
