"""Changes of court files, hearings, deadlines and papers, one story a file."""

from trafficking_api.features.court.service import forgetting

__all__ = ["forgetting"]
