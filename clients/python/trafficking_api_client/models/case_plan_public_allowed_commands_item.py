from enum import StrEnum


class CasePlanPublicAllowedCommandsItem(StrEnum):
    APPROVE = "approve"
    COMPLETE = "complete"
    CONSULT = "consult"
    DISCARD = "discard"
    DISCONTINUE = "discontinue"
    RETURN = "return"
    REVIEW = "review"
    SUBMIT = "submit"

    def __str__(self) -> str:
        return str(self.value)
