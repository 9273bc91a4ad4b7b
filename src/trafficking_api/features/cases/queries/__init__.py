"""SELECTs about cases."""

from trafficking_api.features.cases.queries.case import CARD_SOURCES, case, cases, cohort
from trafficking_api.features.cases.queries.comment import comment, comments
from trafficking_api.features.cases.queries.determination import determination, determinations
from trafficking_api.features.cases.queries.event import event, events
from trafficking_api.features.cases.queries.household import household, household_case
from trafficking_api.features.cases.queries.person import of_person, person_of
from trafficking_api.features.cases.queries.sight import mine, seen, visible

__all__ = [
    "CARD_SOURCES",
    "case",
    "cases",
    "cohort",
    "comment",
    "comments",
    "determination",
    "determinations",
    "event",
    "events",
    "household",
    "household_case",
    "mine",
    "of_person",
    "person_of",
    "seen",
    "visible",
]
