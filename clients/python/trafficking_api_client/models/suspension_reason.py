from enum import StrEnum


class SuspensionReason(StrEnum):
    ABROAD = "Abroad"
    DETAINED = "Detained"
    HOSPITALISED = "Hospitalised"
    NOCONTACT = "NoContact"
    OTHER = "Other"
    PERSONASKED = "PersonAsked"
    SERVICEUNAVAILABLE = "ServiceUnavailable"

    def __str__(self) -> str:
        return str(self.value)
