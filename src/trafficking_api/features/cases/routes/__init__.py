"""The cases of your centre, and what hangs on them."""

from fastapi import APIRouter

from trafficking_api.features.cases.routes import case

router = APIRouter()
router.include_router(case.router)
