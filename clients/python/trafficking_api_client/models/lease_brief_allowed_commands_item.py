from enum import StrEnum


class LeaseBriefAllowedCommandsItem(StrEnum):
    DISCARD = "discard"
    END = "end"
    SIGN = "sign"

    def __str__(self) -> str:
        return str(self.value)
