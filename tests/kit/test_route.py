"""Every operation reads its request strictly: what is unknown, unreadable or slow is refused."""

import asyncio
import time
from typing import Annotated, Any
from uuid import UUID

import httpx
import pytest
from fastapi import APIRouter, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import Field
from starlette.exceptions import HTTPException

from tests.kit.spoken import Heard, Piece, speak
from trafficking_api.kit.body import Room
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.envelope import Envelope
from trafficking_api.kit.errors import Problem
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.problems import from_http, from_validation, respond
from trafficking_api.kit.route import Route, Wing, together
from trafficking_api.kit.wire import Id, In, Line

LIMIT, SECONDS = 2000, 1.0
JSON = {"Content-Type": "application/json"}


class Thing(In):
    name: Line
    parts: list[Line] = Field(default=[], max_length=3)


class ThingFilter(PageParams):
    status: list[Line] = Field(default=[], max_length=2)
    owner_id: Id | None = None


router = APIRouter(route_class=Route)


@router.get("/things")
async def list_things(wanted: Annotated[ThingFilter, Query()]) -> dict[str, Any]:
    return {"limit": wanted.limit, "status": wanted.status}


@router.post("/things", status_code=201)
async def make_thing(body: Thing) -> dict[str, str]:
    return {"name": body.name}


@router.patch("/things/{thing_id}")
async def change_thing(thing_id: UUID, expected: IfMatch, body: Thing) -> dict[str, str]:
    expected.check(1)
    return {"name": body.name}


@router.post("/things/{thing_id}/break")
async def break_thing(thing_id: UUID) -> dict[str, str]:
    raise RuntimeError(str(thing_id))


@router.get("/things/slow")
async def slow_thing() -> dict[str, str]:
    await asyncio.sleep(60)
    raise AssertionError


async def refused(request: Request, error: Exception) -> Response:
    if isinstance(error, RequestValidationError):
        return respond(request, from_validation(error))
    return respond(request, from_http(error) if isinstance(error, HTTPException) else _problem(error))


def _problem(error: Exception) -> Problem:
    assert isinstance(error, Problem)
    return error


@pytest.fixture(scope="module")
def small() -> FastAPI:
    app = FastAPI(redirect_slashes=False, openapi_url=None)
    app.router.routes.append(Wing(router))
    for kind in (Problem, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, refused)
    app.state.max_body_bytes, app.state.body_seconds, app.state.answer_seconds = LIMIT, SECONDS, SECONDS
    app.state.room = Room()
    app.add_middleware(Envelope, api=app)
    return app


async def post(app: FastAPI, *body: Piece, **headers: str) -> Heard:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return await speak(app, "POST", "/things", body=body, headers={**JSON, **sent})


def refusal(heard: Heard, status: int, code: str) -> None:
    assert (heard.status, heard.document["code"]) == (status, code), heard.body
    assert heard.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "path", "root_path", "status"),
    [
        ("GET", "/things", "", 200),
        ("HEAD", "/things", "", 200),
        ("GET", "/t%68ings", "", 200),
        ("GET", "/behind/things", "/behind", 200),
        ("DELETE", "/things", "", 405),
        ("GET", "/thing", "", 404),
        ("GET", "/others/things", "", 404),
        ("GET", "/", "", 404),
    ],
)
async def test_a_wing_is_found_by_how_its_paths_begin(
    small: FastAPI, method: str, path: str, root_path: str, status: int
) -> None:
    transport = httpx.ASGITransport(app=small, root_path=root_path)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        assert (await http.request(method, path)).status_code == status


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("", 200),
        ("*/*", 200),
        ("application/json", 200),
        ("APPLICATION/JSON", 200),
        ("application/*;q=0.1", 200),
        ("application/json; charset=utf-8", 200),
        ("application/problem+json", 200),
        ("text/html, application/xhtml+xml;q=0.9, */*;q=0.8", 200),
        ("text/csv", 406),
        ("text/csv, application/xml", 406),
        ("application/json;q=0", 406),
        ("application/json; q = 0.000", 406),
        ("*/*;q=0.0", 406),
        ("json", 406),
        (",;,", 406),
        ("text/csv," * 5000, 406),
    ],
)
async def test_a_caller_who_takes_no_json_is_told_so(small: FastAPI, accept: str, status: int) -> None:
    heard = await speak(small, "GET", "/things", headers={"Accept": accept} if accept else {})
    assert heard.status == status
    if status == 406:
        refusal(heard, 406, "not_acceptable")


