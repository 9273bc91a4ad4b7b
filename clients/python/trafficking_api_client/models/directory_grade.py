from enum import StrEnum


class DirectoryGrade(StrEnum):
    NONE = "none"
    PAIR = "pair"
    PARTNER = "partner"
    PUBLIC = "public"

    def __str__(self) -> str:
        return str(self.value)
