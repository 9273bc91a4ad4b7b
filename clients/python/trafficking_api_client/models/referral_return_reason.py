from enum import StrEnum


class ReferralReturnReason(StrEnum):
    NEEDSNOTMET = "NeedsNotMet"
    NOCAPACITY = "NoCapacity"
    OTHER = "Other"
    PERSONASKED = "PersonAsked"
    PERSONNOTARRIVED = "PersonNotArrived"
    SAFETYCONCERN = "SafetyConcern"

    def __str__(self) -> str:
        return str(self.value)
