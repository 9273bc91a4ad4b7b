"""SELECTs about courts, authorities, dates and papers."""

from trafficking_api.features.court.queries import due_residence
from trafficking_api.features.court.queries.paper import (
    paper_granted_by,
    residence_paper,
    residence_papers,
    track_of,
)
from trafficking_api.features.court.queries.request import request_of, residence_request, residence_requests
from trafficking_api.features.court.queries.track import (
    event_of,
    last_place,
    of_event,
    residence_events,
    residence_track,
    residence_tracks,
    standing_events,
)

__all__ = [
    "due_residence",
    "event_of",
    "last_place",
    "of_event",
    "paper_granted_by",
    "request_of",
    "residence_events",
    "residence_paper",
    "residence_papers",
    "residence_request",
    "residence_requests",
    "residence_track",
    "residence_tracks",
    "standing_events",
    "track_of",
]
