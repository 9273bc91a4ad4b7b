from enum import StrEnum


class PalermoMeans(StrEnum):
    ABDUCTION = "Abduction"
    ABUSEOFPOWER = "AbuseOfPower"
    ABUSEOFVULNERABILITY = "AbuseOfVulnerability"
    DECEPTION = "Deception"
    FRAUD = "Fraud"
    OTHERCOERCION = "OtherCoercion"
    PAYMENTSTOCONTROLLINGPERSON = "PaymentsToControllingPerson"
    THREATORUSEOFFORCE = "ThreatOrUseOfForce"

    def __str__(self) -> str:
        return str(self.value)
