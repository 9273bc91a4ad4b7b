from enum import StrEnum


class MessageToReporterWrittenBy(StrEnum):
    CENTRE = "centre"
    REPORTER = "reporter"

    def __str__(self) -> str:
        return str(self.value)
