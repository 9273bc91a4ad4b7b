from enum import StrEnum


class CourtAct(StrEnum):
    APPEAL = "Appeal"
    CASSATION = "Cassation"
    CIVILPARTYCLAIM = "CivilPartyClaim"
    CROSSAPPEAL = "CrossAppeal"
    OPPOSITION = "Opposition"
    OTHER = "Other"
    RESIDENCERENEWALREQUEST = "ResidenceRenewalRequest"
    STATEFUNDCLAIM = "StateFundClaim"

    def __str__(self) -> str:
        return str(self.value)
