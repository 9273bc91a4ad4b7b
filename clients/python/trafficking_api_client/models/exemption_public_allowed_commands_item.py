from enum import StrEnum


class ExemptionPublicAllowedCommandsItem(StrEnum):
    REVOKE = "revoke"

    def __str__(self) -> str:
        return str(self.value)
