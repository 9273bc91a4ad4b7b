from enum import StrEnum


class ExemptionStatus(StrEnum):
    IN_FORCE = "in_force"
    REVOKED = "revoked"

    def __str__(self) -> str:
        return str(self.value)
