from enum import StrEnum


class ConsentWithdrawalReason(StrEnum):
    CHANGEDMIND = "ChangedMind"
    FEAROFHARM = "FearOfHarm"
    NOLONGERNEEDED = "NoLongerNeeded"
    OTHER = "Other"
    RECORDEDINERROR = "RecordedInError"
    WITHDRAWNBYGUARDIAN = "WithdrawnByGuardian"

    def __str__(self) -> str:
        return str(self.value)
