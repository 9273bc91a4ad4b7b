"""SELECTs about what a plan requires, and what a case is spared (PLAN-12)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, func, literal, select, true
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans.models import Assessment, CasePlan, RequirementExemption
from trafficking_api.features.case_plans.rules.requirements import SAFETY_HOLDS
from trafficking_api.features.case_plans.schemas.requirement import (
    ExemptionBrief,
    ExemptionFilter,
    ExemptionPublic,
)
from trafficking_api.features.case_plans.states import EXEMPTION, ExemptionStatus
from trafficking_api.features.cases.queries import reach
from trafficking_api.kit.read import Query, Shape


def standings(mandate: Mandate, plan: CasePlan, before: CasePlan | None) -> dict[str, ColumnElement[bool]]:
    """For each requirement, whether what it asks for is there today."""
    zone = mandate.tenant.zone

    def since(version: CasePlan | None) -> date:
        at = version.approved_at if version else None
        return at.astimezone(zone).date() if at else mandate.today()

    safety = func.array_position(col(Assessment.domains), "Safety").is_not(None)
    recent = col(Assessment.assessed_on) >= mandate.today() - SAFETY_HOLDS
    return {
        "BaselineAssessment": _assessed(plan, col(Assessment.kind) == "Baseline"),
        "SafetyAssessment": _assessed(plan, and_(safety, recent)),
        "ReviewAssessment": true()
        if before is None
        else _assessed(
            plan,
            and_(col(Assessment.kind) == "Review", col(Assessment.assessed_on) >= since(before)),
        ),
        "ExitAssessment": _assessed(
            plan, and_(col(Assessment.kind) == "Exit", col(Assessment.assessed_on) >= since(plan))
        )
        if plan.approved_at
        else false(),
    }


def _assessed(plan: CasePlan, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    found = select(literal(1)).where(
        col(Assessment.organisation_id) == plan.organisation_id,
        col(Assessment.case_id) == plan.case_id,
        col(Assessment.status) == "recorded",
        condition,
    )
    return found.exists()


def spared(mandate: Mandate, plan: CasePlan) -> Select[str, date]:
    """What a case is spared today, and until when at the longest; over on the day after (PLAN-12).

    Not what was granted, with whatever version, by who wrote this one or changed it last.
    """
    return (
        select(col(RequirementExemption.requirement), func.max(col(RequirementExemption.until_on)))
        .where(
            col(RequirementExemption.organisation_id) == plan.organisation_id,
            col(RequirementExemption.case_id) == plan.case_id,
            col(RequirementExemption.status) == ExemptionStatus.IN_FORCE,
            col(RequirementExemption.until_on) >= mandate.today(),
            col(RequirementExemption.approver_id).not_in([plan.author_id, plan.editor_id]),
        )
        .group_by(col(RequirementExemption.requirement))
    )


def plan_in_sight(mandate: Mandate, plan_id: UUID) -> Select[CasePlan]:
    """A version of a plan that the caller may see."""
    return select(CasePlan).where(reach.seen(mandate, CasePlan), col(CasePlan.id) == plan_id)


def _exemptions(mandate: Mandate, plan_id: UUID, wire: type[ExemptionBrief]) -> Query:
    derived: dict[str, Any] = {
        "is_over": col(RequirementExemption.until_on) < mandate.today(),
        "allowed_commands": EXEMPTION.allowed_sql(
            col(RequirementExemption.status), reach.sides(mandate, Permission.CASE_PLANS_COMMAND)
        ),
    }
    query = select(*reach.columns(RequirementExemption, wire.model_fields, derived))
    return query.where(
        reach.seen(mandate, RequirementExemption), col(RequirementExemption.case_plan_id) == plan_id
    )


def exemptions(mandate: Mandate, plan_id: UUID, wanted: ExemptionFilter) -> Shape:
    """What was granted with a version of a plan, without the words why."""
    query = _exemptions(mandate, plan_id, ExemptionBrief)
    return Shape(reach.filtered(query, RequirementExemption, wanted, "status"), ExemptionBrief)


def exemption(mandate: Mandate, plan_id: UUID, exemption_id: UUID) -> list[Shape]:
    """One exemption, and why."""
    query = reach.in_words(mandate, RequirementExemption, _exemptions(mandate, plan_id, ExemptionPublic))
    return [Shape(query.where(col(RequirementExemption.id) == exemption_id), ExemptionPublic)]
