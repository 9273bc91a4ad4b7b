from enum import StrEnum


class PlanDiscontinueReason(StrEnum):
    DECEASED = "Deceased"
    HANDEDOVER = "HandedOver"
    MOVEDAWAY = "MovedAway"
    NOCONTACT = "NoContact"
    OTHER = "Other"
    PERSONDECLINES = "PersonDeclines"
    REPLACEDBYOTHER = "ReplacedByOther"

    def __str__(self) -> str:
        return str(self.value)
