from enum import StrEnum


class ReportOutcome(StrEnum):
    ACCOMPANIMENTSTARTED = "AccompanimentStarted"
    DECLINEDBYPERSON = "DeclinedByPerson"
    DUPLICATE = "Duplicate"
    NOCAPACITY = "NoCapacity"
    NOCONTACT = "NoContact"
    NOTRAFFICKINGINDICATORS = "NoTraffickingIndicators"
    OUTOFMANDATE = "OutOfMandate"
    REFERREDMAINSTREAM = "ReferredMainstream"
    REFERREDPARTNER = "ReferredPartner"
    VOLUNTARYRETURN = "VoluntaryReturn"

    def __str__(self) -> str:
        return str(self.value)
