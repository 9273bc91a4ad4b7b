from enum import StrEnum


class StayCorrectionReason(StrEnum):
    RECORDED_TWICE = "recorded_twice"
    WRONG_CASE = "wrong_case"
    WRONG_DAY = "wrong_day"
    WRONG_EVENT = "wrong_event"

    def __str__(self) -> str:
        return str(self.value)
