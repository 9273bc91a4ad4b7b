"""A conversation with a server that is busy, lies, or is gone: patient, careful, and with an end."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.faults.deployment import free_port
from trafficking_api.cli.remote.exits import Ended, Exit
from trafficking_api.cli.remote.profiles import Profile
from trafficking_api.cli.remote.session import TRIES, Session, own

PROBLEM = {
    "code": "invalid",
    "title": "Some fields are not valid",
    "errors": [{"pointer": "/urgency", "code": "enum", "params": {}}],
}


Answer = tuple[int, dict[str, str], object]


@dataclass
class Server:
    """A server that gives the answers it was told to, one after the other, and remembers who asked."""

    answers: list[Answer]
    tokens: list[int] = field(default_factory=lambda: [200])
    #: What it says in the place of a token.
    token: object = None
    asked: list[str] = field(default_factory=list)
    address: str = ""


@contextmanager
def running(server: Server) -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            server.asked.append(f"{self.command} {self.path} {self.headers.get('Authorization', '')}".strip())
            if self.path == "/oauth/token":
                number = len([line for line in server.asked if "/oauth/token" in line])
                status = server.tokens[min(number, len(server.tokens)) - 1]
                headers: dict[str, str] = {}
                given = {"access_token": f"t{number}", "expires_in": 600}
                body: object = given if server.token is None else server.token
            else:
                status, headers, body = server.answers.pop(0)
            content = json.dumps(body).encode()
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815 (the names that http.server looks for)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        server.address = f"http://127.0.0.1:{listening.server_port}"
        thread = Thread(target=listening.serve_forever)
        thread.start()
        yield server
        listening.shutdown()
        thread.join()


def talk(server: Server) -> Session:
    return Session(Profile(server.address, "client", "geheim"), pause=0.01)


def test_a_reading_is_tried_again_while_the_server_is_busy_and_then_given_up() -> None:
    busy: Answer = (503, {"Retry-After": "0"}, {})
    with running(Server([busy, busy, (200, {}, {"here": True})])) as server:
        session = talk(server)
        with session.http:
            assert session.get("/v1/me").json() == {"here": True}
    with running(Server([busy] * TRIES)) as server:
        session = talk(server)
        with session.http, pytest.raises(Ended) as end:
            session.get("/v1/me")
        assert (end.value.code, server.answers) == (Exit.SILENT, [])


def test_a_proxy_hears_nothing_of_what_is_said_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with running(Server([])) as proxy, running(Server([(200, {}, {"here": True})])) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        session = talk(server)
        with session.http:
            assert session.get("/v1/me").json() == {"here": True}
    assert (proxy.asked, len(server.asked)) == ([], 2)


def test_a_change_is_sent_once_whatever_happens() -> None:
    with running(Server([(503, {}, {}), (200, {}, {})])) as server:
        session = talk(server)
        with session.http, pytest.raises(Ended) as end:
            session.change("PATCH", "/v1/cases/1", {"urgency": "x"})
        assert end.value.code == Exit.SILENT
        assert len([line for line in server.asked if line.startswith("PATCH")]) == 1


def test_a_token_that_was_revoked_is_renewed_once_and_one_is_used_for_many_requests() -> None:
    fine: Answer = (200, {}, {})
    with running(Server([fine, fine, (401, {}, {}), fine, (401, {}, {}), (401, {}, {})])) as server:
        session = talk(server)
        with session.http:
            for _ in range(3):
                session.get("/v1/me")
            with pytest.raises(Ended) as end:
                session.get("/v1/me")
    assert end.value.code == Exit.NOT_LET_IN
    used = [line.removeprefix("GET /v1/me Bearer ") for line in server.asked if "Bearer" in line]
    assert used == ["t1", "t1", "t1", "t2", "t2", "t3"]


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, Exit.NOT_LET_IN),
        (401, Exit.NOT_LET_IN),
        (503, Exit.SILENT),
        # What stands there may be another server, or none of ours: of the secret it says nothing.
        (404, Exit.SILENT),
        (500, Exit.SILENT),
        (301, Exit.SILENT),
    ],
)
def test_no_token_is_no_conversation(status: int, code: Exit) -> None:
    with running(Server([], tokens=[status])) as server:
        session = talk(server)
        with session.http, pytest.raises(Ended) as end:
            session.get("/v1/me")
    assert end.value.code == code
    assert "geheim" not in str(end.value)


@pytest.mark.parametrize("body", ["a page", {"token": "t1"}, [], {"access_token": "t1", "expires_in": "x"}])
def test_what_is_no_token_is_told_in_one_line(body: object) -> None:
    with running(Server([], token=body)) as server:
        session = talk(server)
        with session.http, pytest.raises(Ended, match="is it the API") as end:
            session.get("/v1/me")
    assert end.value.code == Exit.SILENT


def test_a_refusal_is_its_code_its_title_and_its_places() -> None:
    with running(Server([(422, {}, PROBLEM), (404, {}, "not JSON of ours")])) as server:
        session = talk(server)
        with session.http:
            with pytest.raises(Ended) as end:
                session.change("POST", "/v1/cases", {"urgency": "geheim"})
            assert str(end.value) == "invalid: Some fields are not valid; /urgency enum"
            assert end.value.code == Exit.REFUSED
            with pytest.raises(Ended, match="status 404"):
                session.get("/v1/cases/1")


def test_a_server_that_is_gone_is_named() -> None:
    session = Session(Profile(f"http://127.0.0.1:{free_port()}", "client", "geheim"), pause=0.001)
    with session.http, pytest.raises(Ended, match="does not answer") as end:
        session.get("/v1/me")
    assert end.value.code == Exit.SILENT


@pytest.mark.parametrize("link", ["https://elsewhere.example/v1/cases", "//elsewhere.example/x", "v1/cases"])
def test_a_link_to_somewhere_else_is_not_followed(link: str) -> None:
    page = {"items": [{"id": 1}], "next": link}
    with running(Server([(200, {}, page)])) as server:
        session = talk(server)
        with session.http, pytest.raises(Ended, match="somewhere else"):
            list(session.pages("/v1/cases"))
    assert own("/v1/cases?cursor=x") == "/v1/cases?cursor=x"


def test_pages_are_read_to_the_last() -> None:
    pages = [{"items": [{"id": 1}], "next": "/v1/cases?cursor=a"}, {"items": [{"id": 2}]}]
    with running(Server([(200, {}, page) for page in pages])) as server:
        session = talk(server)
        with session.http:
            assert list(session.pages("/v1/cases")) == [
                ([{"id": 1}], "/v1/cases?cursor=a"),
                ([{"id": 2}], None),
            ]
