from enum import StrEnum


class LoanPauseReason(StrEnum):
    BIRTH = "Birth"
    ILLNESS = "Illness"
    LOSTINCOME = "LostIncome"
    OTHER = "Other"
    SAFETY = "Safety"

    def __str__(self) -> str:
        return str(self.value)
