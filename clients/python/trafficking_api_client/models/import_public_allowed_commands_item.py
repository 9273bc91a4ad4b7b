from enum import StrEnum


class ImportPublicAllowedCommandsItem(StrEnum):
    CANCEL = "cancel"

    def __str__(self) -> str:
        return str(self.value)
