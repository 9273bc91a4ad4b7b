"""What is destroyed when a case's time is over, or its person is erased."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, literal, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access import keeping
from trafficking_api.access.audit import Act, means
from trafficking_api.access.keeping import Kind
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import purging, queries
from trafficking_api.features.cases.models import (
    BreakGlass,
    Case,
    CaseComment,
    Determination,
    HouseholdCase,
    TraffickingEvent,
)
from trafficking_api.features.cases.schemas.case import CaseFacts
from trafficking_api.features.cases.service.whose import warn_of_whose_it_was
from trafficking_api.features.cases.states import KIND
from trafficking_api.features.people.erasing import when_erased

#: What was written about a case.
_WORDS = (CaseComment, TraffickingEvent)


async def _purge(mandate: Mandate, case: Case) -> Iterable[UUID]:
    """Empty the case; who worked on it and who was barred stays, so that its tombstone is theirs to see."""
    # What hangs on it first: the case itself then changes once, and has one event of it.
    others = await purging.purged(mandate, case.id)
    for name, field in CaseFacts.model_fields.items():
        if name != "person_id":
            setattr(case, name, [] if field.default == [] else None)
    await _warn_of_merged(mandate, case.id)
    await warn_of_whose_it_was(mandate, case)
    case.closure_reason = case.reopen_reason = case.suspension_reason = case.follow_up_reason = None
    means(case, Act("purged"))
    gone = [row for model in (*_WORDS, Determination) for row in await _of_cases(mandate, model, [case.id])]
    gone += await mandate.session.scalars(
        select(HouseholdCase).where(
            col(HouseholdCase.organisation_id) == mandate.organisation_id,
            or_(col(HouseholdCase.one_id) == case.id, col(HouseholdCase.other_id) == case.id),
        )
    )
    return [*await _destroyed(mandate, gone), *await _silenced(mandate, [case.id]), *others]


@when_erased
async def _forget_words(mandate: Mandate, person_id: UUID) -> Iterable[UUID]:
    """Destroy what was written about an erased person's cases, under whichever key, and about her elsewhere.

    A case may have been another's once that was said to be hers: what was written then lies under her key.
    The coded facts stay.
    """
    ids = await queries.kept_of(mandate, person_id)
    gone = [row for model in _WORDS for row in await _about(mandate, model, ids, person_id)]
    return [*await _destroyed(mandate, gone), *await _silenced(mandate, ids)]


async def _about(mandate: Mandate, model: Any, ids: list[UUID], person_id: UUID) -> list[Any]:
    """What lies in her cases, or under her key in another's, whose events may just now be sealed anew."""
    hers = or_(col(model.case_id).in_(ids), col(model.sealed_for) == person_id)
    query = select(model).where(col(model.organisation_id) == mandate.organisation_id, hers)
    if model is TraffickingEvent:  # a comment is never rewritten, and nobody may lock one
        query = query.order_by(col(model.id)).with_for_update()
    return list(await mandate.session.scalars(query))


async def _of_cases(mandate: Mandate, model: Any, ids: list[UUID]) -> list[Any]:
    own = col(model.organisation_id) == mandate.organisation_id
    return list(await mandate.session.scalars(select(model).where(own, col(model.case_id).in_(ids))))


async def _destroyed(mandate: Mandate, rows: list[Any]) -> list[UUID]:
    for row in rows:
        means(row, Act("purged"))
        await mandate.session.delete(row)
    return [row.id for row in rows]


async def _silenced(mandate: Mandate, ids: list[UUID]) -> list[UUID]:
    """Destroy the words of who looked into these cases; that they did, and when, stays."""
    glasses = [glass for glass in await _of_cases(mandate, BreakGlass, ids) if glass.reason is not None]
    for glass in glasses:
        glass.reason = None
        means(glass, Act("purged"))
        mandate.touch(glass)
    return [glass.id for glass in glasses]


def _outcome(case: Case) -> str | None:
    return case.closure_reason


async def _warn_of_merged(mandate: Mandate, case_id: UUID) -> None:
    """What was kept for the sake of this case only is not gone before somebody was warned of it (G-16)."""
    merged = select(Case).where(
        col(Case.organisation_id) == mandate.organisation_id,
        col(Case.merged_into_id) == case_id,
        col(Case.purged_on).is_(None),
    )
    for row in (await mandate.session.scalars(merged.order_by(col(Case.id)).with_for_update())).all():
        keeping.warn_first(mandate, KIND, row)


def _needed(mandate: Mandate) -> ColumnElement[bool]:
    """A case that was merged is kept for as long as the one that goes on for it (PLAN-15)."""
    survivor = aliased(Case)
    kept = select(literal(1)).where(
        col(survivor.organisation_id) == mandate.organisation_id,
        col(survivor.id) == col(Case.merged_into_id),
        col(survivor.purged_on).is_(None),
    )
    return kept.correlate_except(survivor).exists()


CASES = Kind(KIND, "cases", Case, queries.known, _purge, _outcome, needed=_needed)
