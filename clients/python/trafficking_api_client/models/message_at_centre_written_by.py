from enum import StrEnum


class MessageAtCentreWrittenBy(StrEnum):
    CENTRE = "centre"
    REPORTER = "reporter"

    def __str__(self) -> str:
        return str(self.value)
