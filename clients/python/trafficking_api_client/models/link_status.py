from enum import StrEnum


class LinkStatus(StrEnum):
    LINKED = "linked"
    REMOVED = "removed"

    def __str__(self) -> str:
        return str(self.value)
