from enum import StrEnum


class CasePublicAllowedCommandsItem(StrEnum):
    ACTIVATE = "activate"
    CLOSE = "close"
    FOLLOW_UP = "follow_up"
    MERGE = "merge"
    REOPEN = "reopen"
    RESUME = "resume"
    SUSPEND = "suspend"

    def __str__(self) -> str:
        return str(self.value)
