"""SELECTs about the statements that were made in a proceeding."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import CourtStatement
from trafficking_api.features.court.schemas.statement import StatementPublic
from trafficking_api.kit.read import Query, Shape


def _statements(mandate: Mandate, proceeding_id: UUID) -> Query:
    query = select(*reach.columns(CourtStatement, StatementPublic.model_fields, {}))
    of_it = col(CourtStatement.proceeding_id) == proceeding_id
    return query.where(reach.seen(mandate, CourtStatement), of_it)


def statements(mandate: Mandate, proceeding_id: UUID) -> Shape:
    """The statements in a proceeding in sight."""
    return Shape(_statements(mandate, proceeding_id), StatementPublic)


def statement(mandate: Mandate, proceeding_id: UUID, statement_id: UUID) -> list[Shape]:
    """One statement."""
    found = _statements(mandate, proceeding_id).where(col(CourtStatement.id) == statement_id)
    return [Shape(found, StatementPublic)]
