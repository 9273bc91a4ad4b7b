"""SELECTs about cases."""

from trafficking_api.features.cases.queries.case import CARD_SOURCES, case, cases, cohort
from trafficking_api.features.cases.queries.sight import gone, known, mine, seen, visible

__all__ = ["CARD_SOURCES", "case", "cases", "cohort", "gone", "known", "mine", "seen", "visible"]
