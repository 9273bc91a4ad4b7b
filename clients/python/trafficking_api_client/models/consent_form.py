from enum import StrEnum


class ConsentForm(StrEnum):
    AUDIO = "Audio"
    ORALWITNESSED = "OralWitnessed"
    WRITTEN = "Written"

    def __str__(self) -> str:
        return str(self.value)
