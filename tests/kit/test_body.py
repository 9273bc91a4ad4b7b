"""What arrives: within limits, in memory, and the same for twins however a form is parted."""

import httpx
import pytest
from fastapi import Request

from trafficking_api.kit.body import LARGEST_FILE, Limits, essence, with_body
from trafficking_api.kit.errors import Malformed, TooLarge

LIMITS = Limits(100, 1)


def arriving(body: bytes, *, kind: str = "application/json", length: str | None = None) -> Request:
    """A request with this body, in pieces of ten bytes."""
    pieces = [body[at : at + 10] for at in range(0, len(body), 10)] or [b""]

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    headers = [(b"content-type", kind.encode())]
    headers += [(b"content-length", length.encode())] if length is not None else []
    return Request({"type": "http", "method": "POST", "path": "/", "headers": headers}, receive)


async def test_a_body_may_be_as_large_as_the_limit() -> None:
    read = await with_body(arriving(b"x" * 100), LIMITS)
    assert await read.body() == b"x" * 100


@pytest.mark.parametrize("length", [None, "101", "9" * 5000])
async def test_a_larger_one_is_refused_whether_or_not_it_says_so(length: str | None) -> None:
    with pytest.raises(TooLarge):
        await with_body(arriving(b"x" * 101, length=length), LIMITS)


@pytest.mark.parametrize("length", ["-1", "ten", "1e3", ""])
async def test_an_impossible_length_is_malformed(length: str) -> None:
    with pytest.raises(Malformed):
        await with_body(arriving(b"x", length=length), LIMITS)


async def test_a_form_is_the_same_however_it_is_parted() -> None:
    def posted(content: bytes) -> httpx.Request:
        return httpx.Request(
            "POST", "http://test", data={"kind": "Other"}, files={"file": ("a.txt", content)}
        )

    seen = set()
    for content in (b"one", b"one", b"two"):
        sent = posted(content)
        read = await with_body(
            arriving(sent.read(), kind=sent.headers["Content-Type"]), Limits(LARGEST_FILE, 1)
        )
        assert await read.body() == sent.read()
        seen.add(await essence(read))
    assert len(seen) == 2


async def test_any_other_body_is_its_own_essence() -> None:
    read = await with_body(arriving(b"--a--", kind="application/json; boundary=a"), LIMITS)
    assert await essence(read) == b"--a--"
