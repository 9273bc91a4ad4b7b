"""The cases of your centre, and what hangs on them."""

from fastapi import APIRouter

from trafficking_api.features.cases.routes import (
    case,
    comment,
    determination,
    event,
    exclusions,
    glass,
    household,
    sensitivity,
    timeline,
    work_list,
    workers,
)

router = APIRouter()
for room in (
    *(case, workers, exclusions, sensitivity, glass, determination, event, comment, household),
    *(timeline, work_list),
):
    router.include_router(room.router)
