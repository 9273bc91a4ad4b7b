"""SELECTs about trafficking events."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import TraffickingEvent
from trafficking_api.features.cases.queries.children import filtered, hangs_on, sealed_for, sides
from trafficking_api.features.cases.schemas.determination import RecordFilter
from trafficking_api.features.cases.schemas.event import TraffickingEventPublic
from trafficking_api.features.cases.states import RECORD
from trafficking_api.kit.read import Shape


def events(mandate: Mandate, case_id: UUID, wanted: RecordFilter | None = None) -> Shape:
    """The trafficking events of a case."""
    derived = {"allowed_commands": RECORD.allowed_sql(col(TraffickingEvent.status), sides(mandate))}
    columns = [
        derived[name].label(name) if name in derived else col(getattr(TraffickingEvent, name))
        for name in TraffickingEventPublic.model_fields
    ]
    query = select(*columns, *sealed_for(TraffickingEvent)).where(
        hangs_on(mandate, TraffickingEvent, case_id)
    )
    return Shape(filtered(query, TraffickingEvent, wanted), TraffickingEventPublic)


def event(mandate: Mandate, case_id: UUID, event_id: UUID) -> list[Shape]:
    """One trafficking event."""
    shape = events(mandate, case_id)
    return [Shape(shape.query.where(col(TraffickingEvent.id) == event_id), shape.wire)]
