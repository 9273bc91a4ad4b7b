"""The tables of cases."""

from trafficking_api.features.cases.models.access import BreakGlass, CaseExclusion, CaseWorker
from trafficking_api.features.cases.models.case import Case
from trafficking_api.features.cases.models.comment import CaseComment
from trafficking_api.features.cases.models.determination import Determination
from trafficking_api.features.cases.models.event import TraffickingEvent
from trafficking_api.features.cases.models.household import HouseholdCase

__all__ = [
    "BreakGlass",
    "Case",
    "CaseComment",
    "CaseExclusion",
    "CaseWorker",
    "Determination",
    "HouseholdCase",
    "TraffickingEvent",
]
