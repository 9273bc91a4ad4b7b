from enum import StrEnum


class ErasurePublicAllowedCommandsItem(StrEnum):
    APPROVE = "approve"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
