"""The tables of court follow-up, one subject a file."""

from trafficking_api.features.court.models.appeal import CourtAppeal
from trafficking_api.features.court.models.claim import CompensationClaim, CompensationEntry
from trafficking_api.features.court.models.court_file import CourtFile
from trafficking_api.features.court.models.deadline import Deadline, DeadlineReminder
from trafficking_api.features.court.models.feed import CalendarFeed, CalendarWishes
from trafficking_api.features.court.models.hearing import Hearing
from trafficking_api.features.court.models.judgment import Judgment
from trafficking_api.features.court.models.note import PrivilegedNote
from trafficking_api.features.court.models.paper import ResidencePaper
from trafficking_api.features.court.models.party import ProceedingParty
from trafficking_api.features.court.models.proceeding import Proceeding
from trafficking_api.features.court.models.request import ResidenceRequest
from trafficking_api.features.court.models.staff import HearingInvitation, HearingReminder, HearingStaff
from trafficking_api.features.court.models.statement import CourtStatement
from trafficking_api.features.court.models.step import ProceedingStep
from trafficking_api.features.court.models.track import ResidenceEvent, ResidenceTrack

__all__ = [
    "CalendarFeed",
    "CalendarWishes",
    "CompensationClaim",
    "CompensationEntry",
    "CourtAppeal",
    "CourtFile",
    "CourtStatement",
    "Deadline",
    "DeadlineReminder",
    "Hearing",
    "HearingInvitation",
    "HearingReminder",
    "HearingStaff",
    "Judgment",
    "PrivilegedNote",
    "Proceeding",
    "ProceedingParty",
    "ProceedingStep",
    "ResidenceEvent",
    "ResidencePaper",
    "ResidenceRequest",
    "ResidenceTrack",
]
