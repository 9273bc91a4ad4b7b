"""The addresses that are about this server and not about anybody's work: health, documentation, problems."""

import asyncio
import json
from importlib.resources import files
from typing import Annotated, Any, Literal

from fastapi import APIRouter, FastAPI, Header, Path, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import Field
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from trafficking_api import __version__
from trafficking_api.kit import migrations
from trafficking_api.kit.database import refusal_of
from trafficking_api.kit.errors import NotFound, Problem, Unavailable, raises
from trafficking_api.kit.language import negotiate, translate
from trafficking_api.kit.route import Route
from trafficking_api.kit.wire import Out

router = APIRouter(tags=["system"], route_class=Route)
PUBLIC: dict[str, Any] = {"security": []}

_ASSETS = {
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui.css": "text/css",
    "favicon-32x32.png": "image/png",
}
_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>trafficking-api</title>
<link rel="icon" href="/docs/favicon-32x32.png"><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script></body></html>"""
# Without validatorUrl null the page would send this document to a server on the internet.
_START = (
    'SwaggerUIBundle({url: "/openapi.json", dom_id: "#swagger-ui", validatorUrl: null, deepLinking: true})'
)
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


class Entry(Out):
    """Where to find what."""

    name: Literal["trafficking-api"]
    version: str = Field(max_length=40)
    licence: Literal["EUPL-1.2"]
    docs: str = Field(max_length=200)
    openapi: str = Field(max_length=200)
    health: str = Field(max_length=200)
    token: str = Field(max_length=200)


class Health(Out):
    """How the server is."""

    status: Literal["ok"]


class Explanation(Out):
    """What a problem's code means."""

    code: str = Field(max_length=100)
    status: int = Field(ge=400, le=599)
    title: str = Field(max_length=200)
    explanation: str = Field(max_length=1000)


@router.get("/", openapi_extra=PUBLIC)
async def read_entry() -> Entry:
    """Where the documentation, the document, health and tokens are."""
    return Entry(
        name="trafficking-api",
        version=__version__,
        licence="EUPL-1.2",
        docs="/docs",
        openapi="/openapi.json",
        health="/healthz",
        token="/oauth/token",  # noqa: S106 - an address
    )


@router.get("/healthz", openapi_extra=PUBLIC)
async def read_health() -> Health:
    """The process is alive."""
    return Health(status="ok")


@router.get("/readyz", openapi_extra=PUBLIC)
async def read_readiness(request: Request) -> Health:
    """The database answers and has the tables this version expects; 503 otherwise."""
    try:
        async with request.app.state.office.database.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))
            ready = await connection.run_sync(migrations.at_head)
    except (SQLAlchemyError, OSError) as error:
        raise refusal_of(error) or Unavailable() from None
    if not ready:
        raise Unavailable
    return Health(status="ok")


@router.get("/problems/{code}", response_model=Explanation, responses=raises(NotFound), openapi_extra=PUBLIC)
async def read_problem(
    code: Annotated[str, Path(max_length=100, pattern="^[a-z_]+$")],
    accept_language: Annotated[
        str | None, Header(alias="Accept-Language", max_length=1000, description="en or fr")
    ] = None,
) -> Response:
    """What a problem's code means, in English or French."""
    problem = Problem.registry.get(code)
    if problem is None:
        raise NotFound
    language = negotiate(accept_language)
    found = Explanation(
        code=code,
        status=problem.status,
        title=translate(problem.title, language),
        explanation=translate(problem.explanation, language),
    )
    return JSONResponse(found.model_dump(), headers={"Content-Language": language, "Vary": "Accept-Language"})


@router.get("/docs", include_in_schema=False)
async def read_docs() -> HTMLResponse:
    """The documentation for humans, served from here: no other server learns who reads it."""
    return HTMLResponse(_PAGE, headers={"Content-Security-Policy": _CSP})


@router.get("/docs/{asset}", include_in_schema=False)
async def read_docs_asset(asset: str) -> Response:
    """A file of the documentation page."""
    if asset == "start.js":
        return Response(_START, media_type="text/javascript")
    if asset not in _ASSETS:
        raise NotFound
    content = files("fastapi_swagger").joinpath("resources", asset).read_bytes()
    return Response(content, media_type=_ASSETS[asset])


@router.get("/openapi.json", include_in_schema=False)
async def read_document(request: Request) -> Response:
    """The OpenAPI document, put together once, in a thread: it takes seconds, and nobody else waits."""
    app = request.app
    if app.state.document is None:
        app.state.document = asyncio.create_task(asyncio.to_thread(_written, app))
    # Who gives up leaves it to the others, who wait for the same.
    return Response(await asyncio.shield(app.state.document), media_type="application/json")


def _written(app: FastAPI) -> bytes:
    return json.dumps(app.openapi()).encode()
