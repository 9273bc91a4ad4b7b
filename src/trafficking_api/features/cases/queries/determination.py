"""SELECTs about determinations."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import Case, Determination
from trafficking_api.features.cases.queries.children import filtered, hangs_on, sides
from trafficking_api.features.cases.schemas.determination import DeterminationPublic, RecordFilter
from trafficking_api.features.cases.states import RECORD, RecordStatus
from trafficking_api.kit.read import Shape


def determinations(mandate: Mandate, case_id: UUID, wanted: RecordFilter | None = None) -> Shape:
    """The determinations of a case."""
    derived = {"allowed_commands": RECORD.allowed_sql(col(Determination.status), sides(mandate))}
    columns = [
        derived[name].label(name) if name in derived else col(getattr(Determination, name))
        for name in DeterminationPublic.model_fields
    ]
    query = select(*columns).where(hangs_on(mandate, Determination, case_id))
    return Shape(filtered(query, Determination, wanted), DeterminationPublic)


def determination(mandate: Mandate, case_id: UUID, determination_id: UUID) -> list[Shape]:
    """One determination."""
    shape = determinations(mandate, case_id)
    return [Shape(shape.query.where(col(Determination.id) == determination_id), shape.wire)]


def latest(column: Any) -> ColumnElement[Any]:
    """What the latest determination of a case says here: by the day of the decision, then of the record."""
    return (
        select(column)
        .where(
            col(Determination.organisation_id) == col(Case.organisation_id),
            col(Determination.case_id) == col(Case.id),
            col(Determination.status) == RecordStatus.RECORDED,
        )
        .order_by(col(Determination.decided_on).desc(), col(Determination.id).desc())
        .limit(1)
        .correlate(Case)
        .scalar_subquery()
    )
