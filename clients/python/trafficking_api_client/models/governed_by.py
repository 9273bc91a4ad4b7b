from enum import StrEnum


class GovernedBy(StrEnum):
    BASEEVENTDATE = "BaseEventDate"
    FILINGDATE = "FilingDate"
    JUDGMENTDATE = "JudgmentDate"

    def __str__(self) -> str:
        return str(self.value)
