from enum import StrEnum


class FollowUpReason(StrEnum):
    CARRIEDONBYPARTNER = "CarriedOnByPartner"
    INEDUCATIONORWORK = "InEducationOrWork"
    LIVESINDEPENDENTLY = "LivesIndependently"
    OTHER = "Other"
    RETURNEDHOME = "ReturnedHome"
    REUNITEDWITHFAMILY = "ReunitedWithFamily"

    def __str__(self) -> str:
        return str(self.value)
