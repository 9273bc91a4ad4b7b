"""SELECTs about courts, authorities, dates and papers."""

from trafficking_api.features.court.queries import due_hearings

__all__ = ["due_hearings"]
