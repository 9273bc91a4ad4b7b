"""A server that is told of events: it answers as a test wishes, and keeps what it got."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from standardwebhooks import Webhook


@dataclass(frozen=True)
class Got:
    """One message, as it came."""

    headers: dict[str, str]
    body: str

    @property
    def event(self) -> dict[str, Any]:
        return dict(json.loads(self.body))

    def opened(self, secret: str) -> dict[str, Any]:
        """What it tells; raises unless it is signed with this secret."""
        return dict(Webhook(secret).verify(self.body, self.headers))


#: The status that a message is answered with, or None to say nothing for a while.
Answering = Callable[[Got], int | None]


@dataclass
class Receiver:
    """A server on this machine."""

    answering: Answering = lambda _: 204
    got: list[Got] = field(default_factory=list)
    more: bytes = b""
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    port: int = 0
    server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hooks"

    async def open(self) -> None:
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self.server.sockets[0].getsockname()[1]

    async def until(self, has_come: Callable[[], bool]) -> None:
        """Wait until enough has come, ten seconds at most."""
        async with asyncio.timeout(10):
            while not has_come():
                self.arrived.clear()
                await self.arrived.wait()

    async def close(self) -> None:
        if self.server is not None:
            self.server.close()
            await self.server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:])}
            body = await reader.readexactly(int(headers.get("content-length", 0)))
            got = Got(headers, body.decode())
            self.got.append(got)
            self.arrived.set()
            status = self.answering(got)
            if status is None:
                await asyncio.sleep(60)
            words = b"HTTP/1.1 %d Said\r\nContent-Length: 6\r\nConnection: close\r\n%s\r\nsecret"
            writer.write(words % (status or 500, self.more))
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def receiving(answering: Answering = lambda _: 204) -> AsyncIterator[Receiver]:
    """A receiver that listens."""
    receiver = Receiver(answering)
    await receiver.open()
    try:
        yield receiver
    finally:
        await receiver.close()
