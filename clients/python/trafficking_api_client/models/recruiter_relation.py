from enum import StrEnum


class RecruiterRelation(StrEnum):
    EMPLOYERBROKER = "EmployerBroker"
    FAMILY = "Family"
    FRIENDACQUAINTANCE = "FriendAcquaintance"
    INTIMATEPARTNER = "IntimatePartner"
    STRANGER = "Stranger"
    UNKNOWN = "Unknown"

    def __str__(self) -> str:
        return str(self.value)
