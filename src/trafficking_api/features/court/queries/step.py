"""SELECTs about the steps of a proceeding."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, SQLColumnExpression, func, literal, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import ProceedingStep
from trafficking_api.features.court.schemas.step import StepPublic
from trafficking_api.kit.read import Query, Shape


def _steps(mandate: Mandate, proceeding_id: UUID) -> Query:
    derived: dict[str, SQLColumnExpression[Any]] = {"version": literal(1)}
    query = select(*reach.columns(ProceedingStep, StepPublic.model_fields, derived))
    of_it = col(ProceedingStep.proceeding_id) == proceeding_id
    return query.where(reach.seen(mandate, ProceedingStep), of_it)


def steps(mandate: Mandate, proceeding_id: UUID) -> Shape:
    """What was written down of a proceeding in sight."""
    return Shape(_steps(mandate, proceeding_id), StepPublic)


def step(mandate: Mandate, proceeding_id: UUID, step_id: UUID) -> list[Shape]:
    """One step of a proceeding, or one correction."""
    return [Shape(_steps(mandate, proceeding_id).where(col(ProceedingStep.id) == step_id), StepPublic)]


def correction(mandate: Mandate, proceeding_id: UUID, _step_id: UUID, correction_id: UUID) -> list[Shape]:
    """The correction of a step."""
    return step(mandate, proceeding_id, correction_id)


def history(mandate: Mandate, proceeding_id: UUID) -> Select[ProceedingStep]:
    """What was written down of a proceeding of this organisation, oldest first."""
    own = col(ProceedingStep.organisation_id) == mandate.organisation_id
    of_it = col(ProceedingStep.proceeding_id) == proceeding_id
    return select(ProceedingStep).where(own, of_it).order_by(col(ProceedingStep.place))


def first_step(mandate: Mandate, proceeding_id: UUID) -> Select[datetime | None]:
    """When the first step of a proceeding happened, also of those that were corrected since."""
    own = col(ProceedingStep.organisation_id) == mandate.organisation_id
    of_it = col(ProceedingStep.proceeding_id) == proceeding_id
    return select(func.min(col(ProceedingStep.occurred_at))).where(own, of_it)
