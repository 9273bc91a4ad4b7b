from enum import StrEnum


class WebhookEndpointPublicDisabledReasonType0(StrEnum):
    ASKED = "asked"
    GONE = "gone"

    def __str__(self) -> str:
        return str(self.value)
