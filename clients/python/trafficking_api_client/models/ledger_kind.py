from enum import StrEnum


class LedgerKind(StrEnum):
    CONTRIBUTION = "Contribution"
    DEPOSITRETURN = "DepositReturn"
    DISBURSEMENT = "Disbursement"
    RECOVERY = "Recovery"
    REFUND = "Refund"
    REPAYMENT = "Repayment"
    WAIVER = "Waiver"
    WRITEOFF = "WriteOff"

    def __str__(self) -> str:
        return str(self.value)
