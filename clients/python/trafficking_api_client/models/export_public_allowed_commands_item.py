from enum import StrEnum


class ExportPublicAllowedCommandsItem(StrEnum):
    CANCEL = "cancel"
    DISCARD = "discard"

    def __str__(self) -> str:
        return str(self.value)
