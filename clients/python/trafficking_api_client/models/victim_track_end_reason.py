from enum import StrEnum


class VictimTrackEndReason(StrEnum):
    CASECLOSED = "CaseClosed"
    CHOSERETURN = "ChoseReturn"
    DISAPPEARED = "Disappeared"
    NOTTRAFFICKING = "NotTrafficking"
    OTHERSTATUS = "OtherStatus"
    PUBLICORDER = "PublicOrder"
    RETURNEDTOMILIEU = "ReturnedToMilieu"
    STOPPEDCOOPERATION = "StoppedCooperation"
    STOPPEDSUPPORT = "StoppedSupport"

    def __str__(self) -> str:
        return str(self.value)
