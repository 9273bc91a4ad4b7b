from enum import StrEnum


class ExportBriefAllowedCommandsItem(StrEnum):
    CANCEL = "cancel"
    DISCARD = "discard"

    def __str__(self) -> str:
        return str(self.value)
