"""What a person and her centre set out to do, and what has come of it."""

from trafficking_api.features.case_plans.routes import (
    actions,
    assessments,
    forms,
    goals,
    plans,
    requirements,
    services,
    visits,
)
from trafficking_api.kit.route import together

router = together(
    *(room.router for room in (forms, assessments, plans, requirements, goals, actions, visits, services))
)
