from enum import StrEnum


class JudgmentOutcome(StrEnum):
    ACQUITTED = "Acquitted"
    CONVICTEDOTHER = "ConvictedOther"
    CONVICTEDTRAFFICKING = "ConvictedTrafficking"
    DISCHARGED = "Discharged"
    PENDING = "Pending"
    SETTLED = "Settled"
    TIMEBARRED = "TimeBarred"

    def __str__(self) -> str:
        return str(self.value)
