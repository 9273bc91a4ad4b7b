from enum import StrEnum


class ReferralOutcome(StrEnum):
    NOLONGERNEEDED = "NoLongerNeeded"
    OTHER = "Other"
    PARTLYPROVIDED = "PartlyProvided"
    PERSONLEFT = "PersonLeft"
    SERVICEPROVIDED = "ServiceProvided"
    SUPPORTTAKENOVER = "SupportTakenOver"

    def __str__(self) -> str:
        return str(self.value)
