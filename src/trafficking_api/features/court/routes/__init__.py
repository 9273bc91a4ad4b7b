"""What happens to her case before courts and authorities, and to her papers."""

from collections.abc import Sequence

from fastapi import APIRouter

from trafficking_api.features.court.routes import (
    appeal,
    calendar,
    claim,
    court_file,
    deadline,
    feed,
    hearing,
    judgment,
    note,
    paper,
    party,
    proceeding,
    request,
    rule,
    statement,
    step,
    track,
)
from trafficking_api.kit.route import together

#: One line for each subject, so that they can be added beside each other.
ROOMS: Sequence[APIRouter] = (
    deadline.router,
    rule.router,
    court_file.router,
    proceeding.router,
    step.router,
    party.router,
    statement.router,
    judgment.router,
    appeal.router,
    track.router,
    request.router,
    paper.router,
    hearing.router,
    claim.router,
    note.router,
    feed.router,
    calendar.router,
)

router = together(*ROOMS)
