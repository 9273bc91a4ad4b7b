"""Where a client gets its access token (RFC 6749, client credentials)."""

import base64
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import unquote_plus
from uuid import uuid4

from fastapi import APIRouter, Form, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from trafficking_api.access import service
from trafficking_api.access.audit import Actor
from trafficking_api.access.credentials import public_id
from trafficking_api.access.errors import InvalidClient, InvalidScope
from trafficking_api.access.permissions import Role, granted
from trafficking_api.access.schemas import JsonWebKeySet, OAuthError, TokenAnswer, TokenForm
from trafficking_api.kit.body import Limits
from trafficking_api.kit.errors import Problem, Unavailable
from trafficking_api.kit.route import Handler, Route, together

_REFUSED: dict[int | str, dict[str, Any]] = {
    400: {"model": OAuthError, "description": "`invalid_request`, `unsupported_grant_type`, `invalid_scope`"},
    401: {"model": OAuthError, "description": "`invalid_client`"},
}


def _refuse(error: str, description: str, status: int = 400) -> JSONResponse:
    headers = {"WWW-Authenticate": 'Basic realm="trafficking-api"'} if status == 401 else {}  # noqa: PLR2004
    return JSONResponse({"error": error, "error_description": description}, status, headers=headers)


#: The bytes of a form with everything in it, twice over.
LARGEST_FORM = 16_384


class OAuthRoute(Route):
    """A route whose refusals of a form are in the words of RFC 6749."""

    def refusals(self) -> tuple[type[Problem], ...]:
        return (Problem, Unavailable)

    def limits(self, request: Request) -> Limits:
        """A form of ours is short, and whoever sends one has shown nothing yet."""
        return Limits(LARGEST_FORM, request.app.state.body_seconds)

    async def around(self, request: Request, handler: Handler) -> Response:
        """Answer 400 where another route would answer 422."""
        try:
            return await super().around(request, handler)
        except RequestValidationError:
            return _refuse("invalid_request", "a parameter is too long or of the wrong form")
        except Problem as problem:
            if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise
            return _refuse("invalid_request", problem.title)


tokens = APIRouter(tags=["access"], route_class=OAuthRoute)
well_known = APIRouter(tags=["access"], route_class=Route)


def _basic(header: str) -> tuple[str, str] | None:
    """The credentials of a Basic header, form-encoded as RFC 6749, 2.3.1 wants; None if it is another."""
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        client, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except ValueError:  # not base64, not ASCII, not UTF-8
        return ("", "")
    return unquote_plus(client), unquote_plus(secret)


@tokens.post("/oauth/token", response_model=TokenAnswer, responses=_REFUSED, openapi_extra={"security": []})
async def issue_token(request: Request, form: Annotated[TokenForm, Form()]) -> JSONResponse:
    """Get an access token of ten minutes for a client, by its id and secret."""
    if form.grant_type != "client_credentials":
        error = "unsupported_grant_type" if form.grant_type else "invalid_request"
        return _refuse(error, "grant_type must be client_credentials")
    basic = _basic(request.headers.get("authorization", ""))
    if basic and form.client_secret:
        return _refuse("invalid_request", "use one way to authenticate, not two")
    actor = Actor(None, None, None, "issue_token", getattr(request.state, "request_id", None) or uuid4())
    database = request.app.state.office.database
    try:
        client = await service.authenticate(database, *(basic or (form.client_id, form.client_secret)), actor)
    except InvalidClient:
        return _refuse("invalid_client", "unknown client or wrong secret", 401)
    allowed = granted(Role(client.role), client.scopes)
    wanted = set(form.scope.split()) or set(client.scopes)
    if not wanted <= {permission.value for permission in allowed}:
        who = Actor(client.organisation_id, client.id, client.role, actor.operation, actor.request_id)
        await service.refuse_token(database, who, InvalidScope())
        return _refuse("invalid_scope", "the client may not have one of these scopes")
    await service.note_token(database, client, actor)
    signer = request.app.state.signer
    token = signer.issue(
        public_id(client.organisation_id, client.id), client.role, sorted(wanted), client.auth_epoch
    )
    scope = " ".join(sorted(wanted or {permission.value for permission in allowed}))
    body = {"access_token": token, "token_type": "Bearer", "expires_in": signer.seconds, "scope": scope}
    return JSONResponse(body, headers={"Pragma": "no-cache"})


@well_known.get("/.well-known/jwks.json", response_model=JsonWebKeySet, openapi_extra={"security": []})
async def read_keys(request: Request) -> JSONResponse:
    """The public keys that verify access tokens (RFC 7517)."""
    return JSONResponse(request.app.state.verifier.jwks)


router = together(tokens, well_known)
