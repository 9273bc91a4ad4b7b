from enum import StrEnum


class HouseholdCasePublicAllowedCommandsItem(StrEnum):
    REMOVE = "remove"

    def __str__(self) -> str:
        return str(self.value)
