"""What happens to her case before courts and authorities, and to her papers."""

from collections.abc import Sequence

from fastapi import APIRouter

from trafficking_api.features.court.routes import (
    calendar,
    claim,
    court_file,
    feed,
    hearing,
    note,
    paper,
    party,
    proceeding,
    request,
    statement,
    step,
    track,
)

#: One line for each subject, so that they can be added beside each other.
ROOMS: Sequence[APIRouter] = (
    court_file.router,
    proceeding.router,
    step.router,
    party.router,
    statement.router,
    track.router,
    request.router,
    paper.router,
    hearing.router,
    claim.router,
    note.router,
    feed.router,
    calendar.router,
)

router = APIRouter()
for room in ROOMS:
    router.include_router(room)
