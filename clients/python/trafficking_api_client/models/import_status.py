from enum import StrEnum


class ImportStatus(StrEnum):
    CANCELLED = "cancelled"
    COMPLETED = "completed"
    FAILED = "failed"
    UNDER_WAY = "under_way"

    def __str__(self) -> str:
        return str(self.value)
