from enum import StrEnum


class RetentionPublicAllowedCommandsItem(StrEnum):
    HOLD = "hold"
    RELEASE_HOLD = "release_hold"

    def __str__(self) -> str:
        return str(self.value)
