from enum import StrEnum


class SearchStatus(StrEnum):
    ENDED = "ended"
    OBTAINED = "obtained"
    SEARCHING = "searching"

    def __str__(self) -> str:
        return str(self.value)
