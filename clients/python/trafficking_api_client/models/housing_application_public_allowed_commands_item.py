from enum import StrEnum


class HousingApplicationPublicAllowedCommandsItem(StrEnum):
    ACCEPT = "accept"
    APPLY = "apply"
    REFUSE = "refuse"
    VIEW = "view"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
