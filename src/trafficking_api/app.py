"""Puts the house together: the rooms, the door, and what every answer carries."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from trafficking_api import document, system, worker
from trafficking_api.access import audit
from trafficking_api.access.keyring import KeyRing
from trafficking_api.access.mandate import Office
from trafficking_api.access.refusing import as_problem
from trafficking_api.access.routes import audit_events, clients, oauth
from trafficking_api.access.tokens import Signer, Verifier
from trafficking_api.countries.court.ready import make_ready
from trafficking_api.features.agreements import routes as agreements
from trafficking_api.features.case_plans import routes as case_plans
from trafficking_api.features.cases import routes as cases
from trafficking_api.features.code_lists import routes as code_lists
from trafficking_api.features.consents import routes as consents
from trafficking_api.features.court import routes as court
from trafficking_api.features.directory import routes as directory
from trafficking_api.features.documents import routes as documents
from trafficking_api.features.exchange import routes as exchange
from trafficking_api.features.housing import routes as housing
from trafficking_api.features.ledger import routes as ledger
from trafficking_api.features.loans import routes as loans
from trafficking_api.features.members import routes as members
from trafficking_api.features.organisations import routes as organisations
from trafficking_api.features.people import routes as people
from trafficking_api.features.referrals import routes as referrals
from trafficking_api.features.retention import routes as retention
from trafficking_api.features.shelters import routes as shelters
from trafficking_api.features.signalements import routes as signalements
from trafficking_api.features.statistics import routes as statistics
from trafficking_api.kit.anchors import Anchors
from trafficking_api.kit.body import Room
from trafficking_api.kit.database import Database
from trafficking_api.kit.envelope import Envelope
from trafficking_api.kit.errors import Problem
from trafficking_api.kit.keys.choice import chosen
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.kit.ledger import Ledger
from trafficking_api.kit.mail import MailServer
from trafficking_api.kit.outbound import Reach
from trafficking_api.kit.problems import respond
from trafficking_api.kit.route import Wing
from trafficking_api.settings import Settings

ROUTERS = (
    signalements.router,
    cases.router,
    consents.router,
    documents.router,
    shelters.router,
    case_plans.router,
    housing.router,
    ledger.router,
    loans.router,
    court.router,
    exchange.router,
    statistics.router,
    referrals.router,
    agreements.router,
    directory.router,
    organisations.router,
    members.router,
    people.router,
    retention.router,
    code_lists.router,
    clients.router,
    audit_events.router,
    oauth.router,
    system.router,
)

#: What a browser's script may read of an answer.
EXPOSED = [
    "Content-Language",
    "Demo",
    "ETag",
    "Idempotent-Replayed",
    "Link",
    "Location",
    "Request-Id",
    "Retry-After",
]


def office_of(settings: Settings, keys: KeyFile) -> Office:
    """The database and the keys, as the settings name them; without its journal no process gets them.

    Raises KeyServiceError.
    """
    audit.install()
    database = Database(
        settings.database_url,
        pool_size=settings.pool_size,
        pool_timeout=settings.pool_timeout,
        timeout=settings.database_timeout,
    )
    ring = KeyRing(chosen(settings, keys))
    erased = Ledger(settings.ledger_file, keys.server_key("shred-ledger"))
    seals = Anchors(Ledger(settings.seal_file, keys.server_key("seal-ledger")))
    cursor, once, feed = (keys.server_key(purpose) for purpose in ("cursor", "once", "feed"))
    office = Office(database, ring, cursor, once, feed, erased, seals)
    pause = timedelta(seconds=settings.webhook_retry_seconds)
    office.reach = Reach(frozenset(settings.webhook_allowed_hosts), pause)
    office.mail = mail_server(settings)
    office.partners = Reach(frozenset(settings.peer_allowed_hosts))
    return office


def mail_server(settings: Settings) -> MailServer | None:
    """The server that takes mail, if there is one."""
    if not settings.smtp_host:
        return None
    return MailServer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        sender=settings.smtp_from,
        security=settings.smtp_security,
        user=settings.smtp_user,
        password=settings.smtp_password,
        retry_after=timedelta(seconds=settings.smtp_retry_seconds),
    )


def routes_only() -> FastAPI:
    """The application without a database or keys: enough for its document."""
    app = FastAPI(
        title="trafficking-api",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.router.routes.extend(Wing(router) for router in ROUTERS)
    for kind in (Problem, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, _refused)
    built: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        built.update(built or document.build(app))
        return built

    app.openapi = openapi  # type: ignore[method-assign] # FastAPI's own way to replace it
    return app


def create_app(settings: Settings, keys: KeyFile) -> FastAPI:
    """The application of a deployment."""
    app = routes_only()
    app.router.lifespan_context = _lifespan
    app.state.settings, app.state.document = settings, None
    app.state.office = office_of(settings, keys)
    app.state.signer = Signer(keys.signing_pem, settings.issuer, settings.audience, settings.token_seconds)
    app.state.verifier = Verifier(app.state.signer, keys.former_signing)
    app.state.max_body_bytes, app.state.body_seconds = settings.max_body_bytes, settings.body_seconds
    app.state.file_seconds = settings.file_seconds
    app.state.answer_seconds, app.state.room = settings.answer_seconds, Room()
    # Around all others: nothing leaves without the envelope.
    headers = [("Demo", "true")] if settings.demo else []
    app.add_middleware(Envelope, api=app, headers=headers, browsers=_browsers_of(settings.allowed_origins))
    return app


def _browsers_of(origins: list[str]) -> Callable[[ASGIApp], ASGIApp] | None:
    """What lets scripts of these origins read every answer, a refusal too; nothing where there are none."""
    if not origins:
        return None
    return partial(
        CORSMiddleware,
        allow_origins=origins,
        allow_methods=["*"],
        allow_headers=["*"],
        expose_headers=EXPOSED,
    )


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings, office = app.state.settings, app.state.office
    make_ready()
    try:
        async with worker.sweeping(office, settings.sweep_seconds if settings.sweep_inside else None):
            yield
    finally:
        await office.database.close()


async def _refused(request: Request, error: Exception) -> Response:
    return respond(request, as_problem(error))
