from enum import StrEnum


class ActionSkipReason(StrEnum):
    NOFUNDING = "NoFunding"
    NOTAVAILABLE = "NotAvailable"
    NOTNEEDED = "NotNeeded"
    OTHER = "Other"
    PERSONDECLINES = "PersonDeclines"
    PLANENDED = "PlanEnded"
    REPLANNED = "Replanned"

    def __str__(self) -> str:
        return str(self.value)
