from enum import StrEnum


class ExemptionBriefAllowedCommandsItem(StrEnum):
    REVOKE = "revoke"

    def __str__(self) -> str:
        return str(self.value)
