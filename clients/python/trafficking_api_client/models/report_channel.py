from enum import StrEnum


class ReportChannel(StrEnum):
    EMAIL = "Email"
    INPERSON = "InPerson"
    LETTER = "Letter"
    PARTNERAPI = "PartnerApi"
    PHONE = "Phone"
    WEBFORM = "WebForm"

    def __str__(self) -> str:
        return str(self.value)
