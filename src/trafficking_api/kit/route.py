"""What every operation does before its own work: read the request strictly, and document its refusals."""

from collections import Counter
from collections.abc import Callable, Coroutine, Hashable, Iterator, Mapping
from typing import Any, get_args, get_origin

from fastapi import FastAPI, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, APIRouter
from pydantic import BaseModel
from starlette._utils import get_route_path
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from trafficking_api.kit import sheet
from trafficking_api.kit.accept import preferred
from trafficking_api.kit.body import FILES, JSON, LARGEST_FILE, MERGE_PATCH, Limits, media_type, with_body
from trafficking_api.kit.database import in_time, refusal_of
from trafficking_api.kit.errors import (
    PROBLEM_JSON,
    Fault,
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
from trafficking_api.kit.paging import is_table

Handler = Callable[[Request], Coroutine[Any, Any, Response]]

#: How a list documents that people can have it as a table.
_ALSO_A_TABLE = {"description": "The items; as a table, all of them", "content": sheet.CONTENT}
#: What a form with a file says beside the file.
_AROUND_A_FILE = 65_536

#: What any operation may answer besides its own refusals.
_ALWAYS: tuple[type[Problem], ...] = (
    Malformed,
    UnknownParameter,
    NotAcceptable,
    TooLarge,
    Problem,
    Unavailable,
)
_WITH_BODY: tuple[type[Problem], ...] = (UnsupportedMediaType, Invalid)


def together(*rooms: APIRouter) -> APIRouter:
    """The operations of all of them in one, as they are.

    FastAPI's own inclusion builds each operation anew for whoever includes it, which takes a start seconds.
    """
    router = APIRouter()
    for room in rooms:
        router.routes.extend(room.routes)
    return router


class Wing(BaseRoute):
    """A part of the API, which only a request enters whose path begins as one of its own.

    Else each request would be held against the path of every operation, one after the other.
    Raises TypeError for a router that includes another: those that belong together are put `together`.
    """

    def __init__(self, router: APIRouter) -> None:
        self.routes = [route for route in router.routes if isinstance(route, APIRoute)]
        if len(self.routes) < len(router.routes):
            msg = "not only operations"
            raise TypeError(msg)
        self._beginnings = tuple({route.path.partition("{")[0] for route in self.routes})

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """The first operation that takes the request, else the first that has its path."""
        if not get_route_path(scope).startswith(self._beginnings):
            return Match.NONE, {}
        partial: tuple[Match, Scope] = Match.NONE, {}
        for route in self.routes:
            match, inner = route.matches(scope)
            if match is Match.FULL:
                return match, inner
            if match is Match.PARTIAL and partial[0] is Match.NONE:
                partial = match, inner
        return partial

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What matched does the rest."""
        await scope["route"].handle(scope, receive, send)


def operations(app: FastAPI) -> Iterator[APIRoute]:
    """Every operation of an application."""
    for route in app.routes:
        if isinstance(route, Wing):
            yield from route.routes
        elif isinstance(route, APIRoute):
            yield route


def _own_name(route: APIRoute) -> str:
    """An operation is named after the function that answers it."""
    return route.name


class Route(APIRoute):
    """A route that refuses what it does not know, and documents its refusals."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        options.setdefault("response_model_exclude_none", False)
        options["generate_unique_id_function"] = _own_name
        if is_table(options.get("response_model")):
            options["responses"] = {200: _ALSO_A_TABLE} | (options.get("responses") or {})
        super().__init__(path, endpoint, **options)
        self.formats = _formats(self.responses)
        self.responses = _merged(raises(*self.refusals()), self.responses)

    def refusals(self) -> tuple[type[Problem], ...]:
        """Refusals that a route of this class may give before its own work."""
        found = _ALWAYS
        if self.body_field is not None:
            found += _WITH_BODY
        elif _takes_parameters(self.dependant):
            found += (Invalid,)
        return found

    def get_route_handler(self) -> Handler:
        handler = super().get_route_handler()
        known = _query_names(self.dependant)
        body = self.body_field is not None
        media = _media_types(self.methods or set(), self.body_field)

        async def complete(request: Request) -> Response:
            self.refuse_headers(request)
            return await handler(request)

        async def checked(request: Request) -> Response:
            return await self.around(request, _request_checks(complete, known, media, takes_body=body))

        return checked

    def refuse_headers(self, request: Request) -> None:
        """Refuse a request for what its headers lack; a subclass says what that is."""

    def limits(self, request: Request) -> Limits:
        """How much a request may send, and how long that may take: more where it sends a file."""
        state = request.app.state
        if FILES in _media_types(self.methods or set(), self.body_field):
            return Limits(LARGEST_FILE + _AROUND_A_FILE, state.file_seconds)
        return Limits(state.max_body_bytes, state.body_seconds)

    def sender(self, request: Request) -> Hashable:
        """For whom a large body takes room; strangers share theirs."""

    def seconds(self, request: Request) -> float:
        """How long the work on a request may take, once its body is there."""
        return float(request.app.state.answer_seconds)

    def refuse_format(self, request: Request) -> None:
        """Raise NotAcceptable unless what is answered here will do; the body is looked at after that."""
        if preferred(request.headers.get("accept"), [*self.formats, PROBLEM_JSON]) is None:
            raise NotAcceptable(self.formats)

    async def around(self, request: Request, handler: Handler) -> Response:
        """The room around an operation; a subclass opens its transaction here."""
        if self.include_in_schema:  # the documentation page is HTML
            self.refuse_format(request)
        try:
            with request.app.state.room.of(self.sender(request)) as place:
                request = await with_body(request, self.limits(request), place)
                return await in_time(self.seconds(request), handler(request))
        except Exception as error:
            known = refusal_of(error)
            if known is None:
                raise
            raise known from None


def _request_checks(
    handler: Handler, known: Mapping[str, bool], media: frozenset[str], *, takes_body: bool
) -> Handler:
    async def checked(request: Request) -> Response:
        if takes_body and await request.body() and media_type(request) not in media:
            raise UnsupportedMediaType(media)
        if set(request.query_params) - known.keys():
            raise UnknownParameter(known=sorted(known))
        given = Counter(name for name, _ in request.query_params.multi_items())
        # Of several, the last one would count, and what the others asked for be left out in silence.
        repeated = sorted(name for name, times in given.items() if times > 1 and not known[name])
        if repeated:
            raise Invalid(errors=[Fault(f"?{name}", "repeated") for name in repeated])
        return await handler(request)

    return checked


def _formats(responses: dict[int | str, Any]) -> tuple[str, ...]:
    """What an operation answers with, as it is documented; JSON, if it says nothing else."""
    return tuple(responses.get(200, {}).get("content", {JSON: {}}))


def _merged(common: dict[int | str, Any], own: dict[int | str, Any]) -> dict[int | str, Any]:
    merged = dict(common)
    for status, response in own.items():
        known = merged.get(status, {"description": "", "content": {}})
        texts = [text for said in (known, response) for text in said["description"].split("; ") if text]
        content = known["content"] | response.get("content", {})
        if PROBLEM_JSON in known["content"] and PROBLEM_JSON in response.get("content", {}):
            both = known["content"][PROBLEM_JSON], response["content"][PROBLEM_JSON]
            content[PROBLEM_JSON] = both[0] | {"examples": both[0]["examples"] | both[1]["examples"]}
        merged[status] = response | {"description": "; ".join(dict.fromkeys(texts)), "content": content}
    return merged


def _takes_parameters(dependant: Dependant) -> bool:
    """True when a query parameter or a header can be wrong; an impossible id in the path is not found."""
    return bool(dependant.query_params or dependant.header_params) or any(
        _takes_parameters(inner) for inner in dependant.dependencies
    )


def _query_names(dependant: Dependant) -> dict[str, bool]:
    """The parameters of the query, and whether each may be given more than once."""
    names: dict[str, bool] = {}
    for field in dependant.query_params:
        kind = field.field_info.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            names |= {
                info.alias or name: _is_list(info.annotation) for name, info in kind.model_fields.items()
            }
        else:
            names[field.alias] = _is_list(kind)
    for inner in dependant.dependencies:
        names |= _query_names(inner)
    return names


def _is_list(annotation: Any) -> bool:
    return list in {get_origin(kind) for kind in (annotation, *get_args(annotation))}


def _media_types(methods: set[str], body_field: Any) -> frozenset[str]:
    said = JSON if body_field is None else getattr(body_field.field_info, "media_type", JSON)
    if said != JSON:
        return frozenset({said})
    return frozenset({JSON, MERGE_PATCH} if "PATCH" in methods else {JSON})
