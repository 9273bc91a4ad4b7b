"""The tables of court follow-up, one subject a file."""

from trafficking_api.features.court.models.court_file import CourtFile
from trafficking_api.features.court.models.feed import CalendarFeed, CalendarWishes
from trafficking_api.features.court.models.note import PrivilegedNote
from trafficking_api.features.court.models.party import ProceedingParty
from trafficking_api.features.court.models.proceeding import Proceeding
from trafficking_api.features.court.models.statement import CourtStatement
from trafficking_api.features.court.models.step import ProceedingStep

__all__ = [
    "CalendarFeed",
    "CalendarWishes",
    "CourtFile",
    "CourtStatement",
    "PrivilegedNote",
    "Proceeding",
    "ProceedingParty",
    "ProceedingStep",
]
