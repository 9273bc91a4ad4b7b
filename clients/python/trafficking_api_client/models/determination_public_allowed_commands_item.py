from enum import StrEnum


class DeterminationPublicAllowedCommandsItem(StrEnum):
    VOID = "void"

    def __str__(self) -> str:
        return str(self.value)
