from enum import StrEnum


class ExclusionReason(StrEnum):
    COMPLAINT = "Complaint"
    KNOWSPERSON = "KnowsPerson"
    KNOWSSUSPECT = "KnowsSuspect"
    OTHER = "Other"
    PERSONASKED = "PersonAsked"

    def __str__(self) -> str:
        return str(self.value)
