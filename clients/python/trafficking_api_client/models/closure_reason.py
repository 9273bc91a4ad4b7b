from enum import StrEnum


class ClosureReason(StrEnum):
    AUTONOMY = "Autonomy"
    CONTACTLOST = "ContactLost"
    DECEASED = "Deceased"
    LEGALPROCEEDINGSENDED = "LegalProceedingsEnded"
    MERGED = "Merged"
    NOTVICTIM = "NotVictim"
    OTHER = "Other"
    PERSONWITHDREW = "PersonWithdrew"
    RETURNEDTOEXPLOITATION = "ReturnedToExploitation"
    RULESBREACH = "RulesBreach"
    TRANSFERRED = "Transferred"
    VOLUNTARYRETURN = "VoluntaryReturn"

    def __str__(self) -> str:
        return str(self.value)
