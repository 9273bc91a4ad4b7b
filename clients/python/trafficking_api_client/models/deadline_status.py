from enum import StrEnum


class DeadlineStatus(StrEnum):
    MET = "met"
    OPEN = "open"
    SUPERSEDED = "superseded"
    WAIVED = "waived"

    def __str__(self) -> str:
        return str(self.value)
