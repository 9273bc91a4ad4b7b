from enum import StrEnum


class SafetyMeasure(StrEnum):
    ANONYMITY = "Anonymity"
    CLOSEDDOORS = "ClosedDoors"
    ESCORT = "Escort"
    SAMESEXINTERVIEWER = "SameSexInterviewer"
    SCREEN = "Screen"
    SEPARATEENTRANCE = "SeparateEntrance"
    SEPARATEWAITINGROOM = "SeparateWaitingRoom"
    SUPPORTPERSON = "SupportPerson"
    VIDEO = "Video"

    def __str__(self) -> str:
        return str(self.value)
