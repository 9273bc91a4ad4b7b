from enum import StrEnum


class CourtAppealPublicAllowedCommandsItem(StrEnum):
    COMPLETE = "complete"
    RECEIVE = "receive"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
