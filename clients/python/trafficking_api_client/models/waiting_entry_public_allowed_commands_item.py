from enum import StrEnum


class WaitingEntryPublicAllowedCommandsItem(StrEnum):
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
