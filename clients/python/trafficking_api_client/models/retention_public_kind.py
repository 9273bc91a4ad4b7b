from enum import StrEnum


class RetentionPublicKind(StrEnum):
    CASE = "case"
    PERSON = "person"
    SIGNALEMENT = "signalement"

    def __str__(self) -> str:
        return str(self.value)
