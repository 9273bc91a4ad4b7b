from enum import StrEnum


class OrganisationType(StrEnum):
    CENTRALGOVERNMENTORGANISATION = "CentralGovernmentOrganisation"
    COMMUNITYBODY = "CommunityBody"
    CORPORATEBUSINESS = "CorporateBusiness"
    COURT = "Court"
    GUARDIANSHIPSERVICE = "GuardianshipService"
    HEALTHSERVICEORGANISATION = "HealthServiceOrganisation"
    IMMIGRATIONSERVICE = "ImmigrationService"
    INTERNATIONALORGANISATION = "InternationalOrganisation"
    LABOURINSPECTION = "LabourInspection"
    LANDLORD = "Landlord"
    LAWENFORCEMENT = "LawEnforcement"
    LEGALSERVICE = "LegalService"
    LOCALGOVERNMENTORGANISATION = "LocalGovernmentOrganisation"
    NGO = "NGO"
    PROSECUTION = "Prosecution"
    SCHOOLORCOLLEGE = "SchoolOrCollege"
    SOCIALWELFARECENTRE = "SocialWelfareCentre"
    SPECIALISEDRECEPTIONCENTRE = "SpecialisedReceptionCentre"
    WOMENSUNION = "WomensUnion"

    def __str__(self) -> str:
        return str(self.value)
