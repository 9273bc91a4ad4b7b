"""Turns the framework's own refusals into ours, so that no answer repeats what somebody typed."""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Annotated, Any, get_args
from uuid import UUID, uuid4

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from trafficking_api.kit.errors import (
    PROBLEM_JSON,
    Fault,
    IfMatchRequired,
    Invalid,
    Malformed,
    MethodNotAllowed,
    NotFound,
    Problem,
    Rule,
    TooLarge,
)
from trafficking_api.kit.language import negotiate

#: As wide as an amount of money.
Bound = Annotated[int, Field(ge=-1_000_000_000_000, le=1_000_000_000_000)]
#: What a validator may tell about its own rule; everything else could hold what was sent.
_RULES: tuple[Rule, ...] = get_args(Rule)
_MEMBER = re.compile(r"[a-z][a-z0-9_]{0,40}\Z", re.ASCII)
_BY_STATUS: dict[int, type[Problem]] = {400: Malformed, 404: NotFound, 405: MethodNotAllowed, 413: TooLarge}


class FaultDocument(BaseModel):
    """One place in the request that is wrong."""

    model_config = ConfigDict(extra="forbid")

    pointer: str = Field(max_length=200)
    code: str = Field(max_length=100)
    params: dict[Rule, Annotated[str, Field(max_length=200)] | Bound] = Field(
        max_length=10, description="the rule that was broken, never what was sent"
    )


class ProblemDocument(BaseModel):
    """A refusal (RFC 9457). `code` is the contract; titles are translated."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(max_length=200, json_schema_extra={"format": "uri-reference"})
    title: str = Field(max_length=200)
    status: int = Field(ge=400, le=599)
    detail: str = Field(max_length=1000)
    instance: str = Field(max_length=60, json_schema_extra={"format": "uri"})
    code: str = Field(max_length=100)
    errors: list[FaultDocument] = Field(max_length=1000)


def pointer(location: Sequence[Any]) -> str:
    """Where a fault lies: an RFC 6901 pointer into the body, `?name` for a parameter, a header's name."""
    part, path = location[0], location[1:]
    if part == "body":
        return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return f"?{path[0]}" if part == "query" and path else str(path[0] if path else part)


def from_validation(error: RequestValidationError) -> Problem:
    """The refusal for input that does not fit: 400 unreadable, 404 for an impossible id, 428, or 422."""
    found = error.errors()
    if any(e["type"] == "json_invalid" for e in found):
        return Malformed()
    if any(e["loc"][0] == "path" for e in found):
        return NotFound()
    missing_match = [e for e in found if e["type"] == "missing" and str(e["loc"][-1]).lower() == "if-match"]
    if missing_match and len(missing_match) == len(found):
        return IfMatchRequired()
    faults = [
        Fault(_known_pointer(e), e["type"], _rules(e.get("ctx", {}))) for e in found if e not in missing_match
    ]
    return Invalid(errors=faults[:100])


def _known_pointer(error: Mapping[str, Any]) -> str:
    # A name may have been chosen by the sender, of an unknown member or in a map: what does not look like one
    # of ours is not repeated, nor what lies inside.
    part, *path = error["loc"]
    if part not in {"body", "query"}:
        return pointer(error["loc"])
    return pointer([part, *takewhile(_looks_known, path)])


def _looks_known(step: Any) -> bool:
    return isinstance(step, int) or _MEMBER.match(str(step)) is not None


def _rules(context: Mapping[str, Any]) -> dict[Rule, Any]:
    return {rule: context[rule] for rule in _RULES if isinstance(context.get(rule), str | int | float)}


def from_http(error: HTTPException) -> Problem:
    """The refusal for what the framework itself found."""
    return _BY_STATUS.get(error.status_code, Problem)(headers=dict(error.headers or {}))


def respond(request: Request, problem: Problem) -> Response:
    """The problem as it travels, in the caller's language."""
    language = negotiate(request.headers.get("accept-language"))
    request_id: UUID = getattr(request.state, "request_id", None) or uuid4()
    return Response(
        json.dumps(problem.document(str(request_id), language), ensure_ascii=False),
        problem.status,
        headers={**problem.headers, "Content-Language": language, "Vary": "Accept-Language"},
        media_type=PROBLEM_JSON,
    )
