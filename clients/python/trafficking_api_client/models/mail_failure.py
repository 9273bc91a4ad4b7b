from enum import StrEnum


class MailFailure(StrEnum):
    NO_CONNECTION = "no_connection"
    NO_SIGN_IN = "no_sign_in"
    NO_TLS = "no_tls"
    REFUSED = "refused"
    TOO_SLOW = "too_slow"
    UNKNOWN_ADDRESS = "unknown_address"

    def __str__(self) -> str:
        return str(self.value)
