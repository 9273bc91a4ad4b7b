from enum import StrEnum


class PlanNotAgreedReason(StrEnum):
    DECLINES = "Declines"
    NOINTERPRETER = "NoInterpreter"
    NOTABLENOW = "NotAbleNow"
    NOTREACHABLE = "NotReachable"
    TOOYOUNG = "TooYoung"
    WANTSOTHERGOALS = "WantsOtherGoals"

    def __str__(self) -> str:
        return str(self.value)
