"""SELECTs about courts, authorities, dates and papers."""

from trafficking_api.features.court.queries import (
    due_deadlines,
    due_files,
    due_hearings,
    due_judgments,
    due_residence,
)

__all__ = [
    "due_deadlines",
    "due_files",
    "due_hearings",
    "due_judgments",
    "due_residence",
]
