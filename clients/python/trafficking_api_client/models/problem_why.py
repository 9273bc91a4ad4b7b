from enum import StrEnum


class ProblemWhy(StrEnum):
    NOTIFIED = "notified"
    NOT_OPEN = "not_open"
    PAST = "past"

    def __str__(self) -> str:
        return str(self.value)
