"""Nobody is reached who is not for everybody to reach, whatever name or address leads there."""

import asyncio
import socket
import ssl
import threading
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.features.exchange.receiver import receiving
from tests.vault import certificate
from trafficking_api.kit.outbound import Failure, Reach, Unreached, is_public

PUBLIC = ("8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::808:808")
PRIVATE = (
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    *("10.0.0.1", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.8.8.8", "169.254.169.254"),
    *("172.16.0.1", "192.168.1.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1"),
    *("224.0.0.1", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "::8.8.8.8"),
    *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::"),
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
    *("fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2001:db8::1", "100::1"),
    *("", "localhost", "example.org", "127.1"),
)


def test_public_addresses_are_reached_and_no_others() -> None:
    assert [address for address in PUBLIC if not is_public(address)] == []
    assert [address for address in PRIVATE if is_public(address)] == []


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "::1", "::ffff:7f00:1"],
)
async def test_a_name_that_leads_inside_is_refused_when_it_is_looked_up(host: str) -> None:
    with pytest.raises(Unreached) as refused:
        await Reach().addresses(host, 443)
    assert refused.value.failure in {Failure.ADDRESS_REFUSED, Failure.UNKNOWN_NAME}


async def test_one_private_address_among_others_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    _mean(monkeypatch, ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(Unreached) as refused:
        await Reach().addresses("example.org", 443)
    assert refused.value.failure is Failure.ADDRESS_REFUSED


def _mean(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let a name mean these addresses, one answer after the other; returns what was asked."""
    asked: list[str] = []

    def found(host: str, port: int, **_options: Any) -> list[Any]:
        asked.append(host)
        addresses = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    return asked


async def test_a_name_that_means_something_else_a_moment_later_gains_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is looked up once, and the connection goes to what was looked at."""
    async with receiving() as receiver, Reach(frozenset({"hooks.test"})).line() as line:
        asked = _mean(monkeypatch, ["127.0.0.1"], ["203.0.113.9"])
        assert await line.post(f"http://hooks.test:{receiver.port}/", b"{}", {}) == 204
        assert asked[0] == "hooks.test"
        assert set(asked[1:]) <= {"127.0.0.1"}  # what is no name any more
        assert receiver.got[0].headers["host"] == f"hooks.test:{receiver.port}"


async def test_nothing_is_sent_to_an_address_that_was_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async with receiving() as receiver, Reach().line() as line:
        _mean(monkeypatch, ["127.0.0.1"])
        for url in (f"https://hooks.test:{receiver.port}/", f"http://hooks.test:{receiver.port}/"):
            with pytest.raises(Unreached) as refused:
                await line.post(url, b"{}", {})
            assert refused.value.failure is Failure.ADDRESS_REFUSED
        assert receiver.got == []


async def _failure(url: str, reach: Reach | None = None) -> Failure:
    async with (reach or Reach(frozenset({"127.0.0.1", "nobody.invalid"}))).line() as line:
        with pytest.raises(Unreached) as refused:
            await line.post(url, b"{}", {})
    return refused.value.failure


async def test_why_nobody_was_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trafficking_api.kit.outbound.SECONDS", 0.5)
    async with receiving(lambda _: None) as receiver:
        assert await _failure(receiver.url) is Failure.TOO_SLOW
        assert await _failure(receiver.url.replace("http", "https")) is Failure.TOO_SLOW
    assert await _failure(receiver.url) is Failure.NO_CONNECTION
    _no_name(monkeypatch)
    assert await _failure("https://nobody.invalid/") is Failure.UNKNOWN_NAME


def _no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **_options: Any) -> list[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)


async def test_a_name_server_that_stays_silent_holds_up_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An organisation has twenty endpoints at most, each with four hooks on their way."""
    truly, says, asked = socket.getaddrinfo, threading.Event(), []
    hosts = [f"silent{each}.test" for each in range(20)]
    loop, all_ask = asyncio.get_running_loop(), asyncio.Event()

    def found(host: str, *where: Any, **options: Any) -> Any:
        if not host.startswith("silent"):
            return truly(host, *where, **options)
        asked.append(host)
        if set(asked) == set(hosts):
            loop.call_soon_threadsafe(all_ask.set)
        says.wait(30)
        raise socket.gaierror(socket.EAI_AGAIN, "silent")

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr("trafficking_api.kit.outbound.SECONDS", 30.0)
    async with receiving() as receiver, AsyncExitStack() as open_lines:
        reach = Reach(frozenset({"127.0.0.1", *hosts}))
        lines = [await open_lines.enter_async_context(reach.line()) for _ in hosts]
        posts = [
            asyncio.create_task(line.post(f"https://{host}/", b"{}", {}))
            for host, line in zip(hosts, lines, strict=True)
            for _ in range(4)
        ]
        other = await open_lines.enter_async_context(reach.line())
        async with asyncio.timeout(10):
            await all_ask.wait()
            assert await other.post(receiver.url, b"{}", {}) == 204
            await asyncio.to_thread(int)
        assert len(asked) == len(hosts)
        says.set()
        assert {type(each) for each in await asyncio.gather(*posts, return_exceptions=True)} == {Unreached}


async def test_who_says_something_that_is_no_answer_has_not_answered() -> None:
    async def nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"what?\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(nonsense, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    assert await _failure(f"http://127.0.0.1:{port}/") is Failure.NO_ANSWER
    server.close()
    await server.wait_closed()


async def test_a_certificate_of_nobody_we_know_is_not_trusted(tmp_path: Path) -> None:
    """Also where plain connections are allowed: who speaks TLS must be who it says."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate(tmp_path))
    spoken: list[bytes] = []

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        spoken.append(await reader.read(1))
        writer.close()

    server = await asyncio.start_server(hear, "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]
    assert await _failure(f"https://127.0.0.1:{port}/") is Failure.NO_TLS
    assert b"".join(spoken) == b""
    server.close()
    await server.wait_closed()
