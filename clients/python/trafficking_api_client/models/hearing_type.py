from enum import StrEnum


class HearingType(StrEnum):
    APPEALHEARING = "AppealHearing"
    AUTHORITYAPPOINTMENT = "AuthorityAppointment"
    COMPENSATIONCOMMISSION = "CompensationCommission"
    CONFRONTATION = "Confrontation"
    EXPERTVISIT = "ExpertVisit"
    JUDGMENT = "Judgment"
    LABOURCOURT = "LabourCourt"
    OTHER = "Other"
    PLEADINGS = "Pleadings"
    POLICEINTERVIEW = "PoliceInterview"
    PROSECUTORINTERVIEW = "ProsecutorInterview"
    REFERRALHEARING = "ReferralHearing"
    TRIAL = "Trial"

    def __str__(self) -> str:
        return str(self.value)
