from enum import StrEnum


class ConsentPublicAllowedCommandsItem(StrEnum):
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
