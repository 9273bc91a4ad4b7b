from enum import StrEnum


class CaseStatus(StrEnum):
    ACTIVE = "active"
    CLOSED = "closed"
    FOLLOW_UP = "follow_up"
    INTAKE = "intake"
    SUSPENDED = "suspended"

    def __str__(self) -> str:
        return str(self.value)
