"""What is destroyed of plans when a case's time is over, and what is made unreadable with a person (G-16)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.case_plans.models import (
    Assessment,
    CasePlan,
    DeliveredService,
    Goal,
    PlanAction,
    RequirementExemption,
    Visit,
)
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.purging import when_purged
from trafficking_api.features.people.erasing import when_erased

#: What hangs on what comes first.
_ALL: tuple[Any, ...] = (
    *(DeliveredService, PlanAction, Goal, Visit),
    *(RequirementExemption, CasePlan, Assessment),
)
_WORDS = {CasePlan: "content", Assessment: "findings", RequirementExemption: "reason"}


@when_purged
async def forget_case(mandate: Mandate, case_id: UUID) -> list[UUID]:
    """Destroy what was planned, found and done in a case whose time is over."""
    gone: list[UUID] = []
    for model in _ALL:
        for row in await _rows(mandate, model, col(model.case_id) == case_id):
            means(row, Act("purged"))
            await mandate.session.delete(row)
            gone.append(row.id)
        await mandate.session.flush()
    return gone


@when_erased
async def forget_words(mandate: Mandate, person_id: UUID) -> Iterable[UUID]:
    """Destroy the words of plans, goals, visits and the rest about an erased person; the coded facts stay."""
    ids = await cases.kept_of(mandate, person_id)
    silenced: list[UUID] = []
    for model in _ALL:
        words = _WORDS.get(model, "details")
        hers = or_(col(model.case_id).in_(ids), col(model.sealed_for) == person_id)
        rows = await _rows(mandate, model, hers)
        for row in rows:
            setattr(row, words, None)
            row.sealed_for = None
            means(row, Act("purged"))
            mandate.touch(row)
            silenced.append(row.id)
    return silenced


async def _rows(mandate: Mandate, model: Any, where: ColumnElement[bool]) -> list[Any]:
    own = col(model.organisation_id) == mandate.organisation_id
    query = select(model).where(own, where).order_by(col(model.created_at), col(model.id)).with_for_update()
    return list(await mandate.session.scalars(query))
