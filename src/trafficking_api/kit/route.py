"""What every operation does before its own work: read the request strictly, and document its refusals."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, cast

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from pydantic import BaseModel

from trafficking_api.kit.errors import (
    Invalid,
    Malformed,
    NotAcceptable,
    Problem,
    TooLarge,
    Unavailable,
    UnknownParameter,
    UnsupportedMediaType,
    raises,
)

Handler = Callable[[Request], Coroutine[Any, Any, Response]]

JSON, MERGE_PATCH, FORM = (
    "application/json",
    "application/merge-patch+json",
    "application/x-www-form-urlencoded",
)

#: What any operation may answer besides its own refusals.
_ALWAYS = (Malformed, UnknownParameter, NotAcceptable, Problem, Unavailable)
_WITH_BODY = (TooLarge, UnsupportedMediaType, Invalid)


class Route(APIRoute):
    """A route that refuses what it does not know, and documents its refusals."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        own = options.get("responses") or {}
        methods = options.get("methods") or {"GET"}
        common = raises(
            *_ALWAYS,
            *(_WITH_BODY if set(methods) & {"POST", "PATCH", "PUT"} else ()),
            *self.refusals(set(methods)),
        )
        options["responses"] = _merged(common, own)
        options.setdefault("response_model_exclude_none", False)
        super().__init__(path, endpoint, **options)

    def refusals(self, methods: set[str]) -> tuple[type[Problem], ...]:
        """Refusals that every route of this class may give."""
        del methods
        return ()

    def get_route_handler(self) -> Handler:
        handler = super().get_route_handler()
        known = _query_names(self.dependant)
        body = self.body_field is not None
        media = _media_types(self.methods or set(), self.body_field)

        async def checked(request: Request) -> Response:
            return await self.around(request, _request_checks(handler, known, media, takes_body=body))

        return checked

    async def around(self, request: Request, handler: Handler) -> Response:
        """The room around an operation; a subclass opens its transaction here."""
        return await handler(await with_body(request))


def _request_checks(
    handler: Handler, known: frozenset[str], media: frozenset[str], *, takes_body: bool
) -> Handler:
    async def checked(request: Request) -> Response:
        if not _accepts_json(request.headers.get("accept")):
            raise NotAcceptable
        if takes_body and await request.body() and _media_type(request) not in media:
            raise UnsupportedMediaType
        if set(request.query_params) - known:
            raise UnknownParameter(known=sorted(known))
        return await handler(request)

    return checked


async def with_body(request: Request) -> Request:
    """The request with its body read, within the limits of size and time that the application set."""
    limit, seconds = request.app.state.max_body_bytes, request.app.state.body_seconds
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared) > limit:
        raise TooLarge if declared.isdecimal() else Malformed
    chunks, size = [], 0
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                size += len(chunk)
                if size > limit:
                    raise TooLarge
                chunks.append(chunk)
    except TimeoutError:
        raise Malformed from None
    body = b"".join(chunks)
    told = False

    async def receive() -> dict[str, Any]:
        nonlocal told
        if told:
            return dict(await request.receive())
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return Request(request.scope, cast("Callable[[], Awaitable[Any]]", receive))


def _merged(common: dict[int | str, Any], own: dict[int | str, Any]) -> dict[int | str, Any]:
    merged = dict(common)
    for status, response in own.items():
        known = merged.get(status)
        if known and "application/problem+json" in response.get("content", {}):
            texts = dict.fromkeys([*known["description"].split("; "), *response["description"].split("; ")])
            merged[status] = {**response, "description": "; ".join(texts)}
        else:
            merged[status] = response
    return merged


def _query_names(dependant: Dependant) -> frozenset[str]:
    names: set[str] = set()
    for field in dependant.query_params:
        kind = field.field_info.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            names |= {info.alias or name for name, info in kind.model_fields.items()}
        else:
            names.add(field.alias)
    return frozenset(names.union(*(_query_names(inner) for inner in dependant.dependencies)))


def _media_types(methods: set[str], body_field: Any) -> frozenset[str]:
    if body_field is not None and getattr(body_field.field_info, "media_type", JSON) == FORM:
        return frozenset({FORM})
    return frozenset({JSON, MERGE_PATCH} if "PATCH" in methods else {JSON})


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


def _accepts_json(header: str | None) -> bool:
    if header is None or not header.strip():
        return True
    for part in header[:1000].split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        refused = any(p.replace(" ", "") in {"q=0", "q=0.0", "q=0.00", "q=0.000"} for p in parameters)
        if media in {"*/*", "application/*", JSON, "application/problem+json"} and not refused:
            return True
    return False
