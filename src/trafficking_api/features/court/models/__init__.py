"""The tables of court follow-up, one subject a file."""

from trafficking_api.features.court.models.paper import ResidencePaper
from trafficking_api.features.court.models.request import ResidenceRequest
from trafficking_api.features.court.models.track import ResidenceEvent, ResidenceTrack

__all__ = ["ResidenceEvent", "ResidencePaper", "ResidenceRequest", "ResidenceTrack"]
