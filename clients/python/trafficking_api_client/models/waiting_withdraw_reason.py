from enum import StrEnum


class WaitingWithdrawReason(StrEnum):
    FOUNDELSEWHERE = "FoundElsewhere"
    LOSTCONTACT = "LostContact"
    NOLONGERNEEDED = "NoLongerNeeded"
    PERSONDECLINED = "PersonDeclined"

    def __str__(self) -> str:
        return str(self.value)
