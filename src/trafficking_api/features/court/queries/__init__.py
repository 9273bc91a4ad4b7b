"""SELECTs about courts, authorities, dates and papers."""

from trafficking_api.features.court.queries import due_deadlines

__all__ = ["due_deadlines"]
