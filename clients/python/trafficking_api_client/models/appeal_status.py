from enum import StrEnum


class AppealStatus(StrEnum):
    COMPLETED = "completed"
    FILED = "filed"
    RECEIVED = "received"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
