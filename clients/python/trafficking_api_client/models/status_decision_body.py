from enum import StrEnum


class StatusDecisionBody(StrEnum):
    COURTORPROSECUTION = "CourtOrProsecution"
    DRCSOCIALAFFAIRS = "DrcSocialAffairs"
    IMMIGRATIONAUTHORITY = "ImmigrationAuthority"
    LABOURINSPECTION = "LabourInspection"
    LABOURPROSECUTION = "LabourProsecution"
    LAOATD = "LaoATD"
    NGO = "NGO"
    NONPOLICEGOVERNMENTALORGANIZATION = "NonPoliceGovernmentalOrganization"
    OTHER = "Other"
    POLICE = "Police"

    def __str__(self) -> str:
        return str(self.value)
