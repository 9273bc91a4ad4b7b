"""SELECTs about judgments."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import Judgment, Proceeding
from trafficking_api.features.court.schemas.judgment import JudgmentBrief, JudgmentFilter, JudgmentPublic
from trafficking_api.kit.read import Query, Shape


def _judgments(mandate: Mandate, wire: type[JudgmentBrief]) -> Query:
    query = select(*reach.columns(Judgment, wire.model_fields, {}))
    return query.where(reach.seen(mandate, Judgment))


def judgments(mandate: Mandate, wanted: JudgmentFilter) -> Shape:
    """The judgments in cases in sight, without a word."""
    query = reach.filtered(_judgments(mandate, JudgmentBrief), Judgment, wanted, "case_id", "proceeding_id")
    day = col(Judgment.pronounced_on)
    if wanted.pronounced_from is not None:
        query = query.where(day >= wanted.pronounced_from)
    if wanted.pronounced_until is not None:
        query = query.where(day <= wanted.pronounced_until)
    return Shape(query, JudgmentBrief)


def judgment(mandate: Mandate, judgment_id: UUID) -> list[Shape]:
    """One judgment, with what was noted of it."""
    query = reach.in_words(mandate, Judgment, _judgments(mandate, JudgmentPublic))
    return [Shape(query.where(col(Judgment.id) == judgment_id), JudgmentPublic)]


def judgment_of(mandate: Mandate, proceeding_id: UUID, judgment_id: UUID) -> Select[Judgment]:
    """A judgment of this proceeding."""
    return select(Judgment).where(
        col(Judgment.organisation_id) == mandate.organisation_id,
        col(Judgment.proceeding_id) == proceeding_id,
        col(Judgment.id) == judgment_id,
    )


def case_of_proceeding(mandate: Mandate, proceeding_id: UUID) -> Select[UUID]:
    """The case of a proceeding, if it is in sight."""
    query = select(col(Proceeding.case_id))
    return query.where(reach.seen(mandate, Proceeding), col(Proceeding.id) == proceeding_id)
