"""Speaks to servers outside: only over TLS, only at public addresses, and never further than it was sent.

Whoever registers an address could name our own database, or a machine beside it. So each address that a name
stands for is looked at when the connection is made, and the connection goes to the address that was looked at
(a name that means something else a moment later gains nothing).
"""

import asyncio
import ipaddress
import socket
import ssl
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from functools import partial
from urllib.parse import SplitResult, urlsplit

import httpcore

from trafficking_api.kit.errors import Fault

#: From the look-up of the name to the status of the answer.
SECONDS = 15.0
#: IPv6 addresses that a network translates to the IPv4 address that is written in them (RFC 6052).
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
#: Looks names up. A name server that stays silent holds its thread, for which nobody else then waits: not who
#: signs in, nor who seals. A line looks a name up once at a time, and an organisation has fewer endpoints
#: than there are threads.
_NAMES = ThreadPoolExecutor(32, thread_name_prefix="names")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Headers = Mapping[bytes | str, bytes | str]


class Failure(StrEnum):
    """Why nobody was reached, or not as it should be."""

    ADDRESS_REFUSED = "address_refused"
    UNKNOWN_NAME = "unknown_name"
    NO_CONNECTION = "no_connection"
    NO_TLS = "no_tls"
    TOO_SLOW = "too_slow"
    NO_ANSWER = "no_answer"
    REDIRECTED = "redirected"
    REFUSED = "refused"
    GONE = "gone"


class Unreached(Exception):
    """Nobody was spoken to; only a code says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.value)
        self.failure = failure


def is_public(written: str) -> bool:
    """True for an address that everybody may reach, also when it is wrapped in another one."""
    try:
        address = ipaddress.ip_address(written.partition("%")[0])
    except ValueError:
        return False
    return all(_is_public(one) for one in (address, *_inside(address)))


def _is_public(address: Address) -> bool:
    if address in _TRANSLATED:
        return True  # what is inside decides
    odd = address.is_multicast or address.is_reserved or getattr(address, "is_site_local", False)
    return address.is_global and not odd


def _inside(address: Address) -> Iterable[Address]:
    """The IPv4 addresses that an IPv6 address leads to: mapped, 6to4, Teredo, translated."""
    if isinstance(address, ipaddress.IPv4Address):
        return
    found = (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))
    yield from (one for one in found if one is not None)
    if address in _TRANSLATED:
        yield ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)


@dataclass(frozen=True)
class Asked:
    """How long an answer may take, from the look-up of the name to its end, and how long it may be."""

    seconds: float
    largest: int


@dataclass(frozen=True)
class Reach:
    """Which servers may be spoken to. For development: what is allowed by name, also without TLS."""

    allowed: frozenset[str] = frozenset()
    #: How soon one that did not answer is tried again; each next pause is longer.
    retry_after: timedelta = timedelta(seconds=5)
    _tls: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False, compare=False)

    def faults(self, url: str, pointer: str) -> list[Fault]:
        """What is wrong with an address, as far as it shows without looking up its name."""
        try:
            parts = urlsplit(url)
            is_whole = bool(parts.hostname) and parts.port != 0
        except ValueError:
            return [Fault(pointer, "invalid_url")]
        if not is_whole or parts.username is not None or parts.password is not None or parts.fragment:
            return [Fault(pointer, "invalid_url")]
        code = self._refused(parts)
        return [Fault(pointer, code)] if code else []

    def _refused(self, parts: SplitResult) -> str | None:
        host = parts.hostname or ""
        if host in self.allowed:
            return None
        if parts.scheme != "https":
            return "https_needed"
        return Failure.ADDRESS_REFUSED if _is_literal(host) and not is_public(host) else None

    async def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a name, all of which may be reached; raises Unreached."""
        look_up = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
        try:
            found = await asyncio.get_running_loop().run_in_executor(_NAMES, look_up)
        except (OSError, UnicodeError):
            raise Unreached(Failure.UNKNOWN_NAME) from None
        addresses = list(dict.fromkeys(str(where[0]) for *_, where in found))
        if host not in self.allowed and not all(map(is_public, addresses)):
            raise Unreached(Failure.ADDRESS_REFUSED)
        return addresses

    @asynccontextmanager
    async def line(self) -> AsyncIterator["Line"]:
        """Connections to servers outside, closed at the end."""
        async with httpcore.AsyncConnectionPool(
            ssl_context=self._tls, network_backend=_Checked(self), keepalive_expiry=SECONDS
        ) as pool:
            yield Line(self, pool)


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


class _Checked(httpcore.AsyncNetworkBackend):
    """Connects to an address that was looked at, and to no other."""

    def __init__(self, reach: Reach) -> None:
        self.reach, self.plain = reach, httpcore.AnyIOBackend()
        self._turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's own way to say it
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first of the addresses that answers; raises Unreached, httpcore.ConnectError."""
        last: Exception = httpcore.ConnectError()
        async with self._turns[host]:
            addresses = await self.reach.addresses(host, port)
        for address in addresses:
            try:
                return await self.plain.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last


@dataclass(frozen=True)
class Line:
    """A way to servers outside. It follows no redirect and uses no proxy."""

    reach: Reach
    pool: httpcore.AsyncConnectionPool

    async def post(self, url: str, body: bytes, headers: Headers) -> int:
        """Send something; returns the status of the answer, of which no more is read. Raises Unreached."""
        async with self._sent(url, body, headers, SECONDS) as response:
            return int(response.status)

    async def ask(self, url: str, body: bytes, headers: Headers, limits: Asked) -> tuple[int, bytes]:
        """Send something; returns the status and the content of the answer.

        Raises Unreached, also where the answer is longer than is read.
        """
        async with self._sent(url, body, headers, limits.seconds) as response:
            content = b""
            async for piece in response.aiter_stream():
                content += piece
                if len(content) > limits.largest:
                    raise Unreached(Failure.NO_ANSWER)
            return int(response.status), content

    @asynccontextmanager
    async def _sent(
        self, url: str, body: bytes, headers: Headers, seconds: float
    ) -> AsyncIterator[httpcore.Response]:
        if self.reach.faults(url, ""):
            raise Unreached(Failure.ADDRESS_REFUSED)
        extensions = {"timeout": _limits(seconds)}
        try:
            async with (
                asyncio.timeout(seconds),
                self.pool.stream(
                    "POST", url, headers=headers, content=body, extensions=extensions
                ) as response,
            ):
                yield response
        except (TimeoutError, httpcore.TimeoutException):
            raise Unreached(Failure.TOO_SLOW) from None
        except httpcore.ConnectError as error:
            raise Unreached(_why_no_connection(error)) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError):
            raise Unreached(Failure.NO_ANSWER) from None


def _limits(seconds: float) -> dict[str, float]:
    """What each step may take. Only a step that ends by itself closes what it has opened."""
    short = min(seconds, SECONDS) / 3
    return {"pool": short, "connect": short, "write": seconds / 3, "read": seconds / 3}


def _why_no_connection(error: BaseException) -> Failure:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return Failure.NO_TLS
        cause = cause.__cause__ or cause.__context__
    return Failure.NO_CONNECTION
