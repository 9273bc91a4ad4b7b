from enum import StrEnum


class DuePublicKind(StrEnum):
    CASE = "case"
    PERSON = "person"
    SIGNALEMENT = "signalement"

    def __str__(self) -> str:
        return str(self.value)
