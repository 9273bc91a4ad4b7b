from enum import StrEnum


class WebhookDeliveryPublicAllowedCommandsItem(StrEnum):
    RESEND = "resend"

    def __str__(self) -> str:
        return str(self.value)