@pytest.mark.parametrize(
    ("media", "method", "status"),
    [
        ("application/json", "POST", 201),
        ("Application/JSON; charset=utf-8", "POST", 201),
        ("application/merge-patch+json", "PATCH", 200),
        ("application/json", "PATCH", 200),
        ("application/merge-patch+json", "POST", 415),
        ("text/plain", "POST", 415),
        ("application/x-www-form-urlencoded", "POST", 415),
        ("application/jsonp", "POST", 415),
        ("", "POST", 415),
        ("text/plain", "PATCH", 415),
    ],
)
async def test_only_json_is_read(small: FastAPI, media: str, method: str, status: int) -> None:
    path = "/things" if method == "POST" else f"/things/{UUID(int=1)}"
    headers = {"Content-Type": media, "If-Match": '"1"'} if media else {"If-Match": '"1"'}
    heard = await speak(small, method, path, headers=headers, body=[b'{"name": "a"}'])
    assert heard.status == status, heard.body


@pytest.mark.parametrize(
    "query", ["stauts=intake", "limit=5&x=", "Limit=5", "limit%00=5", "status=a&%ed%a0%80=b", "=1"]
)
async def test_a_misspelt_parameter_must_not_return_everybody(small: FastAPI, query: str) -> None:
    heard = await speak(small, "GET", "/things", query=query)
    refusal(heard, 400, "unknown_parameter")
    assert heard.document["known"] == ["cursor", "limit", "owner_id", "status"]


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=201", "limit=x", "limit=", "status=", "status=a&status=b&status=c", "owner_id=1"],
)
async def test_a_known_parameter_with_an_impossible_value_is_422(small: FastAPI, query: str) -> None:
    heard = await speak(small, "GET", "/things", query=query)
    refusal(heard, 422, "invalid")
    assert heard.document["errors"][0]["pointer"].startswith("?" + query.split("=", maxsplit=1)[0])


@pytest.mark.parametrize("query", ["limit=5&limit=6", "limit=5&status=a&limit=5", "limit=&limit=5"])
async def test_a_parameter_that_counts_once_and_is_given_twice_is_422(small: FastAPI, query: str) -> None:
    """Else the last one would count, and what the first one asked for be left out in silence."""
    heard = await speak(small, "GET", "/things", query=query)
    refusal(heard, 422, "invalid")
    assert heard.document["errors"] == [{"pointer": "?limit", "code": "repeated", "params": {}}]


async def test_a_parameter_that_may_be_given_more_than_once_is_heard_whole(small: FastAPI) -> None:
    heard = await speak(small, "GET", "/things", query="status=a&limit=5&status=b")
    assert (heard.status, heard.document) == (200, {"limit": 5, "status": ["a", "b"]})


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"\xff\xfe",
        b'{"name": "a"',
        b"[" * (LIMIT - 1),
        b'{"name": ' * 200,
        b"\x00",
    ],
)
async def test_what_is_no_json_is_400_or_422_and_never_500(small: FastAPI, body: bytes) -> None:
    heard = await post(small, body)
    assert heard.status in ({400} if body else {422}), heard.body
    assert heard.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "body",
    [
        b'{"name": "CANARY\\u0000"}',
        b'{"name": "CANARY\\ud800"}',
        b'{"name": "a", "CANARY": 1}',
        b'{"name": "a", "\\ud800CANARY": 1}',
        b'{"name": "a", "\\u0000CANARY": 1}',
        b'{"name": "a", "CANARY/~": {"CANARY": 1}}',
        b'{"name": ["CANARY"]}',
        b'{"name": "a", "parts": ["CANARY ", 5]}',
        b'["CANARY"]',
        b'"CANARY"',
        b'{"name": NaN}',
        b'{"name": 1e999}',
        b'{"name": ' + b"9" * 1500 + b"}",
    ],
)
async def test_what_was_sent_is_never_repeated(small: FastAPI, body: bytes) -> None:
    heard = await post(small, body)
    assert heard.status in {400, 422}, heard.body
    assert b"CANARY" not in heard.body
    assert b"9" * 9 not in heard.body


