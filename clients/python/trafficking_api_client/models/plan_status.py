from enum import StrEnum


class PlanStatus(StrEnum):
    ACTIVE = "active"
    COMPLETED = "completed"
    DISCARDED = "discarded"
    DISCONTINUED = "discontinued"
    DRAFT = "draft"
    IN_APPROVAL = "in_approval"
    SUPERSEDED = "superseded"
    UNDER_REVIEW = "under_review"

    def __str__(self) -> str:
        return str(self.value)
