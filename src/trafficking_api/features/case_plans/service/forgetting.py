"""What is destroyed of plans when a case's time is over, and what is made unreadable with a person (G-16)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

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
from trafficking_api.features.cases.purging import when_purged
from trafficking_api.features.cases.service.forgetting import destroy, silence
from trafficking_api.features.people.erasing import when_erased

#: Where their words are; what hangs on what comes first.
_WORDS: dict[Any, str] = {
    **dict.fromkeys((DeliveredService, PlanAction, Goal, Visit), "details"),
    RequirementExemption: "reason",
    CasePlan: "content",
    Assessment: "findings",
}


@when_purged
async def forget_case(mandate: Mandate, case_id: UUID) -> list[UUID]:
    """Destroy what was planned, found and done in a case whose time is over."""
    return await destroy(mandate, _WORDS, case_id)


@when_erased
async def forget_words(mandate: Mandate, person_id: UUID) -> Iterable[UUID]:
    """Destroy the words of plans, goals, visits and the rest about an erased person; the coded facts stay."""
    return await silence(mandate, _WORDS, person_id)
