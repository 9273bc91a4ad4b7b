from enum import StrEnum


class LedgerReversalReason(StrEnum):
    BOUNCED = "Bounced"
    DUPLICATE = "Duplicate"
    ENTEREDINERROR = "EnteredInError"
    OTHER = "Other"
    WRONGAMOUNT = "WrongAmount"
    WRONGLOAN = "WrongLoan"

    def __str__(self) -> str:
        return str(self.value)
