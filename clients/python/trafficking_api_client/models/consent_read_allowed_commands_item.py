from enum import StrEnum


class ConsentReadAllowedCommandsItem(StrEnum):
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
