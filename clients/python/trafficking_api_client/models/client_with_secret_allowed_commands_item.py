from enum import StrEnum


class ClientWithSecretAllowedCommandsItem(StrEnum):
    REVOKE = "revoke"
    ROTATE_SECRET = "rotate-secret"

    def __str__(self) -> str:
        return str(self.value)
