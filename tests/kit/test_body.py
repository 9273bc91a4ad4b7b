"""What arrives: within limits, in memory, and the same for twins however a form is parted."""

from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest
from fastapi import Request

from trafficking_api.kit.body import LARGE, LARGEST_FILE, Limits, Place, Room, essence, with_body
from trafficking_api.kit.errors import Malformed, TooLarge, Unavailable

LIMITS = Limits(100, 1)


@pytest.fixture
def place() -> Iterator[Place]:
    with Room().of("somebody") as given:
        yield given


def arriving(body: bytes, *, kind: str = "application/json", length: str | None = None) -> Request:
    """A request with this body, in pieces of ten bytes."""
    pieces = [body[at : at + 10] for at in range(0, len(body), 10)] or [b""]

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    headers = [(b"content-type", kind.encode())]
    headers += [(b"content-length", length.encode())] if length is not None else []
    return Request({"type": "http", "method": "POST", "path": "/", "headers": headers}, receive)


async def test_a_body_may_be_as_large_as_the_limit(place: Place) -> None:
    read = await with_body(arriving(b"x" * 100), LIMITS, place)
    assert await read.body() == b"x" * 100


@pytest.mark.parametrize("length", [None, "101", "9" * 5000])
async def test_a_larger_one_is_refused_whether_or_not_it_says_so(place: Place, length: str | None) -> None:
    with pytest.raises(TooLarge):
        await with_body(arriving(b"x" * 101, length=length), LIMITS, place)


@pytest.mark.parametrize("length", ["-1", "ten", "1e3", ""])
async def test_an_impossible_length_is_malformed(place: Place, length: str) -> None:
    with pytest.raises(Malformed):
        await with_body(arriving(b"x", length=length), LIMITS, place)


async def test_a_form_is_the_same_however_it_is_parted(place: Place) -> None:
    def posted(content: bytes) -> httpx.Request:
        return httpx.Request(
            "POST", "http://test", data={"kind": "Other"}, files={"file": ("a.txt", content)}
        )

    seen = set()
    for content in (b"one", b"one", b"two"):
        sent = posted(content)
        read = await with_body(
            arriving(sent.read(), kind=sent.headers["Content-Type"]), Limits(LARGEST_FILE, 1), place
        )
        assert await read.body() == sent.read()
        seen.add(await essence(read))
    assert len(seen) == 2


async def test_any_other_body_is_its_own_essence(place: Place) -> None:
    read = await with_body(arriving(b"--a--", kind="application/json; boundary=a"), LIMITS, place)
    assert await essence(read) == b"--a--"


def large(size: int = LARGE + 1) -> Request:
    """A request with so many bytes, that does not say how many, in two pieces."""
    pieces = [b"x" * LARGE, b"x" * (size - LARGE)]

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    return Request({"type": "http", "method": "POST", "path": "/", "headers": []}, receive)


async def read(place: Place, request: Request) -> None:
    await with_body(request, Limits(LARGEST_FILE, 60), place)


async def test_two_large_bodies_of_a_sender_and_eight_of_all_lie_in_memory_at_once() -> None:
    room, senders = Room(), ["one", "two", "three", "four"]
    with ExitStack() as held:
        for sender in senders:
            for _ in range(2):
                await read(held.enter_context(room.of(sender)), large())
            with room.of(sender) as third, pytest.raises(Unavailable) as refusal:
                await read(third, large())
            assert refusal.value.headers == {"Retry-After": "10"}
        with room.of("five") as ninth:
            with pytest.raises(Unavailable):
                await read(ninth, large())
            await read(ninth, large(LARGE))  # what is not large needs no room
    for sender in senders:
        with room.of(sender) as again:
            await read(again, large())


async def test_one_of_a_sender_that_ends_makes_room_for_one() -> None:
    room = Room()
    with ExitStack() as held:
        await read(held.enter_context(room.of("one")), large())
        with room.of("one") as ended:
            await read(ended, large())
        await read(held.enter_context(room.of("one")), large())
        with room.of("one") as third, pytest.raises(Unavailable):
            await read(third, large())


async def test_a_large_body_that_is_refused_or_hangs_up_leaves_no_mark() -> None:
    room = Room()

    async def hang_up() -> dict[str, object]:
        return pieces.pop(0)

    for _ in range(9):
        with room.of("one") as place, pytest.raises(TooLarge):
            await with_body(large(LARGE * 2 + 1), Limits(LARGE * 2, 60), place)
        pieces: list[dict[str, object]] = [
            {"type": "http.request", "body": b"x" * (LARGE + 1), "more_body": True},
            {"type": "http.disconnect"},
        ]
        cut = Request({"type": "http", "method": "POST", "path": "/", "headers": []}, hang_up)
        with room.of("one") as place, pytest.raises(Malformed):
            await read(place, cut)
    with room.of("one") as place:
        await read(place, large())
