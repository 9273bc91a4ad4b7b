from enum import StrEnum


class OrganisationKind(StrEnum):
    AUTHORITY = "authority"
    CENTRE = "centre"
    OPERATOR = "operator"

    def __str__(self) -> str:
        return str(self.value)
