from enum import StrEnum


class HearingPublicAllowedCommandsItem(StrEnum):
    CANCEL = "cancel"
    HOLD = "hold"
    MISS = "miss"
    POSTPONE = "postpone"
    VOID = "void"

    def __str__(self) -> str:
        return str(self.value)
