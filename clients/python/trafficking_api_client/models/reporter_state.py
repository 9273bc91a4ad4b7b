from enum import StrEnum


class ReporterState(StrEnum):
    BEING_HANDLED = "being_handled"
    CLOSED = "closed"
    PURGED = "purged"
    QUESTION_FOR_YOU = "question_for_you"
    RECEIVED = "received"
    REDIRECTED = "redirected"

    def __str__(self) -> str:
        return str(self.value)
