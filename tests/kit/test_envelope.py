"""What every answer carries, whatever happened inside; nothing of a fault leaves."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.responses import StreamingResponse

from tests.kit.spoken import speak
from trafficking_api.app import create_app
from trafficking_api.kit.body import Room
from trafficking_api.kit.envelope import PRIVACY, Envelope
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.kit.route import Route
from trafficking_api.settings import Settings

CANARY = "canary-of-a-fault-4711"


@pytest.fixture(scope="module")
def small() -> FastAPI:
    app = FastAPI(redirect_slashes=False, openapi_url=None)
    app.router.route_class = Route
    app.state.max_body_bytes, app.state.body_seconds, app.state.answer_seconds = 1000, 1, 1
    app.state.room = Room()

    @app.get("/things/{thing_id}")
    async def read_thing(thing_id: str) -> dict[str, str]:
        return {"id": thing_id}

    @app.put("/things/{thing_id}")
    async def put_thing(thing_id: str) -> dict[str, str]:
        raise RuntimeError(CANARY)

    @app.post("/things")
    async def make_thing() -> StreamingResponse:
        async def lines() -> AsyncIterator[bytes]:
            yield b"one"
            raise RuntimeError(CANARY)

        return StreamingResponse(lines())

    app.add_middleware(Envelope, api=app, headers=[("Demo", "true")])
    return app


@pytest.fixture
async def http(small: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=small, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


async def test_every_answer_has_an_id_of_its_own_and_the_privacy_headers(http: httpx.AsyncClient) -> None:
    answers = [await http.get("/things/1"), await http.get("/nothing"), await http.put("/things/1")]
    answers += [await http.options("/things/1"), await http.head("/things/1"), await http.delete("/things/1")]
    assert [answer.status_code for answer in answers] == [200, 404, 500, 204, 200, 405]
    assert len({UUID(answer.headers["Request-Id"]) for answer in answers}) == len(answers)
    for answer in answers:
        assert {name: answer.headers[name] for name in PRIVACY} == PRIVACY
        assert answer.headers["Demo"] == "true"


async def test_an_unexpected_fault_is_a_problem_that_tells_nothing_of_it(http: httpx.AsyncClient) -> None:
    answer = await http.put("/things/1")
    told = answer.json()
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (told["code"], told["status"], told["errors"]) == ("internal_error", 500, [])
    assert told["instance"] == "urn:uuid:" + answer.headers["Request-Id"]
    assert CANARY not in answer.text + str(answer.headers)
    assert "Traceback" not in answer.text
    assert "RuntimeError" not in answer.text


async def test_a_fault_after_the_answer_has_started_breaks_it_off(small: FastAPI) -> None:
    with pytest.raises(RuntimeError, match=CANARY):
        await speak(small, "POST", "/things")


async def test_head_is_get_without_the_body(http: httpx.AsyncClient) -> None:
    got, head = await http.get("/things/1"), await http.head("/things/1")
    assert (head.status_code, head.content) == (200, b"")
    for answer in (got, head):
        del answer.headers["Request-Id"]
    assert head.headers == got.headers
    assert head.headers["Content-Length"] == str(len(got.content))


async def test_options_and_405_name_every_method_of_the_address(http: httpx.AsyncClient) -> None:
    asked, refused = await http.options("/things/1"), await http.delete("/things/1")
    assert asked.headers["Allow"] == refused.headers["Allow"] == "GET, HEAD, OPTIONS, PUT"
    assert (asked.status_code, asked.content) == (204, b"")
    assert refused.headers["Content-Type"].startswith("application/")
    assert (await http.head("/things")).status_code == 405
    assert (await http.head("/things")).headers["Allow"] == "OPTIONS, POST"


async def test_an_address_that_is_not_there_has_no_methods(http: httpx.AsyncClient) -> None:
    for method in ("OPTIONS", "GET", "HEAD", "DELETE", "BREW"):
        answer = await http.request(method, "/nothing")
        assert answer.status_code == 404
        assert "Allow" not in answer.headers


async def test_what_is_not_http_passes_untouched() -> None:
    seen: list[str] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope["type"])

    async def nothing(*_message: Any) -> Any:
        raise AssertionError

    await Envelope(inner, FastAPI())({"type": "lifespan"}, nothing, nothing)
    assert seen == ["lifespan"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/things/1", 200),
        ("GET", "/nothing", 404),
        ("DELETE", "/things/1", 405),
        ("DELETE", "/things", 405),
        ("PUT", "/things/1", 500),
        ("OPTIONS", "/things", 204),
    ],
)
async def test_a_script_of_a_known_origin_reads_every_answer(
    small: FastAPI, method: str, path: str, status: int
) -> None:
    """What breaks and what is refused at the gate too: else a browser says that there was no answer."""
    cors = partial(CORSMiddleware, allow_origins=["https://front.example"], expose_headers=["Request-Id"])
    app = FastAPI(redirect_slashes=False, openapi_url=None)
    app.router = small.router
    app.state = small.state
    app.add_middleware(Envelope, api=small, browsers=cors)
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        for origin, is_let_in in (("https://front.example", True), ("https://other.example", False)):
            answer = await http.request(method, path, headers={"Origin": origin})
            assert answer.status_code == status
            told = answer.headers.get("Access-Control-Allow-Origin")
            assert told == (origin if is_let_in else None)
            assert str(UUID(answer.headers["Request-Id"])) == answer.headers["Request-Id"]
        asking = {"Origin": "https://front.example", "Access-Control-Request-Method": "GET"}
        before = await http.options(path, headers=asking)
        assert (before.status_code, before.headers["Cache-Control"]) == (200, "no-store")
        assert before.headers["Access-Control-Allow-Origin"] == "https://front.example"
        assert str(UUID(before.headers["Request-Id"])) == before.headers["Request-Id"]


async def test_a_deployment_lets_its_front_end_read_what_an_address_does_not_take(
    settings: Settings, keys: KeyFile
) -> None:
    origins = {"allowed_origins": ["https://front.example"]}
    transport = httpx.ASGITransport(app=create_app(settings.model_copy(update=origins), keys))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        answer = await http.delete("/healthz", headers={"Origin": "https://front.example"})
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert answer.headers["Access-Control-Allow-Origin"] == "https://front.example"
    assert "Request-Id" in answer.headers["Access-Control-Expose-Headers"]
