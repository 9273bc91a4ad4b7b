"""Signs in by itself: a client of the API whose requests carry a token that is good, and no other."""

import time
from collections.abc import Generator

import httpx
from trafficking_api_client import AuthenticatedClient

__all__ = ["ClientCredentials", "connect", "version"]

#: A token is renewed this long before it ends, so that no request carries one that is too old.
EARLY = 30.0


class ClientCredentials(httpx.Auth):
    """Tokens for the id and the secret of a client; one for many requests, and another when it is refused."""

    requires_response_body = True

    def __init__(self, base_url: str, client_id: str, client_secret: str) -> None:
        self._ask = httpx.Request(
            "POST",
            f"{base_url.rstrip('/')}/oauth/token",
            data={
                "grant_type": "client_credentials",
                "client_id": client_id,
                "client_secret": client_secret,
            },
        )
        self._token, self._until = "", 0.0

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Get a token if there is none, and another, once, if it was revoked."""
        fresh = time.monotonic() >= self._until
        if fresh:
            self._keep((yield self._ask))
        request.headers["Authorization"] = f"Bearer {self._token}"
        answer = yield request
        if answer.status_code == httpx.codes.UNAUTHORIZED and not fresh:
            self._keep((yield self._ask))
            request.headers["Authorization"] = f"Bearer {self._token}"
            yield request

    def _keep(self, answer: httpx.Response) -> None:
        """Raises HTTPStatusError if the id or the secret is wrong."""
        answer.raise_for_status()
        given = answer.json()
        self._token, self._until = given["access_token"], time.monotonic() + given["expires_in"] - EARLY


def connect(base_url: str, client_id: str, client_secret: str, *, timeout: float = 30) -> AuthenticatedClient:
    """A client for all operations of `trafficking_api_client.api`."""
    auth = ClientCredentials(base_url, client_id, client_secret)
    return AuthenticatedClient(
        base_url=base_url, token="", timeout=httpx.Timeout(timeout), httpx_args={"auth": auth}
    )


def version(number: int) -> str:
    """What `If-Match` says of a version that was read."""
    return f'"{number}"'
