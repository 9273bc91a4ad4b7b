"""Changes of cases, one story a file."""

from trafficking_api.features.cases.service import exclusions, glass, sensitivity, workers
from trafficking_api.features.cases.service.case import change, close, keep_open, open_cases, reopen
from trafficking_api.features.cases.service.hold import in_sight, locked
from trafficking_api.features.cases.service.workers import assign

__all__ = [
    "assign",
    "change",
    "close",
    "exclusions",
    "glass",
    "in_sight",
    "keep_open",
    "locked",
    "open_cases",
    "reopen",
    "sensitivity",
    "workers",
]
