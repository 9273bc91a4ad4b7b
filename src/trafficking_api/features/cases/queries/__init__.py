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
from trafficking_api.features.cases.queries.sight import mine, seen, visible, workable, writable
from trafficking_api.features.cases.queries.work import at_work, bar

__all__ = [
    "CARD_SOURCES",
    "at_work",
    "bar",
    "breakable",
    "case",
    "cases",
    "cohort",
    "exclusion",
    "exclusions",
    "glass",
    "glasses",
    "mine",
    "new_exclusion",
    "removed_worker",
    "seen",
    "unbroken",
    "visible",
    "workable",
    "worker",
    "workers",
    "writable",
]
