from enum import StrEnum


class TraffickingEventPublicAllowedCommandsItem(StrEnum):
    VOID = "void"

    def __str__(self) -> str:
        return str(self.value)
