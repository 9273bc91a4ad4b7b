from enum import StrEnum


class AgreementStatus(StrEnum):
    ACTIVE = "active"
    DECLINED = "declined"
    PROPOSED = "proposed"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
