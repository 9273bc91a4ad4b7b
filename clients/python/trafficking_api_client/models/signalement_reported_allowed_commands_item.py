from enum import StrEnum


class SignalementReportedAllowedCommandsItem(StrEnum):
    REPLY = "reply"

    def __str__(self) -> str:
        return str(self.value)
