from enum import StrEnum


class ErasureAnswer(StrEnum):
    ERASED = "Erased"
    KEPT = "Kept"
    RESTRICTED = "Restricted"

    def __str__(self) -> str:
        return str(self.value)
