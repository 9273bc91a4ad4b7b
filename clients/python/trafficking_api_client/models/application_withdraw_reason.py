from enum import StrEnum


class ApplicationWithdrawReason(StrEnum):
    BADCONDITION = "BadCondition"
    FOUNDANOTHER = "FoundAnother"
    OTHER = "Other"
    SEARCHENDED = "SearchEnded"
    TOOEXPENSIVE = "TooExpensive"
    TOOFAR = "TooFar"
    UNSAFE = "Unsafe"

    def __str__(self) -> str:
        return str(self.value)
