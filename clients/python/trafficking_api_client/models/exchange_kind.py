from enum import StrEnum


class ExchangeKind(StrEnum):
    ARRIVED = "Arrived"
    CARDSENT = "CardSent"
    DISCLOSUREENDED = "DisclosureEnded"
    FIELDREFINED = "FieldRefined"
    MESSAGESENT = "MessageSent"
    OWNERSHIPMOVED = "OwnershipMoved"
    RELEASED = "Released"
    RELEASEDWITHOUTCONSENT = "ReleasedWithoutConsent"

    def __str__(self) -> str:
        return str(self.value)
