"""How much of a request's head is listened to: before a token is read, nobody may fill the memory."""

from http import HTTPStatus

import structlog
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

#: The lines of a request's address, headers and trailers together, in bytes: 32 KiB.
LARGEST_HEAD = 32 * 1024
#: What a line has beside a name and a value.
_AROUND = len(": \r\n")
_AT_ONCE = 4096


class _TooLong(Exception):
    """The head is longer than is listened to."""


class Protocol(HttpToolsProtocol):
    """HTTP as uvicorn speaks it, for who is brief: 414 or 431 for others, and the connection ends."""

    _head = 0
    #: What arrived since the parser told of something: it keeps a header to itself until it is whole.
    _untold = 0
    _refusal: HTTPStatus | None = None

    def data_received(self, data: bytes) -> None:
        """Hear more, piece by piece: what the parser keeps to itself is counted with the next."""
        for start in range(0, len(data), _AT_ONCE):
            self._hear(data[start : start + _AT_ONCE])
            if self.transport.is_closing():
                return

    def _hear(self, data: bytes) -> None:
        """Stop whoever goes on and on with one header."""
        self._untold += len(data)
        super().data_received(data)
        if self._head + self._untold > LARGEST_HEAD and not self.transport.is_closing():
            self._refusal = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            self._hang_up(self._refusal)

    def on_message_begin(self) -> None:
        self._head = self._untold = 0
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        self._count(len(url), HTTPStatus.REQUEST_URI_TOO_LONG)
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._count(len(name) + len(value) + _AROUND, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        super().on_header(name, value)

    def on_body(self, body: bytes) -> None:
        self._untold = 0
        super().on_body(body)

    def _count(self, size: int, refusal: HTTPStatus) -> None:
        self._head, self._untold = self._head + size, 0
        if self._head > LARGEST_HEAD:
            self._refusal = refusal
            raise _TooLong

    def send_400_response(self, msg: str) -> None:
        """What the parser is told to stop at ends here, as what it cannot read does."""
        if self._refusal is None:
            super().send_400_response(msg)
        else:
            self._hang_up(self._refusal)

    def _hang_up(self, refusal: HTTPStatus) -> None:
        structlog.get_logger().warning("head too long", status=refusal.value)
        before: RequestResponseCycle | None = self.cycle
        if before is None or before.response_complete:  # in the middle of another answer nothing can be said
            line = f"HTTP/1.1 {refusal.value} {refusal.phrase}\r\n"
            self.transport.write(
                f"{line}cache-control: no-store\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode()
            )
        self.transport.close()
