"""SELECTs about assessments."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans.models import Assessment, Questionnaire
from trafficking_api.features.case_plans.schemas.assessment import (
    AssessmentBrief,
    AssessmentFilter,
    AssessmentPublic,
)
from trafficking_api.features.case_plans.states import ENTRY, EntryStatus
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.people import queries as people
from trafficking_api.kit.read import Query, Shape


def _assessments(mandate: Mandate, wire: type[AssessmentBrief]) -> Query:
    sides = reach.sides(mandate, Permission.ASSESSMENTS_COMMAND)
    derived = {"allowed_commands": ENTRY.allowed_sql(col(Assessment.status), sides)}
    query = select(*reach.columns(Assessment, wire.model_fields, derived))
    return query.where(reach.seen(mandate, Assessment))


def assessments(mandate: Mandate, wanted: AssessmentFilter) -> Shape:
    """The assessments of cases in sight, without what was found."""
    query = reach.filtered(
        _assessments(mandate, AssessmentBrief), Assessment, wanted, "case_id", "kind", "status"
    )
    if wanted.domain:
        query = query.where(col(Assessment.domains).overlap(wanted.domain))  # type: ignore[attr-defined]
    return Shape(query, AssessmentBrief)


def assessment(mandate: Mandate, assessment_id: UUID) -> list[Shape]:
    """One assessment, with what was found."""
    query = reach.in_words(mandate, Assessment, _assessments(mandate, AssessmentPublic))
    return [Shape(query.where(col(Assessment.id) == assessment_id), AssessmentPublic)]


def questionnaire(mandate: Mandate, questionnaire_id: UUID) -> Select[Questionnaire]:
    """One edition of a questionnaire, as a row; it stays in use until the transaction ends."""
    own = col(Questionnaire.organisation_id) == mandate.organisation_id
    query = select(Questionnaire).where(own, col(Questionnaire.id) == questionnaire_id)
    return query.with_for_update(read=True)


def of_case(mandate: Mandate, case_id: UUID, most: int) -> Select[*tuple[Any, ...]]:
    """What was found in a case in sight, the latest first, with the wrapped key that opens each."""
    key = people.wrapped_key(col(Assessment.organisation_id), col(Assessment.sealed_for))
    return (
        select(Assessment, key.label("key"))
        .where(
            reach.seen(mandate, Assessment),
            col(Assessment.case_id) == case_id,
            col(Assessment.status) == EntryStatus.RECORDED,
            col(Assessment.findings).is_not(None),
        )
        .order_by(col(Assessment.assessed_on).desc(), col(Assessment.id).desc())
        .limit(most)
    )
