from enum import StrEnum


class VisitCancelReason(StrEnum):
    HANDEDOVER = "HandedOver"
    NOTNEEDED = "NotNeeded"
    OTHER = "Other"
    PERSONDECLINES = "PersonDeclines"
    PLANENDED = "PlanEnded"
    REPLANNED = "Replanned"

    def __str__(self) -> str:
        return str(self.value)
