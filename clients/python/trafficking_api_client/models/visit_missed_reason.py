from enum import StrEnum


class VisitMissedReason(StrEnum):
    NOTSAFE = "NotSafe"
    OTHER = "Other"
    PERSONABSENT = "PersonAbsent"
    PERSONDECLINED = "PersonDeclined"
    RESCHEDULED = "Rescheduled"
    UNREACHABLE = "Unreachable"
    WORKERUNAVAILABLE = "WorkerUnavailable"

    def __str__(self) -> str:
        return str(self.value)
