from enum import StrEnum


class ResidenceDocument(StrEnum):
    BE_AI = "BE_AI"
    BE_ANNEX15 = "BE_ANNEX15"
    BE_ASYLUM_ANNEX26 = "BE_ASYLUM_ANNEX26"
    BE_CARD_A = "BE_CARD_A"
    BE_CARD_B = "BE_CARD_B"
    EU_CITIZEN = "EU_CITIZEN"
    NATIONAL = "NATIONAL"
    NONE = "NONE"
    OTHER = "OTHER"
    VISA = "VISA"

    def __str__(self) -> str:
        return str(self.value)
