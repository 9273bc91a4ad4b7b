"""The cases of your centre, and what hangs on them."""

from fastapi import APIRouter

from trafficking_api.features.cases.routes import case, comment, determination, event, household

router = APIRouter()
for room in (case, determination, event, comment, household):
    router.include_router(room.router)
