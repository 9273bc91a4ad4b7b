from enum import StrEnum


class ErasureRequestPublicAllowedCommandsItem(StrEnum):
    ANSWER = "answer"

    def __str__(self) -> str:
        return str(self.value)
