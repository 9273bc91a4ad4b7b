"""The operations of the document, and requests that fit them: what comes later is covered at once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import uuid4

import httpx

from tests.factories.filing import as_form
from tests.factories.house import Caller, Party
from trafficking_api.access.permissions import ROLES, Role
from trafficking_api.app import routes_only

BODY = ("POST", "PATCH", "PUT")
#: Where money moves, or can move no more: these need an Idempotency-Key (LOAN-10). Written down by hand.
MOVES_MONEY = {
    *("book_fund_contribution", "reverse_fund_contribution", "disburse_guarantee_loan"),
    *("book_loan_entry", "reverse_loan_entry", "close_book"),
    *("award_compensation_claim", "pay_compensation_claim"),
}
#: What comes in by the thousand needs one too.
IN_BULK = {"ask_for_import", "ask_for_export"}
#: What a token in its address opens: no client asks for it (CRT-11).
BY_ADDRESS = {"read_calendar"}
#: What is told of all cases at once, and so to programs only that act for nobody.
TO_PROGRAMS = {"read_events", "read_partner_events"}
#: What differs between any two answers.
CHANGING = {"request-id", "date"}
#: When something was worked out, in its answer.
_WORKED_OUT = re.compile(r'^{"as_of":"[^"]+"')


@dataclass(frozen=True)
class Operation:
    """One operation of the document."""

    name: str
    method: str
    path: str
    document: Mapping[str, Any]

    @property
    def parameters(self) -> list[Mapping[str, Any]]:
        """What its path, query and headers say."""
        return [followed(parameter) for parameter in self.document.get("parameters", [])]

    @property
    def ids(self) -> list[str]:
        """The parameters in its path that are ids."""
        return [
            p["name"] for p in self.parameters if p["in"] == "path" and p["schema"].get("format") == "uuid"
        ]

    @property
    def scopes(self) -> list[str]:
        return [
            scope for need in self.document.get("security", []) for names in need.values() for scope in names
        ]

    @property
    def query(self) -> dict[str, Mapping[str, Any]]:
        """Its query parameters."""
        return {p["name"]: p["schema"] for p in self.parameters if p["in"] == "query"}

    @property
    def needed_query(self) -> dict[str, str]:
        """The least that its query must say."""
        return {
            p["name"]: str((followed(p["schema"]).get("enum") or p["schema"]["examples"])[0])
            for p in self.parameters
            if p["in"] == "query" and p.get("required")
        }

    @property
    def is_conditional(self) -> bool:
        """True when a change needs If-Match."""
        return any(p["name"] == "If-Match" for p in self.parameters)

    @property
    def takes_key(self) -> bool:
        return any(p["name"] == "Idempotency-Key" for p in self.parameters)

    @property
    def needs_key(self) -> bool:
        """True where a request without a key is refused."""
        return any(p["name"] == "Idempotency-Key" and p.get("required") for p in self.parameters)

    @property
    def needed_headers(self) -> dict[str, str]:
        """The least that its headers must say; a key that nobody has used."""
        fits = {"If-Match": "*"} if self.is_conditional else {}
        return fits | ({"Idempotency-Key": uuid4().hex} if self.needs_key else {})

    @property
    def formats(self) -> set[str]:
        """The media types that it answers with when all is well."""
        return set(self.document["responses"].get("200", {}).get("content", {"application/json": {}}))

    @property
    def is_list(self) -> bool:
        return {"limit", "cursor"} <= set(self.query)

    @property
    def body(self) -> Mapping[str, Any] | None:
        """The schema of its JSON body."""
        content = followed(self.document.get("requestBody", {})).get("content", {}).get("application/json")
        return None if content is None else resolved(content["schema"])

    @property
    def form(self) -> Mapping[str, Any] | None:
        """The schema of the form that it takes with a file in it."""
        content = followed(self.document.get("requestBody", {})).get("content", {}).get("multipart/form-data")
        return None if content is None else resolved(content["schema"])

    def example(self) -> dict[str, Any]:
        """The body that the document gives as an example."""
        examples = (self.body or self.form or {}).get("examples", [{}])
        return dict(examples[0])

    def at(self, **values: object) -> str:
        """Its address with these values in the path."""
        return self.path.format(**values)


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document, as the code makes it."""
    return routes_only().openapi()


@cache
def operations() -> tuple[Operation, ...]:
    """Every operation of the document."""
    return tuple(
        Operation(body["operationId"], method.upper(), path, body)
        for path, item in document()["paths"].items()
        for method, body in item.items()
    )


def sent(operation: Operation, body: Any = None) -> dict[str, Any]:
    """The options of a request with this body, or the example: JSON, or a form where a file is sent."""
    if operation.form is not None:
        return as_form(operation.example() if body is None else body)
    return {"json": operation.example() if body is None and operation.body is not None else body}


def behind_the_door() -> list[Operation]:
    """Every operation that needs an access token."""
    return [o for o in operations() if o.path.startswith("/v1/") and o.name not in BY_ADDRESS]


def named(name: str) -> Operation:
    return next(operation for operation in operations() if operation.name == name)


def followed(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a reference within the document leads to; anything else is itself."""
    while "$ref" in value:
        found: Any = document()
        for step in value["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        value = found
    return value


def resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """A schema with its references followed, and null left out of the choices; one level deep."""
    schema = followed(schema)
    choices = [choice for choice in schema.get("anyOf", []) if choice.get("type") != "null"]
    return resolved(choices[0]) if len(choices) == 1 else schema


def members(schema: Mapping[str, Any], pointer: str = "") -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Every member of a body with its pointer; the items of an array stand at /0."""
    schema = resolved(schema)
    if pointer:
        yield pointer, schema
    for name, member in schema.get("properties", {}).items():
        yield from members(member, f"{pointer}/{name}")
    if "items" in schema:
        yield from members(schema["items"], f"{pointer}/0")


def put(body: Any, pointer: str, value: Any) -> Any:
    """A copy of a JSON value with another value at a pointer; what is missing on the way is made."""
    step, _, rest = pointer.removeprefix("/").partition("/")
    new = put((body or {}).get(step) if isinstance(body, dict) else None, rest, value) if rest else value
    if step == "0":
        old = body if isinstance(body, list) and body else [None]
        return [put(old[0], rest, value) if rest else value, *old[1:]]
    return {**(body or {}), step: new}


def may(role: str, operation: Operation) -> bool:
    """True when the role has the permission that the operation needs."""
    return set(operation.scopes) <= {str(p) for p in ROLES[Role(role)]}


def caller_for(party: Party, operation: Operation) -> Caller:
    """A caller of the party who may do this; if there is none, any."""
    able = [caller for caller in party.callers.values() if may(caller.role, operation)]
    return (able or list(party.callers.values()))[0]


def essence(answer: httpx.Response) -> tuple[int, Any, dict[str, str]]:
    """What an answer tells: all of it but its own id and the time."""
    headers = {name: value for name, value in answer.headers.items() if name not in CHANGING}
    text = answer.text.replace(answer.headers["request-id"], "<request id>")
    text = _WORKED_OUT.sub('{"as_of":"<now>"', text)
    return answer.status_code, text, headers
