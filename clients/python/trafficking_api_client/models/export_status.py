from enum import StrEnum


class ExportStatus(StrEnum):
    CANCELLED = "cancelled"
    COMPLETED = "completed"
    DISCARDED = "discarded"
    EXPIRED = "expired"
    FAILED = "failed"
    UNDER_WAY = "under_way"

    def __str__(self) -> str:
        return str(self.value)
