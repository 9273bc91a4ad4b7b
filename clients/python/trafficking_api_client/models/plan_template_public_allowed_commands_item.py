from enum import StrEnum


class PlanTemplatePublicAllowedCommandsItem(StrEnum):
    RETIRE = "retire"

    def __str__(self) -> str:
        return str(self.value)
