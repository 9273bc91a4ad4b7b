from enum import StrEnum


class ServicePublicAllowedCommandsItem(StrEnum):
    VOID = "void"

    def __str__(self) -> str:
        return str(self.value)
