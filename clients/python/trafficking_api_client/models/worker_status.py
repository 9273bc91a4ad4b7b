from enum import StrEnum


class WorkerStatus(StrEnum):
    REMOVED = "removed"
    WORKING = "working"

    def __str__(self) -> str:
        return str(self.value)
