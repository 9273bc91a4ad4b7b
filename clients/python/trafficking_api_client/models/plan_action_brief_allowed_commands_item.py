from enum import StrEnum


class PlanActionBriefAllowedCommandsItem(StrEnum):
    DONE = "done"
    SKIP = "skip"
    START = "start"

    def __str__(self) -> str:
        return str(self.value)
