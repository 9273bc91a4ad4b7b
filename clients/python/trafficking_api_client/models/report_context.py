from enum import StrEnum


class ReportContext(StrEnum):
    BORDERCONTROL = "BorderControl"
    COMMUNITYMEETING = "CommunityMeeting"
    HEALTHENCOUNTER = "HealthEncounter"
    HELPLINECALL = "HelplineCall"
    OTHER = "Other"
    OUTREACHCONTACT = "OutreachContact"
    POLICEOPERATION = "PoliceOperation"
    WORKPLACEINSPECTION = "WorkplaceInspection"

    def __str__(self) -> str:
        return str(self.value)
