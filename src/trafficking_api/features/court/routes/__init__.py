"""What happens to her case before courts and authorities, and to her papers."""

from collections.abc import Sequence

from fastapi import APIRouter

from trafficking_api.features.court.routes import (
    appeal,
    claim,
    court_file,
    judgment,
    party,
    proceeding,
    statement,
    step,
)

#: One line for each subject, so that they can be added beside each other.
ROOMS: Sequence[APIRouter] = (
    court_file.router,
    proceeding.router,
    step.router,
    party.router,
    statement.router,
    judgment.router,
    appeal.router,
    claim.router,
)

router = APIRouter()
for room in ROOMS:
    router.include_router(room)
