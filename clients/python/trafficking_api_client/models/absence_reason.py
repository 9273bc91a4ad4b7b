from enum import StrEnum


class AbsenceReason(StrEnum):
    COURT = "Court"
    FAMILYVISIT = "FamilyVisit"
    HOSPITAL = "Hospital"
    OTHER = "Other"
    UNKNOWN = "Unknown"
    WORK = "Work"

    def __str__(self) -> str:
        return str(self.value)
