from enum import StrEnum


class DocumentStatus(StrEnum):
    KEPT = "kept"
    VOIDED = "voided"

    def __str__(self) -> str:
        return str(self.value)
