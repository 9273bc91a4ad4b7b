from enum import StrEnum


class CompensationEndReason(StrEnum):
    ENTEREDINERROR = "EnteredInError"
    INSOLVENT = "Insolvent"
    NOTTRACEABLE = "NotTraceable"
    OTHER = "Other"
    PERSONDOESNOTWISH = "PersonDoesNotWish"
    SETTLED = "Settled"
    TIMEBARRED = "TimeBarred"

    def __str__(self) -> str:
        return str(self.value)
