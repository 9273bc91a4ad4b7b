"""A mail server that keeps what it is given, and can fail in each way that one fails."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


def _free() -> int:
    """A port of this machine at which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


@dataclass
class Postbox:
    """What arrived, and what the server says to the next letters."""

    raw: list[bytes] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    recipient_answer: str = "250 OK"
    data_answer: str = "250 OK"
    port: int = field(default_factory=_free)

    async def handle_RCPT(  # noqa: N802 - the library's own name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """What it says to an address."""
        if self.recipient_answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient_answer

    async def handle_DATA(  # noqa: N802 - the library's own name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """What it says to a letter; it keeps what it takes."""
        if self.data_answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.raw.append(envelope.content)
            self.to += envelope.rcpt_tos
        return self.data_answer

    @property
    def mails(self) -> list[EmailMessage]:
        """What arrived, read."""
        return [message_from_bytes(each, EmailMessage, policy=policy.default) for each in self.raw]

    @property
    def keys(self) -> set[str]:
        """What a mailbox that knows each letter by its name keeps: one of each."""
        return {str(mail["Message-ID"]) for mail in self.mails}


@contextmanager
def serving(box: Postbox, **options: Any) -> Iterator[Postbox]:
    """The server, on a port of this machine; it may want TLS."""
    controller = Controller(box, hostname="127.0.0.1", port=box.port, **options)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
