from enum import StrEnum


class ConsentPurpose(StrEnum):
    AUTHORITYSHARE = "AuthorityShare"
    CASEMANAGEMENT = "CaseManagement"
    HOUSINGPARTNER = "HousingPartner"
    INTERVIEW = "Interview"
    LEGALREPRESENTATION = "LegalRepresentation"
    REFERRALSHARE = "ReferralShare"
    RESEARCH = "Research"
    RETURNREINTEGRATION = "ReturnReintegration"
    STATISTICSNONIDENTIFYING = "StatisticsNonIdentifying"

    def __str__(self) -> str:
        return str(self.value)
