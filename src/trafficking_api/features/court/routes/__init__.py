"""What happens to her case before courts and authorities, and to her papers."""

from collections.abc import Sequence

from fastapi import APIRouter

from trafficking_api.features.court.routes import calendar, feed, note

#: One line for each subject, so that they can be added beside each other.
ROOMS: Sequence[APIRouter] = (
    note.router,
    feed.router,
    calendar.router,
)

router = APIRouter()
for room in ROOMS:
    router.include_router(room)
