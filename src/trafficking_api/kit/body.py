"""Takes in the body of a request: within limits, in memory, and on no disk."""

import asyncio
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from fastapi import Request
from python_multipart.multipart import parse_options_header
from starlette.formparsers import MultiPartParser
from starlette.requests import ClientDisconnect

from trafficking_api.kit.errors import Malformed, TooLarge

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

JSON, MERGE_PATCH, FORM, FILES = (
    "application/json",
    "application/merge-patch+json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
)
#: How large a file may be, in bytes: 20 MiB.
LARGEST_FILE = 20 * 1024 * 1024
_MAX_DIGITS = 18

# What somebody sends is about a person: in the clear it lies in memory only, never in a temporary file.
MultiPartParser.spool_max_size = sys.maxsize


@dataclass(frozen=True)
class Limits:
    """How large a body may be, and how many seconds it may take to arrive."""

    size: int
    seconds: float


async def with_body(request: Request, limits: Limits) -> Request:
    """The request with its body read. Raises TooLarge, and Malformed when it does not arrive."""
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal():
        raise Malformed
    if len(declared) > _MAX_DIGITS or int(declared) > limits.size:  # int() itself refuses thousands of digits
        raise TooLarge
    chunks, size = [], 0
    try:
        async with asyncio.timeout(limits.seconds):
            async for chunk in request.stream():
                size += len(chunk)
                if size > limits.size:
                    raise TooLarge
                chunks.append(chunk)
    except (TimeoutError, ClientDisconnect):
        raise Malformed from None
    return carrying(request, b"".join(chunks))


def carrying(request: Request, body: bytes) -> Request:
    """The request with this body, as if nobody had read it yet: the files of a form are read once."""
    told = False

    async def receive() -> dict[str, Any]:
        nonlocal told
        if told:
            return dict(await request.receive())
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return Request(request.scope, cast("Callable[[], Awaitable[Any]]", receive))


def media_type(request: Request) -> str:
    """What the body is said to be, without its parameters."""
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


async def essence(request: Request) -> bytes:
    """The body without the line that parts a form, which is drawn anew each time: twins have the same."""
    body = await request.body()
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    line = options.get(b"boundary")
    return body.replace(b"--" + line, b"--") if kind == FILES.encode() and line else body
