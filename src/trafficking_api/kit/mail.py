"""Hands letters to the mail server of the deployment: only over TLS, and each with a name of its own.

Whoever runs the deployment names the server. Members name no server, only an address, so nothing inside our
network can be reached by it.
"""

import asyncio
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP as FOR_MAIL
from email.utils import format_datetime
from enum import StrEnum
from typing import Literal

import aiosmtplib

#: From the look-up of the server to its word that it takes the letter.
SECONDS = 15.0
Security = Literal["starttls", "tls", "none"]
#: The first answer of a server that will not change its mind (RFC 5321, 4.2.1).
_FOR_GOOD = 500


class MailFailure(StrEnum):
    """Why a letter was not taken."""

    NO_CONNECTION = "no_connection"
    NO_TLS = "no_tls"
    TOO_SLOW = "too_slow"
    NO_SIGN_IN = "no_sign_in"
    REFUSED = "refused"
    UNKNOWN_ADDRESS = "unknown_address"


class Untaken(Exception):
    """The server did not take a letter; only a code says why."""

    def __init__(self, failure: MailFailure) -> None:
        super().__init__(failure.value)
        self.failure = failure


@dataclass(frozen=True)
class Letter:
    """What is sent to one address. It has no attachment, no link and no name."""

    key: str
    to: str = field(repr=False)
    language: str
    subject: str
    body: str


@dataclass(frozen=True)
class MailServer:
    """The server that takes letters, and how one signs in there."""

    host: str
    port: int
    sender: str
    security: Security = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    #: How soon a letter that was not taken is tried again; each next pause is longer.
    retry_after: timedelta = timedelta(seconds=30)
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False, compare=False)

    async def send(self, letter: Letter) -> None:
        """Hand over a letter, and come back when the server has said that it takes it; raises Untaken."""
        line = self._line()
        try:
            async with asyncio.timeout(SECONDS):
                message = written(letter, self.sender)
                await line.connect()
                await line.send_message(message, sender=self.sender, recipients=[letter.to])
        except ValueError:
            raise Untaken(MailFailure.UNKNOWN_ADDRESS) from None
        except (TimeoutError, aiosmtplib.SMTPTimeoutError):
            raise Untaken(MailFailure.TOO_SLOW) from None
        except (aiosmtplib.SMTPException, ssl.SSLError, OSError) as error:
            raise Untaken(_why(error)) from None
        finally:
            await _part(line)

    def _line(self) -> aiosmtplib.SMTP:
        return aiosmtplib.SMTP(
            hostname=self.host,
            port=self.port,
            username=self.user or None,
            password=self.password or None,
            # The name of this machine is nobody's business.
            local_hostname=self.domain,
            timeout=SECONDS,
            use_tls=self.security == "tls",
            start_tls=self.security == "starttls",
            tls_context=None if self.security == "none" else self.tls,
        )

    @property
    def domain(self) -> str:
        """Where the sender is."""
        return self.sender.rpartition("@")[2]


def written(letter: Letter, sender: str) -> EmailMessage:
    """The letter as it travels. Raises ValueError where an address would begin another header."""
    message = EmailMessage(policy=FOR_MAIL)
    message["From"], message["To"], message["Subject"] = sender, letter.to, letter.subject
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = f"<{letter.key}@{sender.rpartition('@')[2]}>"
    # No automatic answer comes back (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body, cte="quoted-printable")
    message["Content-Language"] = letter.language
    return message


async def _part(line: aiosmtplib.SMTP) -> None:
    """Take leave. What the server took is taken, however it parts."""
    with suppress(aiosmtplib.SMTPException, OSError, TimeoutError):
        if line.is_connected:
            await line.quit(timeout=1.0)
    line.close()


def _why(error: BaseException) -> MailFailure:
    """What a failure of the library means for who looks after the server."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        codes = [refused.code for refused in error.recipients]
        is_final = all(code >= _FOR_GOOD for code in codes)
        return MailFailure.UNKNOWN_ADDRESS if is_final else MailFailure.REFUSED
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        return MailFailure.NO_SIGN_IN
    if _is_of_tls(error):
        return MailFailure.NO_TLS
    if isinstance(error, (aiosmtplib.SMTPConnectError, aiosmtplib.SMTPServerDisconnected, OSError)):
        return MailFailure.NO_CONNECTION
    return MailFailure.REFUSED


def _is_of_tls(error: BaseException | None) -> bool:
    """True for a server that has no TLS, or that cannot show who it is."""
    while error is not None:
        if isinstance(error, ssl.SSLError) or "STARTTLS" in str(error).upper():
            return True
        error = error.__cause__ or error.__context__
    return False
