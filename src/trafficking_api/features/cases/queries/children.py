"""What hangs on a case is found through the organisation and through the case, as far as that is seen."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, and_, literal, select, union
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.models import CaseComment, Determination, TraffickingEvent
from trafficking_api.features.cases.queries.person import person_of
from trafficking_api.features.cases.queries.sight import seen
from trafficking_api.features.cases.schemas.determination import RecordFilter
from trafficking_api.features.cases.states import CENTRE
from trafficking_api.features.people import queries as people
from trafficking_api.kit.read import Query, under

Child = type[CaseComment] | type[Determination] | type[TraffickingEvent]


def hangs_on(mandate: Mandate, model: Child, case_id: UUID) -> ColumnElement[bool]:
    """The rows of a case that the caller may see (G-2)."""
    return and_(
        col(model.organisation_id) == mandate.organisation_id,
        col(model.case_id) == case_id,
        seen(mandate, col(model.case_id)),
    )


def sides(mandate: Mandate) -> Sequence[str]:
    """The sides that the caller can take in the machines of cases."""
    return (CENTRE,) if mandate.may(Permission.CASES_COMMAND) else ()


def filtered(query: Query, model: Any, wanted: RecordFilter | None) -> Query:
    """The records that a filter asks for."""
    if wanted and wanted.status:
        query = query.where(col(model.status).in_(wanted.status))
    if wanted and wanted.updated_since:
        query = query.where(col(model.updated_at) >= wanted.updated_since)
    return query


def whose_words(
    mandate: Mandate, model: type[CaseComment] | type[TraffickingEvent], case_id: UUID, row_id: UUID | None
) -> CompoundSelect[UUID | None]:
    """The person of a case in sight, and those for whom its words, or one row of them, were sealed."""
    words = select(col(model.sealed_for)).where(hangs_on(mandate, model, case_id))
    if row_id is not None:
        words = words.where(col(model.id) == row_id)
    return union(person_of(mandate, case_id), words)


def sealed_for(model: Any) -> tuple[ColumnElement[Any], ...]:
    """The hidden labels that open the words of a row: under the key of the person it was sealed for."""
    person_id = col(model.sealed_for)
    key = people.wrapped_key(col(model.organisation_id), person_id)
    return under(key, person_id, literal(0))
