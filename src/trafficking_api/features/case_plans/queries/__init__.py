"""SELECTs about plans, and what is done by them."""

from trafficking_api.features.case_plans.queries import due
from trafficking_api.features.case_plans.queries.goal import (
    action,
    actions,
    actions_of,
    goal,
    goals,
    goals_of,
)
from trafficking_api.features.case_plans.queries.open import still_open
from trafficking_api.features.case_plans.queries.plan import (
    being_written,
    case_plan,
    case_plans,
    in_force,
    reviewed,
    version,
)
from trafficking_api.features.case_plans.queries.requirement import (
    exemption,
    exemptions,
    plan_in_sight,
    spared,
    standings,
)

__all__ = [
    "action",
    "actions",
    "actions_of",
    "being_written",
    "case_plan",
    "case_plans",
    "due",
    "exemption",
    "exemptions",
    "goal",
    "goals",
    "goals_of",
    "in_force",
    "plan_in_sight",
    "reviewed",
    "spared",
    "standings",
    "still_open",
    "version",
]
