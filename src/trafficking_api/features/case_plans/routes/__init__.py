"""What a person and her centre set out to do, and what has come of it."""

from fastapi import APIRouter

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

router = APIRouter()
for room in (forms, assessments, plans, requirements, goals, actions, visits, services):
    router.include_router(room.router)
