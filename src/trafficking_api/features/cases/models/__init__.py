"""The tables of cases."""

from trafficking_api.features.cases.models.access import BreakGlass, CaseExclusion, CaseWorker
from trafficking_api.features.cases.models.case import Case

__all__ = ["BreakGlass", "Case", "CaseExclusion", "CaseWorker"]
