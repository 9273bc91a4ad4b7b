from enum import StrEnum


class DepositPayee(StrEnum):
    BLOCKEDACCOUNT = "BlockedAccount"
    LANDLORD = "Landlord"

    def __str__(self) -> str:
        return str(self.value)
