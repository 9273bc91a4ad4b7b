"""The OpenAPI document: what a client author may rely on, generated from the code."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from trafficking_api import __version__
from trafficking_api.kit.problems import FaultDocument, ProblemDocument

_ABOUT = """Signalements, cases and anonymised referrals between organisations that help victims of trafficking.

Get a token at `/oauth/token`. Changes need `If-Match`; every POST takes an `Idempotency-Key`; refusals are problem
documents (RFC 9457) whose `code` is the contract. What your organisation may not see answers as if it did not exist.
"""
TAGS = {
    "signalements": "Reports that someone may be a victim.",
    "cases": "The support of one person by one centre, in coded facts.",
    "referrals": "Offers of an anonymised person from one centre to another.",
    "agreements": "Who may share what with whom.",
    "organisations": "The directory of partners.",
    "code lists": "The words of the field, with labels.",
    "access": "Tokens, clients and the audit trail.",
    "system": "About this server.",
}


def build(app: FastAPI) -> dict[str, Any]:
    """The document of an application; OpenAPI 3.1.0."""
    document = get_openapi(
        title="trafficking-api",
        version=__version__,
        openapi_version="3.1.0",
        summary="How partner organisations help victims of trafficking together",
        description=_ABOUT,
        routes=app.routes,
        tags=[{"name": name, "description": text} for name, text in TAGS.items()],
        servers=[{"url": "/", "description": "This server"}],
        contact={"name": "The operator of this deployment", "url": "https://example.org/trafficking-api"},
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    schemas = document["components"]["schemas"]
    problem = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
    problem.pop("$defs")
    schemas["Problem"] = {**problem, "title": "Problem"}
    schemas["FaultDocument"] = FaultDocument.model_json_schema()
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for item in document["paths"].values():
        for operation in item.values():
            _headers(operation)
    return document


def _headers(operation: dict[str, Any]) -> None:
    """Say which headers an answer carries."""
    for status, response in operation["responses"].items():
        headers = {"Request-Id": _text("Quote it when you ask what happened.", "uuid")}
        if status == "201":
            headers["Location"] = _text("The address of what was made.", "uri-reference")
        if status in {"429", "503"}:
            headers["Retry-After"] = {"description": "Seconds.", "schema": {"type": "integer", "minimum": 1}}
        response["headers"] = headers


def _text(description: str, form: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string", "format": form, "maxLength": 2000}}
