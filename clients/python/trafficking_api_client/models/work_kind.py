from enum import StrEnum


class WorkKind(StrEnum):
    ACTION = "action"
    DEADLINE = "deadline"
    GOAL = "goal"
    HEARING = "hearing"
    INSTALMENT = "instalment"
    LEASE_END = "lease_end"
    PLAN_REVIEW = "plan_review"
    RESIDENCE_PAPER = "residence_paper"
    RESIDENCE_REQUEST = "residence_request"
    RESIDENCE_TRACK = "residence_track"
    VIEWING = "viewing"
    VISIT = "visit"

    def __str__(self) -> str:
        return str(self.value)
