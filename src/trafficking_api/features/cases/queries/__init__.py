"""SELECTs about cases."""

from trafficking_api.features.cases.queries.access import (
    breakable,
    exclusion,
    exclusions,
    glass,
    glasses,
    new_exclusion,
    removed_worker,
    unbroken,
    worker,
    workers,
)
from trafficking_api.features.cases.queries.case import CARD_SOURCES, case, cases, cohort
from trafficking_api.features.cases.queries.children import whose_words
from trafficking_api.features.cases.queries.comment import comment, comments
from trafficking_api.features.cases.queries.determination import determination, determinations
from trafficking_api.features.cases.queries.event import event, events
from trafficking_api.features.cases.queries.household import household, household_case
from trafficking_api.features.cases.queries.person import kept_person_of, of_person, person_of
from trafficking_api.features.cases.queries.profile import (
    FACTS,
    arrived_by,
    decided,
    is_owner,
    owned_copy,
    people_come_by,
    person_behind,
    person_in,
    profile,
)
from trafficking_api.features.cases.queries.sight import (
    any_of,
    gone,
    hers,
    keep_hers,
    knew,
    known,
    mine,
    seen,
    visible,
    workable,
    worked,
    writable,
)
from trafficking_api.features.cases.queries.work import at_work, bar

__all__ = [
    "CARD_SOURCES",
    "FACTS",
    "any_of",
    "arrived_by",
    "at_work",
    "bar",
    "breakable",
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
    "exclusion",
    "exclusions",
    "glass",
    "glasses",
    "gone",
    "hers",
    "household",
    "household_case",
    "is_owner",
    "keep_hers",
    "kept_person_of",
    "knew",
    "known",
    "mine",
    "new_exclusion",
    "of_person",
    "owned_copy",
    "people_come_by",
    "person_behind",
    "person_in",
    "person_of",
    "profile",
    "removed_worker",
    "seen",
    "unbroken",
    "visible",
    "whose_words",
    "workable",
    "worked",
    "worker",
    "workers",
    "writable",
]
