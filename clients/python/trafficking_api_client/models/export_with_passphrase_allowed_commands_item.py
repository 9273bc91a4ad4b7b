from enum import StrEnum


class ExportWithPassphraseAllowedCommandsItem(StrEnum):
    CANCEL = "cancel"
    DISCARD = "discard"

    def __str__(self) -> str:
        return str(self.value)
