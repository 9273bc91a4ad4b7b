"""The tables of plans, and of what is done by them."""

from trafficking_api.features.case_plans.models.assessment import Assessment
from trafficking_api.features.case_plans.models.form import FundedProject, PlanTemplate, Questionnaire
from trafficking_api.features.case_plans.models.goal import Goal, PlanAction
from trafficking_api.features.case_plans.models.plan import CasePlan, RequirementExemption
from trafficking_api.features.case_plans.models.service import DeliveredService
from trafficking_api.features.case_plans.models.visit import Visit

__all__ = [
    "Assessment",
    "CasePlan",
    "DeliveredService",
    "FundedProject",
    "Goal",
    "PlanAction",
    "PlanTemplate",
    "Questionnaire",
    "RequirementExemption",
    "Visit",
]
