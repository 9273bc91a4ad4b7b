from enum import StrEnum


class Failure(StrEnum):
    ADDRESS_REFUSED = "address_refused"
    GONE = "gone"
    NO_ANSWER = "no_answer"
    NO_CONNECTION = "no_connection"
    NO_TLS = "no_tls"
    REDIRECTED = "redirected"
    REFUSED = "refused"
    TOO_SLOW = "too_slow"
    UNKNOWN_NAME = "unknown_name"

    def __str__(self) -> str:
        return str(self.value)
