from enum import StrEnum


class GuaranteeFundPublicAllowedCommandsItem(StrEnum):
    CLOSE = "close"

    def __str__(self) -> str:
        return str(self.value)
