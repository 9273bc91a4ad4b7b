from enum import StrEnum


class DocumentPublicAllowedCommandsItem(StrEnum):
    VOID = "void"

    def __str__(self) -> str:
        return str(self.value)
