from enum import StrEnum


class ReferralSentLevelType0(StrEnum):
    S0 = "S0"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4 = "S4"
    S5 = "S5"

    def __str__(self) -> str:
        return str(self.value)
