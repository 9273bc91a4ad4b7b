from enum import StrEnum


class DeadlineWaiveReason(StrEnum):
    DONEBYOTHERPARTY = "DoneByOtherParty"
    ENTEREDINERROR = "EnteredInError"
    LAWYERADVISED = "LawyerAdvised"
    NOLONGERRELEVANT = "NoLongerRelevant"
    OTHER = "Other"
    PERSONDOESNOTWISH = "PersonDoesNotWish"

    def __str__(self) -> str:
        return str(self.value)
