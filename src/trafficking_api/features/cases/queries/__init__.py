"""SELECTs about cases."""

from trafficking_api.features.cases.queries.case import CARD_SOURCES, case, cases, cohort
from trafficking_api.features.cases.queries.sight import mine, seen, visible, workable, writable
from trafficking_api.features.cases.queries.work import at_work

__all__ = [
    "CARD_SOURCES",
    "at_work",
    "case",
    "cases",
    "cohort",
    "mine",
    "seen",
    "visible",
    "workable",
    "writable",
]
