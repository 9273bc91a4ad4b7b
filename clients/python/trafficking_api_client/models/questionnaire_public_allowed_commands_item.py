from enum import StrEnum


class QuestionnairePublicAllowedCommandsItem(StrEnum):
    RETIRE = "retire"

    def __str__(self) -> str:
        return str(self.value)
