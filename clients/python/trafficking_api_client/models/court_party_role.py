from enum import StrEnum


class CourtPartyRole(StrEnum):
    ACCUSED = "Accused"
    APPLICANT = "Applicant"
    CIVILLYLIABLE = "CivillyLiable"
    CIVILPARTY = "CivilParty"
    EMPLOYER = "Employer"
    PROSECUTOR = "Prosecutor"
    VICTIM = "Victim"
    WORKER = "Worker"

    def __str__(self) -> str:
        return str(self.value)
