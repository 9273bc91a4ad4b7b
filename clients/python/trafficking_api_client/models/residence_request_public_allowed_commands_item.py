from enum import StrEnum


class ResidenceRequestPublicAllowedCommandsItem(StrEnum):
    ANSWER = "answer"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
