"""SELECTs about cases."""

from trafficking_api.features.cases.queries.case import CARD_SOURCES, case, cases, cohort
from trafficking_api.features.cases.queries.comment import comment, comments
from trafficking_api.features.cases.queries.determination import determination, determinations
from trafficking_api.features.cases.queries.event import event, events
from trafficking_api.features.cases.queries.household import household, household_case
from trafficking_api.features.cases.queries.person import of_person, person_of
from trafficking_api.features.cases.queries.profile import (
    FACTS,
    arrived_by,
    decided,
    is_owner,
    owned_copy,
    person_behind,
    profile,
)
from trafficking_api.features.cases.queries.sight import mine, seen, visible, workable, writable
from trafficking_api.features.cases.queries.work import at_work

__all__ = [
    "CARD_SOURCES",
    "FACTS",
    "arrived_by",
    "at_work",
    "case",
    "cases",
    "cohort",
    "comment",
    "comments",
    "decided",
    "determination",
    "determinations",
    "event",
    "events",
    "household",
    "household_case",
    "is_owner",
    "mine",
    "of_person",
    "owned_copy",
    "person_behind",
    "person_of",
    "profile",
    "seen",
    "visible",
    "workable",
    "writable",
]
