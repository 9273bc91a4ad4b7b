from enum import StrEnum


class StayExitReason(StrEnum):
    HOSPITAL = "Hospital"
    LEFTUNANNOUNCED = "LeftUnannounced"
    MAXSTAYREACHED = "MaxStayReached"
    MOVEDTOFAMILYFRIENDS = "MovedToFamilyFriends"
    MOVEDTOPRIVATERENTAL = "MovedToPrivateRental"
    MOVEDTOSOCIALHOUSING = "MovedToSocialHousing"
    MOVEDTOTRANSIT = "MovedToTransit"
    OTHER = "Other"
    RULESBREACH = "RulesBreach"
    TRANSFERREDCENTRE = "TransferredCentre"
    VOLUNTARYRETURN = "VoluntaryReturn"

    def __str__(self) -> str:
        return str(self.value)
