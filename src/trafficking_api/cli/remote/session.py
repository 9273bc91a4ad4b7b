"""A conversation with the public API: signed in, patient with a server that is busy, clear when refused."""

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from trafficking_api.cli.remote.exits import Ended, Exit, stop
from trafficking_api.cli.remote.profiles import Profile

#: A token is renewed this long before it ends.
EARLY = 30.0
#: Longer than the longest wait for an event.
TIMEOUT = 60.0
#: How often a reading is tried when the server is not there, and the seconds before the second time.
TRIES, PAUSE, LONGEST = 4, 0.5, 30.0
#: What the server says when it is busy, or what stands before it when it is gone.
BUSY = {429, 502, 503, 504}
#: What it says to an id and a secret that are not good (RFC 6749, 5.2).
NOT_LET_IN = {400, 401}


class _SignedIn(httpx.Auth):
    """A token for many requests, and another, once, when it is refused."""

    requires_response_body = True

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._token, self._until = "", 0.0

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        fresh = time.monotonic() >= self._until
        if fresh:
            self._keep((yield self._ask()))
        request.headers["Authorization"] = f"Bearer {self._token}"
        answer = yield request
        if answer.status_code == httpx.codes.UNAUTHORIZED and not fresh:
            self._keep((yield self._ask()))
            request.headers["Authorization"] = f"Bearer {self._token}"
            yield request

    def _ask(self) -> httpx.Request:
        profile = self._profile
        form = {
            "grant_type": "client_credentials",
            "client_id": profile.client_id,
            "client_secret": profile.client_secret,
        }
        return httpx.Request("POST", f"{profile.address.rstrip('/')}/oauth/token", data=form)

    def _keep(self, answer: httpx.Response) -> None:
        if answer.status_code in BUSY:
            stop(Exit.SILENT, f"the server gives no token now ({answer.status_code})")
        if answer.status_code in NOT_LET_IN:
            stop(Exit.NOT_LET_IN, "the server does not accept this client id and secret")
        try:
            given = answer.raise_for_status().json()
            self._token, self._until = given["access_token"], time.monotonic() + given["expires_in"] - EARLY
        except (httpx.HTTPStatusError, ValueError, KeyError, TypeError):
            stop(
                Exit.SILENT, f"what is at this address gives no token ({answer.status_code}): is it the API?"
            )


class Session:
    """Calls the API as one client. Every refusal ends the command, unless it is expected."""

    def __init__(self, profile: Profile, *, pause: float = PAUSE) -> None:
        self.profile, self._pause = profile, pause
        self.http = httpx.Client(
            base_url=profile.address,
            auth=_SignedIn(profile),
            timeout=TIMEOUT,
            # Without TLS it speaks to this machine alone: a proxy of the environment would hear the secret.
            trust_env=profile.address.startswith("https:"),
        )

    def get(self, path: str, *, expect: frozenset[int] = frozenset(), **query: Any) -> httpx.Response:
        """Read; tried again while the server is not there or busy. Raises Ended."""
        for left in reversed(range(TRIES)):
            try:
                answer = self.http.get(path, params=query or None)
            except httpx.TransportError as error:
                seconds = self._pause * 2 ** (TRIES - 1 - left)
                if not left:
                    stop(Exit.SILENT, f"{self.profile.address} does not answer ({type(error).__name__})")
            else:
                if answer.status_code not in BUSY or not left:
                    return answered(answer, expect)
                seconds = _asked_to_wait(answer, self._pause)
            time.sleep(seconds)
        raise AssertionError  # the last try returns or raises

    def change(self, method: str, path: str, body: Any = None, **options: Any) -> httpx.Response:
        """Change something, once: whether to repeat it is for the caller to know. Raises Ended."""
        expect = options.pop("expect", frozenset())
        try:
            return answered(self.http.request(method, path, json=body, **options), expect)
        except httpx.TransportError as error:
            stop(Exit.SILENT, f"{self.profile.address} does not answer ({type(error).__name__})")

    def pages(self, link: str) -> Iterator[tuple[list[dict[str, Any]], str | None]]:
        """The pages of a list from a link on, each with the link of the next. Raises Ended."""
        here: str | None = link
        while here is not None:
            page = self.get(own(here)).json()
            here = page.get("next")
            yield page["items"], here


@contextmanager
def session(profile: Profile) -> Iterator[Session]:
    """A conversation that is closed at the end."""
    opened = Session(profile)
    with opened.http:
        yield opened


def own(link: str) -> str:
    """A link of this server; another would carry the token elsewhere. Raises Ended."""
    if not link.startswith("/") or link.startswith("//"):
        stop(Exit.REFUSED, "the server gave a link to somewhere else")
    return link


def answered(answer: httpx.Response, expect: frozenset[int] = frozenset()) -> httpx.Response:
    """The answer, if it is one, or a status that is expected. Raises Ended."""
    if answer.is_success or answer.status_code in expect:
        return answer
    raise refusal(answer)


def refusal(answer: httpx.Response) -> Ended:
    """A refusal in one line: its code, its title, and the places it points at; never what was sent."""
    try:
        problem = answer.json()
        named, said = str(problem["code"]), f"{problem['code']}: {problem['title']}"
        places = [f"{each['pointer']} {each['code']}" for each in problem.get("errors", ())]
    except (ValueError, KeyError, TypeError):
        named, said, places = "", f"status {answer.status_code}", []
    code = {401: Exit.NOT_LET_IN}.get(answer.status_code, Exit.REFUSED)
    if answer.status_code in BUSY or answer.is_server_error:
        code = Exit.SILENT
    return Ended(code, "; ".join([said, *places]), named)


def _asked_to_wait(answer: httpx.Response, pause: float) -> float:
    said = answer.headers.get("Retry-After", "")
    return min(float(said) if said.isdigit() else pause, LONGEST)
