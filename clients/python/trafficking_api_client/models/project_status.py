from enum import StrEnum


class ProjectStatus(StrEnum):
    ENDED = "ended"
    OPEN = "open"

    def __str__(self) -> str:
        return str(self.value)
