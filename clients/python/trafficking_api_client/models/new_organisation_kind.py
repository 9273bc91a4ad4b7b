from enum import StrEnum


class NewOrganisationKind(StrEnum):
    AUTHORITY = "authority"
    CENTRE = "centre"

    def __str__(self) -> str:
        return str(self.value)
