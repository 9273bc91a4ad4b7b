from enum import StrEnum


class AskedField(StrEnum):
    EXPLOITATION = "exploitation"
    HOUSEHOLD = "household"
    INTERPRETER = "interpreter"
    MINOR = "minor"
    PRIMARY_NEED = "primary_need"
    REGION = "region"
    SEX = "sex"
    STEP_FREE = "step_free"
    URGENCY = "urgency"

    def __str__(self) -> str:
        return str(self.value)
