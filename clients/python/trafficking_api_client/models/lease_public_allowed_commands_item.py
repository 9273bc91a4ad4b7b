from enum import StrEnum


class LeasePublicAllowedCommandsItem(StrEnum):
    DISCARD = "discard"
    END = "end"
    SIGN = "sign"

    def __str__(self) -> str:
        return str(self.value)
