"""The head of a request is listened to up to a length, before anybody is known."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import nullcontext
from typing import Any

import pytest
import uvicorn
from structlog.testing import capture_logs

from trafficking_api.kit.hearing import LARGEST_HEAD
from trafficking_api.serving import configured

BRIEF = b"GET /brief HTTP/1.1\r\nHost: test\r\n"
#: More than the parser is given at once.
PIECE = b"x" * 16_384


async def answering(scope: Any, receive: Any, send: Any) -> None:
    """Read the whole body, and say how long it was."""
    assert scope["type"] == "http"
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        size, more = size + len(message["body"]), message["more_body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": f"heard {size}".encode()})


@pytest.fixture
async def port() -> AsyncIterator[int]:
    config = configured(answering, "127.0.0.1", 0)
    config.lifespan = "off"
    server = uvicorn.Server(config)
    server.capture_signals = nullcontext  # type: ignore[method-assign, assignment] # they are pytest's
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - it tells nobody
        await asyncio.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    await task


async def said(port: int, *pieces: bytes) -> bytes:
    """Say this piece by piece, and hear the answer until the server hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    heard = b""
    try:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        async with asyncio.timeout(60):
            while more := await reader.read(65_536):
                heard += more
    except ConnectionError:
        pass  # the server does not listen any more
    writer.close()
    return heard


def padded(size: int) -> bytes:
    """A head of so many bytes as they are counted."""
    first = len(b"/brief") + len(b"Host: test\r\n") + len(b"Connection: close\r\n") + len(b"X: \r\n")
    return BRIEF + b"Connection: close\r\nX: " + b"x" * (size - first) + b"\r\n\r\n"


async def test_a_head_may_be_as_long_as_the_limit_and_no_longer(port: int) -> None:
    assert (await said(port, padded(LARGEST_HEAD))).startswith(b"HTTP/1.1 200")
    with capture_logs() as logged:
        refused = await said(port, padded(LARGEST_HEAD + 1))
    assert refused.startswith(b"HTTP/1.1 431 Request Header Fields Too Large\r\n")
    assert b"cache-control: no-store" in refused
    assert [(entry["event"], entry["status"]) for entry in logged] == [("head too long", 431)]


async def test_a_long_address_is_refused_before_it_ends(port: int) -> None:
    assert (await said(port, b"GET /", PIECE, PIECE, PIECE)).startswith(b"HTTP/1.1 414 ")


@pytest.mark.parametrize(
    "without_end",
    [
        [BRIEF + b"X: ", *[PIECE] * 64],  # one header
        [BRIEF, *[b"X: 1\r\n" * 1000] * 64],  # many
        [BRIEF + b"X: " + b"x" * (LARGEST_HEAD + 2 * 4096), b"x"],  # one, with what came before it at once
        [BRIEF + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: ", *[PIECE] * 64],  # a trailer
        [BRIEF + b"Transfer-Encoding: chunked\r\n\r\n1;", *[PIECE] * 64],  # what is said of a chunk
    ],
    ids=["header", "headers", "at once", "trailer", "extension"],
)
async def test_who_goes_on_without_end_is_not_listened_to(port: int, without_end: list[bytes]) -> None:
    """The sender never ends, so that the test would wait for ever if the server did."""
    answer = await said(port, *without_end)
    assert b" 200 " not in answer


async def test_a_long_body_counts_for_nothing_and_each_request_counts_anew(port: int) -> None:
    long = BRIEF + b"Content-Length: 1638400\r\n"
    pieces = [long + b"X: " + b"x" * 20_000 + b"\r\n\r\n", *[PIECE] * 100]
    last = long + b"Connection: close\r\n\r\n"
    answer = await said(port, *pieces, *pieces, last, *[PIECE] * 100)
    assert answer.count(b"HTTP/1.1 200") == answer.count(b"heard 1638400") == 3
