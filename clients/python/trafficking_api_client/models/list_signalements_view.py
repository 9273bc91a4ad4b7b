from enum import StrEnum


class ListSignalementsView(StrEnum):
    CENTRE = "centre"
    REPORTER = "reporter"

    def __str__(self) -> str:
        return str(self.value)
