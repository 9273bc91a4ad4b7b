"""Speaks ASGI by hand: a body that dawdles, a client that hangs up, the exact moment an answer starts."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI

#: A piece of a body; a number is a pause before the next piece; None hangs up.
Piece = bytes | float | None


@dataclass
class Heard:
    """What the application sent, message by message."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    pieces_taken: int = 0

    @property
    def status(self) -> int:
        return int(self._start["status"])

    @property
    def headers(self) -> dict[str, str]:
        return {name.decode(): value.decode() for name, value in self._start["headers"]}

    @property
    def body(self) -> bytes:
        return b"".join(m.get("body", b"") for m in self.messages if m["type"] == "http.response.body")

    @property
    def document(self) -> Any:
        return json.loads(self.body)

    @property
    def _start(self) -> dict[str, Any]:
        (start,) = (m for m in self.messages if m["type"] == "http.response.start")
        return start


async def speak(
    app: FastAPI,
    method: str,
    path: str,
    *,
    query: str = "",
    headers: Mapping[str, str] | None = None,
    body: Iterable[Piece] = (b"",),
    on_start: Callable[[], Awaitable[None]] | None = None,
) -> Heard:
    """One exchange; `on_start` runs at the moment the application starts its answer."""
    heard, waiting = Heard(), iter([*body, b""])

    async def receive() -> dict[str, Any]:
        for piece in waiting:
            if piece is None:
                return {"type": "http.disconnect"}
            if isinstance(piece, float):
                await asyncio.sleep(piece)
                continue
            heard.pieces_taken += 1
            return {"type": "http.request", "body": piece, "more_body": piece != b""}
        await asyncio.Event().wait()  # the client stays, and has no more to say
        raise AssertionError

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start" and on_start is not None:
            await on_start()
        heard.messages.append(dict(message))

    await app(_scope(method, path, query, headers or {}), receive, send)
    return heard


def _scope(method: str, path: str, query: str, headers: Mapping[str, str]) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(n.lower().encode(), v.encode("latin-1")) for n, v in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("test", 80),
        "state": {},
    }
