from enum import StrEnum


class SignalementStatus(StrEnum):
    ASSESSED = "assessed"
    AWAITING_REPORTER = "awaiting_reporter"
    CLOSED = "closed"
    CONVERTED = "converted"
    OPEN = "open"
    PURGED = "purged"
    REDIRECTED = "redirected"
    SUBMITTED = "submitted"

    def __str__(self) -> str:
        return str(self.value)
