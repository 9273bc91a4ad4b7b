from enum import StrEnum


class WebhookEndpointWithSecretDisabledReasonType0(StrEnum):
    ASKED = "asked"
    GONE = "gone"

    def __str__(self) -> str:
        return str(self.value)
