from enum import StrEnum


class AgreementPublicAllowedCommandsItem(StrEnum):
    DECLINE = "decline"
    REVOKE = "revoke"
    SIGN = "sign"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
