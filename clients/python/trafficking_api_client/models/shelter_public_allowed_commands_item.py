from enum import StrEnum


class ShelterPublicAllowedCommandsItem(StrEnum):
    CLOSE = "close"
    CONFIRM_AVAILABILITY = "confirm_availability"
    REOPEN = "reopen"

    def __str__(self) -> str:
        return str(self.value)
