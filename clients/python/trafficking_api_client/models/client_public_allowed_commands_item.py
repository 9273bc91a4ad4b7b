from enum import StrEnum


class ClientPublicAllowedCommandsItem(StrEnum):
    REVOKE = "revoke"
    ROTATE_SECRET = "rotate-secret"

    def __str__(self) -> str:
        return str(self.value)
