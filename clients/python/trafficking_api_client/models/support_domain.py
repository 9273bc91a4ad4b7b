from enum import StrEnum


class SupportDomain(StrEnum):
    EDUCATION = "Education"
    EMPLOYMENT = "Employment"
    FAMILYCHILD = "FamilyChild"
    FINANCIAL = "Financial"
    HEALTH = "Health"
    HOUSING = "Housing"
    LABOUREXPLOITATIONREHABILITATION = "LabourExploitationRehabilitation"
    LANGUAGEINTEGRATION = "LanguageIntegration"
    LEGAL = "Legal"
    LIVELIHOOD = "Livelihood"
    MENTALHEALTH = "MentalHealth"
    MICROENTERPRISE = "MicroEnterprise"
    PEERSUPPORT = "PeerSupport"
    RESIDENCEADMINISTRATIVE = "ResidenceAdministrative"
    RETURNREINTEGRATION = "ReturnReintegration"
    RIGHTSBASEDTRAINING = "RightsBasedTraining"
    SAFETYPROTECTION = "SafetyProtection"
    SEXUALEXPLOITATIONREHABILITATION = "SexualExploitationRehabilitation"
    SOCIALCARE = "SocialCare"
    VOCATIONALTRAINING = "VocationalTraining"

    def __str__(self) -> str:
        return str(self.value)
