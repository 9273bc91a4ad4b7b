from enum import StrEnum


class VisitStatus(StrEnum):
    CANCELLED = "cancelled"
    DONE = "done"
    MISSED = "missed"
    SCHEDULED = "scheduled"

    def __str__(self) -> str:
        return str(self.value)
