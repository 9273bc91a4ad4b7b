from enum import StrEnum


class CaseSensitivity(StrEnum):
    PROTECTED = "Protected"
    SEALED = "Sealed"

    def __str__(self) -> str:
        return str(self.value)
