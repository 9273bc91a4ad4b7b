from enum import StrEnum


class LedgerAccount(StrEnum):
    BANK = "Bank"
    CONTRIBUTIONS = "Contributions"
    CREDITS = "Credits"
    RECEIVABLES = "Receivables"
    RECOVERED = "Recovered"
    WAIVED = "Waived"
    WRITTENOFF = "WrittenOff"

    def __str__(self) -> str:
        return str(self.value)
