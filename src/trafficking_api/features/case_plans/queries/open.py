"""SELECTs about what of a plan, or of a case, has not ended (PLAN-7)."""

from uuid import UUID

from sqlalchemy import Select, Text, cast, literal, select, union_all
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.case_plans.models import CasePlan, Goal, Visit
from trafficking_api.features.case_plans.states import OPEN_GOAL, VisitStatus
from trafficking_api.features.cases.closing import condition
from trafficking_api.features.cases.errors import Open


def _goals_open(mandate: Mandate, plan_id: UUID) -> Select[str, str, str]:
    return select(literal("goal"), cast(col(Goal.id), Text), cast(col(Goal.status), Text)).where(
        col(Goal.organisation_id) == mandate.organisation_id,
        col(Goal.case_plan_id) == plan_id,
        col(Goal.status).in_(OPEN_GOAL),
    )


@condition
def visits_open(organisation_id: UUID, case_id: UUID) -> Select[str, str, str]:
    """Visits that are due, or will be."""
    return select(literal("visit"), cast(col(Visit.id), Text), cast(col(Visit.status), Text)).where(
        col(Visit.organisation_id) == organisation_id,
        col(Visit.case_id) == case_id,
        col(Visit.status) == VisitStatus.SCHEDULED,
    )


async def still_open(mandate: Mandate, plan: CasePlan) -> list[Open]:
    """The goals of a plan, and the visits of its case, that have not ended."""
    parts = (_goals_open(mandate, plan.id), visits_open(mandate.organisation_id, plan.case_id))
    rows = await mandate.session.execute(union_all(*parts))
    return [Open(kind=kind, id=id_, status=status) for kind, id_, status in rows]
