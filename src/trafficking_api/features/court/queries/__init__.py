"""SELECTs about courts, authorities, dates and papers."""

from trafficking_api.features.court.queries import due_files, due_hearings, due_residence

__all__ = ["due_files", "due_hearings", "due_residence"]
