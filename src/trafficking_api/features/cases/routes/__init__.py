"""The cases of your centre, and what hangs on them."""

from fastapi import APIRouter

from trafficking_api.features.cases.routes import case, exclusions, glass, sensitivity, workers

router = APIRouter()
for _part in (case, workers, exclusions, sensitivity, glass):
    router.include_router(_part.router)