async def test_an_impossible_id_looks_like_one_that_is_not_there(small: FastAPI) -> None:
    for path in ("/things/CANARY/break", "/things/0/break", "/things/%00/break"):
        heard = await speak(small, "POST", path)
        refusal(heard, 404, "not_found")
        assert b"CANARY" not in heard.body


async def test_a_change_without_if_match_is_428_and_a_stale_one_412(small: FastAPI) -> None:
    path, body = f"/things/{UUID(int=1)}", [b'{"name": "a"}']
    refusal(await speak(small, "PATCH", path, headers=JSON, body=body), 428, "if_match_required")
    refusal(await speak(small, "PATCH", path, headers={**JSON, "If-Match": '"2"'}, body=body), 412, "stale")
    both_wrong = await speak(small, "PATCH", path, headers=JSON, body=[b"{}"])
    refusal(both_wrong, 422, "invalid")


async def test_a_body_that_dawdles_is_cut_off(small: FastAPI) -> None:
    began = time.perf_counter()
    refusal(await post(small, b'{"name"', 60.0, b': "a"}'), 400, "malformed")
    drips = [piece for letter in b'{"name": "a"}' for piece in (bytes([letter]), SECONDS / 4)]
    refusal(await post(small, *drips), 400, "malformed")
    assert time.perf_counter() - began < 6 * SECONDS


async def test_work_that_takes_too_long_is_503_in_time(small: FastAPI) -> None:
    began = time.perf_counter()
    heard = await speak(small, "GET", "/things/slow")
    refusal(heard, 503, "unavailable")
    assert int(heard.headers["retry-after"]) >= 1
    assert time.perf_counter() - began < 3 * SECONDS


async def test_a_chunked_body_above_the_limit_is_refused_before_it_ends(small: FastAPI) -> None:
    heard = await post(small, *[b"x" * 500] * 1000)
    refusal(heard, 413, "too_large")
    assert heard.pieces_taken == LIMIT // 500 + 1
    assert (await post(small, b'{"name": "a"', b" " * (LIMIT - 13), b"}")).status == 201
    refusal(await post(small, b'{"name": "a"', b" " * (LIMIT - 12), b"}"), 413, "too_large")


@pytest.mark.parametrize("length", [str(LIMIT + 1), "9" * 30, "9" * 5000])
async def test_a_declared_length_above_the_limit_is_refused_unread(small: FastAPI, length: str) -> None:
    heard = await post(small, b"{}", Content_Length=length)
    refusal(heard, 413, "too_large")
    assert heard.pieces_taken == 0


@pytest.mark.parametrize("length", ["-1", "abc", "1e3", "0x10", "5, 5", "+5", "\xb2"])
async def test_a_length_that_is_no_number_is_malformed(small: FastAPI, length: str) -> None:
    refusal(await post(small, b"{}", Content_Length=length), 400, "malformed")


async def test_a_client_that_hangs_up_while_sending_is_no_fault_of_ours(small: FastAPI) -> None:
    refusal(await post(small, b'{"name"', None), 400, "malformed")


async def test_slow_senders_do_not_wait_for_each_other(small: FastAPI) -> None:
    began = time.perf_counter()
    heard = await asyncio.gather(*(post(small, b"{", 60.0) for _ in range(20)), post(small, b'{"name": "a"}'))
    assert [answer.status for answer in heard] == [400] * 20 + [201]
    assert time.perf_counter() - began < 5 * SECONDS


def test_no_operation_of_a_router_within_a_router_is_lost() -> None:
    outer = APIRouter()
    outer.include_router(router)
    with pytest.raises(TypeError, match="not only operations"):
        Wing(outer)
    assert Wing(together(router, APIRouter())).routes == Wing(router).routes
