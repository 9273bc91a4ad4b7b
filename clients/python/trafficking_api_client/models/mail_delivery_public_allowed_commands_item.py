from enum import StrEnum


class MailDeliveryPublicAllowedCommandsItem(StrEnum):
    RESEND = "resend"

    def __str__(self) -> str:
        return str(self.value)
