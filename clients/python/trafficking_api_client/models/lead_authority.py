from enum import StrEnum


class LeadAuthority(StrEnum):
    FEDERALPROSECUTOR = "FederalProsecutor"
    INVESTIGATINGJUDGE = "InvestigatingJudge"
    LABOURAUDITOR = "LabourAuditor"
    MILITARYPROSECUTOR = "MilitaryProsecutor"
    OTHER = "Other"
    PEOPLEPROSECUTOR = "PeopleProsecutor"
    PUBLICPROSECUTOR = "PublicProsecutor"

    def __str__(self) -> str:
        return str(self.value)
