"""Takes in the body of a request: within limits, in memory, and on no disk."""

import asyncio
import sys
from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from fastapi import Request
from python_multipart.multipart import parse_options_header
from starlette.formparsers import MultiPartParser
from starlette.requests import ClientDisconnect

from trafficking_api.kit.errors import Malformed, TooLarge, Unavailable

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
#: What is longer lies in memory for few at a time, in bytes: 1 MiB.
LARGE = 1024 * 1024
#: So many of them at a time, and so many of one sender.
_AT_ONCE, _OF_ONE = 8, 2
#: After so many seconds a sender for whom there was no room may come again.
_LATER = 10
_MAX_DIGITS = 18

# What somebody sends is about a person: in the clear it lies in memory only, never in a temporary file.
MultiPartParser.spool_max_size = sys.maxsize


@dataclass(frozen=True)
class Limits:
    """How large a body may be, and how many seconds it may take to arrive."""

    size: int
    seconds: float


class Room:
    """How many large bodies lie in memory at once, and whose: who sends slowly must not fill it."""

    def __init__(self) -> None:
        self._held: Counter[Hashable] = Counter()

    @contextmanager
    def of(self, sender: Hashable) -> Iterator["Place"]:
        """A place of this sender, free again at the end; it takes room only once a body is large."""
        place = Place(self._held, sender)
        try:
            yield place
        finally:
            place.leave()


@dataclass
class Place:
    """The room of one request."""

    _held: Counter[Hashable] = field(repr=False)
    _sender: Hashable
    _is_taken: bool = False

    def take(self) -> None:
        """Take room for a large body, once. Raises Unavailable when there is none."""
        if self._is_taken:
            return
        if self._held[self._sender] >= _OF_ONE or self._held.total() >= _AT_ONCE:
            raise Unavailable(_LATER)
        self._held[self._sender] += 1
        self._is_taken = True

    def leave(self) -> None:
        """Give the room back, if any was taken."""
        if self._is_taken:
            self._held[self._sender] -= 1
            self._is_taken = False


async def with_body(request: Request, limits: Limits, place: Place) -> Request:
    """The request with its body read.

    Raises TooLarge, Malformed when it does not arrive, and Unavailable when it is large and has no place.
    """
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal():
        raise Malformed
    if len(declared) > _MAX_DIGITS or int(declared) > limits.size:  # int() itself refuses thousands of digits
        raise TooLarge
    try:
        async with asyncio.timeout(limits.seconds):
            return carrying(request, await _arrived(request, limits.size, place))
    except (TimeoutError, ClientDisconnect):
        raise Malformed from None


async def _arrived(request: Request, most: int, place: Place) -> bytes:
    chunks: list[bytes] = []
    size = 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size > most:
                raise TooLarge
            if size > LARGE:
                place.take()
            chunks.append(chunk)
        return b"".join(chunks)
    finally:
        chunks.clear()  # a refusal remembers where it was raised, and must not keep what had arrived


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
