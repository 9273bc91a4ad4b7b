from enum import StrEnum


class ProblemObstaclesItemReason(StrEnum):
    FILED_ELSEWHERE = "filed_elsewhere"
    LATER_STAGE = "later_stage"
    OUT_OF_ORDER = "out_of_order"
    PROGRESSED = "progressed"

    def __str__(self) -> str:
        return str(self.value)
