from enum import StrEnum


class CorrectionReason(StrEnum):
    RECORDED_TWICE = "recorded_twice"
    WRONG_PROCEEDING = "wrong_proceeding"
    WRONG_STEP = "wrong_step"
    WRONG_TIME = "wrong_time"

    def __str__(self) -> str:
        return str(self.value)
