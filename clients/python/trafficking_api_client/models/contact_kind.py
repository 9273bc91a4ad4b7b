from enum import StrEnum


class ContactKind(StrEnum):
    EMAIL = "Email"
    HOMEPHONE = "HomePhone"
    MESSAGING = "Messaging"
    MOBILEPHONE = "MobilePhone"

    def __str__(self) -> str:
        return str(self.value)
