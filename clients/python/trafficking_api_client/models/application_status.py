from enum import StrEnum


class ApplicationStatus(StrEnum):
    ACCEPTED = "accepted"
    APPLIED = "applied"
    PLANNED = "planned"
    REFUSED = "refused"
    VIEWED = "viewed"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
