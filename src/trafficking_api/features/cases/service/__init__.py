"""Changes of cases, one story a file."""

from trafficking_api.features.cases.service.case import assign, change, close, keep_open, open_cases, reopen

__all__ = ["assign", "change", "close", "keep_open", "open_cases", "reopen"]
