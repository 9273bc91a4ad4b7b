from enum import StrEnum


class NewLoanEntryType(StrEnum):
    DEPOSITRETURN = "DepositReturn"
    RECOVERY = "Recovery"
    REFUND = "Refund"
    REPAYMENT = "Repayment"
    WAIVER = "Waiver"
    WRITEOFF = "WriteOff"

    def __str__(self) -> str:
        return str(self.value)
