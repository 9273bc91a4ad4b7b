from enum import StrEnum


class ClaimStatus(StrEnum):
    AWARDED = "awarded"
    CLAIMED = "claimed"
    ENFORCEMENT = "enforcement"
    PAID = "paid"
    PARTLY_PAID = "partly_paid"
    REFUSED = "refused"
    RENOUNCED = "renounced"
    UNCOLLECTABLE = "uncollectable"

    def __str__(self) -> str:
        return str(self.value)
