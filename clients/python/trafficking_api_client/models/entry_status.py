from enum import StrEnum


class EntryStatus(StrEnum):
    ENTERED_IN_ERROR = "entered_in_error"
    RECORDED = "recorded"

    def __str__(self) -> str:
        return str(self.value)
