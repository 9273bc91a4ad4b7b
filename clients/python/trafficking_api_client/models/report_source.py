from enum import StrEnum


class ReportSource(StrEnum):
    ASYLUMRECEPTION = "AsylumReception"
    COMMUNITYCOMMITTEE = "CommunityCommittee"
    EMBASSY = "Embassy"
    FAMILYFRIEND = "FamilyFriend"
    FEDERALPOLICE = "FederalPolice"
    HEALTHSERVICE = "HealthService"
    HELPLINE = "Helpline"
    IMMIGRATIONAUTHORITY = "ImmigrationAuthority"
    LABOURINSPECTION = "LabourInspection"
    LAWYER = "Lawyer"
    LOCALPOLICE = "LocalPolice"
    NGO = "NGO"
    OTHER = "Other"
    OUTREACH = "Outreach"
    PARTNERCENTRE = "PartnerCentre"
    PROSECUTION = "Prosecution"
    PUBLIC = "Public"
    SELFREPORT = "SelfReport"
    SOCIALSERVICE = "SocialService"
    YOUTHGUARDIANSHIP = "YouthGuardianship"

    def __str__(self) -> str:
        return str(self.value)
