"""Who people are, apart from their cases."""

from fastapi import APIRouter

from trafficking_api.features.people.routes import household, person

router = APIRouter()
router.include_router(person.router)
router.include_router(household.router)
