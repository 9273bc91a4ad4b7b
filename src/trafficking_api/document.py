"""The OpenAPI document: what a client author may rely on, generated from the code."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from trafficking_api import __version__
from trafficking_api.kit.body import FILES, JSON, MERGE_PATCH
from trafficking_api.kit.errors import PROBLEM_JSON, Problem
from trafficking_api.kit.problems import FaultDocument, ProblemDocument
from trafficking_api.kit.route import operations
from trafficking_api.kit.sheet import CSV

Node = dict[str, Any]

_ABOUT = """Signalements, cases and anonymised referrals between organisations that help trafficking victims.

Get a token at `/oauth/token`. Changes need `If-Match`; every POST that makes or changes something takes an
`Idempotency-Key`; refusals are problem documents (RFC 9457) whose `code` is the contract. What your
organisation may not see answers as if it did not exist.
"""
TAGS = {
    "signalements": "Reports that someone may be a victim.",
    "people": "Who somebody is and how to reach her, apart from her case.",
    "consents": "What a person allowed or refused: to whom, of what, and for how long.",
    "cases": "The support of one person by one centre, in coded facts.",
    "documents": "Encrypted files about a person or a case.",
    "shelters": "Houses, their rooms and flats, and their beds.",
    "allocations": "Who has which bed from when until when, and who waits for one.",
    "case plans": "What a person and her centre set out to do, who does it until when, and what came of it.",
    "housing": "A home of her own: what is looked for, where she applied, and the lease.",
    "guarantee funds": "Money that is lent for rental deposits: who gave it, and what became of it.",
    "guarantee loans": "What is lent to somebody for a deposit, without interest, and how it is paid back.",
    "exports": "Files of what you may read, made for you to fetch.",
    "imports": "Files whose rows are taken in, each as if it had been sent by itself.",
    "calendar": "A member's appointments, for a calendar program: when, and nothing of whom or why.",
    "privileged notes": "What passes between a person and her lawyer, for legal workers only.",
    "compensation": "What is claimed for the harm done to somebody, and what is awarded and paid of it.",
    "court files": "Her way through courts and authorities: proceedings and parties, judgments and appeals.",
    "deadlines": "By when something must be done before a court or an authority, and by which rule.",
    "hearings": "Hearings and interviews: when they are, who goes with her, and what keeps her safe.",
    "residence": "The papers of somebody's stay: which she has, what can follow, and what is missing for it.",
    "availability": "How many beds are free, and how they were used.",
    "referrals": "Offers of an anonymised person from one centre to another.",
    "books": "The accounts of what was lent and paid back, for who keeps them.",
    "retention": "How long records are kept, what stops their destruction, what is left of them.",
    "webhooks": "Servers of yours that are told of each event, and what became of each that was sent.",
    "mail": "Mails by which members are told that something waits, and what became of each.",
    "events": "What happened, numbered without gaps, for programs that keep in step.",
    "statistics": "How many people were helped in a year, in counts that identify nobody.",
    "members": "The people who work at your organisation.",
    "agreements": "Who may share what with whom.",
    "peers": "Partners on other servers: whose keys are believed, and what passed between you.",
    "organisations": "The directory of partners.",
    "directory": "What partners tell of themselves, and which centre takes a person.",
    "code lists": "The words of the field, with labels.",
    "access": "Tokens, clients and the audit trail.",
    "system": "About this server.",
}
#: The longest text of each format, as JSON Schema sees only that it is text.
LONGEST = {"uuid": 36, "date": 10, "date-time": 40}
#: The instance of examples of problems.
_INSTANCE = "0190a1b2-0000-7000-8000-00000000000a"

_HEADERS: dict[str, Node] = {
    "Request-Id": {
        "description": "Quote it when you ask what happened.",
        "required": True,
        "schema": {"type": "string", "format": "uuid"},
    },
    "ETag": {
        "description": "The version you read; it travels back in `If-Match`.",
        "required": True,
        "schema": {"type": "string", "maxLength": 66, "pattern": '^"[0-9a-f]+"$', "examples": ['"1"']},
    },
    "Location": {
        "description": "The address of what was made.",
        "required": True,
        "schema": {"type": "string", "format": "uri-reference", "maxLength": 2000},
    },
    "Link": {
        "description": 'The next page, with `rel="next"`; absent on the last one.',
        "schema": {"type": "string", "maxLength": 16_400},
    },
    "Idempotent-Replayed": {
        "description": "This is the stored answer to the same request with the same Idempotency-Key.",
        "schema": {"type": "string", "enum": ["true"]},
    },
    "Content-Language": {
        "description": "The language of titles and labels, chosen by `Accept-Language`; codes never change.",
        "required": True,
        "schema": {"type": "string", "enum": ["en", "fr"]},
    },
    "WWW-Authenticate": {
        "description": "How to authenticate.",
        "required": True,
        "schema": {"type": "string", "maxLength": 200},
    },
    "Retry-After": {
        "description": "Seconds to wait before the next try.",
        # Until tomorrow, where the budget of a day is spent: a day has 25 hours when the clock is put back.
        "schema": {"type": "integer", "minimum": 1, "maximum": 90_000},
    },
}
_IF_NONE_MATCH: Node = {
    "name": "If-None-Match",
    "in": "header",
    "description": "the ETag of the version you have: 304 if it is still that",
    "schema": {"type": "string", "maxLength": 1000, "examples": ['"1"']},
}
_ACCEPT_LANGUAGE: Node = {
    "name": "Accept-Language",
    "in": "header",
    "description": "en or fr: the language of the labels in a table",
    "schema": {"type": "string", "maxLength": 1000, "examples": ["fr"]},
}
_NOT_MODIFIED = {"description": "Not changed since you read it"}


def build(app: FastAPI) -> Node:
    """The document of an application; OpenAPI 3.1.0."""
    document: Node = get_openapi(
        title="trafficking-api",
        version=__version__,
        openapi_version="3.1.0",
        summary="How partner organisations help victims of trafficking together",
        description=_ABOUT,
        routes=list(operations(app)),
        tags=[{"name": name, "description": text} for name, text in TAGS.items()],
        servers=[{"url": "/", "description": "This server"}],
        contact={"name": "The operator of this deployment", "url": "https://example.org/trafficking-api"},
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    document = _with_short_names(document)
    components = document["components"]
    components["schemas"] |= _problem_schemas()
    for unused in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(unused, None)
    for item in document["paths"].values():
        for method, operation in item.items():
            _complete(method, operation, components["schemas"])
    components["responses"] = _shared(document["paths"])
    components["parameters"] = {"Accept-Language": _ACCEPT_LANGUAGE, "If-None-Match": _IF_NONE_MATCH}
    used = _used(document)
    components["headers"] = {name: header for name, header in _HEADERS.items() if name in used}
    components["examples"] = {
        code: _example(problem) for code, problem in sorted(Problem.registry.items()) if code in used
    }
    _bound(document)
    return document


def _bound(document: Node) -> None:
    """Say how long a text of a known form can be."""
    for node in _nodes(document):
        if node.get("type") == "string" and node.get("format") in LONGEST:
            node.setdefault("maxLength", LONGEST[node["format"]])


def _nodes(node: Any) -> Iterator[Node]:
    """Every object of the document, from the outside in."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(inner)


def _used(document: Node) -> set[str]:
    """The names of all components that the document refers to."""
    return {str(node["$ref"]).rpartition("/")[2] for node in _nodes(document) if "$ref" in node}


def _with_short_names(document: Node) -> Node:
    """`CasePage` instead of `Page_CasePublic_`: these names become types of generated clients."""
    written = json.dumps(document)
    for name, schema in document["components"]["schemas"].items():
        if name.startswith("Page_"):
            written = written.replace(f'"{name}"', f'"{schema["title"]}"')
            written = written.replace(f'/{name}"', f'/{schema["title"]}"')
    short: Node = json.loads(written)
    return short


def _problem_schemas() -> dict[str, Node]:
    """The problem document: its code is one of those there are, and each may add members of its own."""
    problem = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
    del problem["$defs"]
    problem["title"] = "Problem"
    problem["properties"]["code"] = {"type": "string", "enum": sorted(Problem.registry), "title": "Code"}
    # Sorted, as the registry fills in the order in which modules happen to be imported.
    for code in sorted(Problem.registry):
        problem["properties"] |= Problem.registry[code].extension
    return {"Problem": problem, "FaultDocument": FaultDocument.model_json_schema()}


def _example(problem: type[Problem]) -> Node:
    members = {name: schema["examples"][0] for name, schema in problem.extension.items()}
    refusal = problem.__new__(problem)
    Problem.__init__(refusal, **members)
    return {"summary": problem.title, "value": refusal.document(_INSTANCE, "en")}


def _complete(method: str, operation: Node, schemas: Node) -> None:
    """What the framework does not write down: the parameters and headers of our conventions."""
    responses = operation["responses"]
    if "HTTPValidationError" in json.dumps(responses.get("422", {})):
        # Ours are all declared. The framework adds this one for an impossible id in the path, which is not
        # found, and for the form of OAuth, whose refusals are 400.
        del responses["422"]
    needs_key = "idempotency_key_required" in _codes(responses.get("400", {}))
    for parameter in operation.get("parameters", ()):
        parameter["schema"] = _never_null(parameter["schema"])
        parameter["required"] |= needs_key and parameter["name"] == "Idempotency-Key"
    form = operation.get("requestBody", {}).get("content", {}).get(FILES)
    if form is not None:
        members = schemas[form["schema"]["$ref"].rpartition("/")[2]]["properties"]
        members |= {name: _never_null(member) for name, member in members.items()}
    if method == "patch":
        # One media type: generators of clients write code that does not run when there are two for one body.
        operation["requestBody"]["description"] = f"A merge patch (RFC 7396); `{MERGE_PATCH}` is taken too."
    if method == "get" and ("304" in responses or _is_resource(responses["200"], schemas)):
        responses.setdefault("304", dict(_NOT_MODIFIED))
        operation.setdefault("parameters", []).append({"$ref": "#/components/parameters/If-None-Match"})
    _take_a_language(operation)
    repeatable = any(p.get("name") == "Idempotency-Key" for p in operation.get("parameters", ()))
    for status, response in responses.items():
        names = set(_headers_of(status, response, repeatable=repeatable))
        if status == "304" or (status == "200" and "304" in responses) or _is_resource(response, schemas):
            names.add("ETag")
        response["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in sorted(names)}
    operation["responses"] = dict(sorted(responses.items()))


def _take_a_language(operation: Node) -> None:
    """A list that people can have as a table has its labels in their language."""
    answer = operation["responses"].get("200", {})
    if _ref(answer).endswith("Page") and CSV in answer["content"]:
        operation["parameters"].append({"$ref": "#/components/parameters/Accept-Language"})


def _never_null(schema: Node) -> Node:
    """A parameter or a field of a form is there or absent: neither can be null."""
    options = [option for option in schema.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == len(schema.get("anyOf", ())):
        return schema
    rest = {name: value for name, value in schema.items() if name not in {"anyOf", "default"}}
    return options[0] | rest if len(options) == 1 else {"anyOf": options} | rest


def _headers_of(status: str, response: Node, *, repeatable: bool) -> Iterator[str]:
    yield "Request-Id"
    if status in {"201", "202"}:
        yield "Location"
    if status in {"200", "201", "202"} and repeatable:
        yield "Idempotent-Replayed"
    if status == "200" and "/schemas/" in (ref := _ref(response)) and ref.endswith("Page"):
        yield "Link"
    if status == "401":
        yield "WWW-Authenticate"
    codes = _codes(response)
    if codes and JSON not in response["content"]:
        yield "Content-Language"
    if {"unavailable", "request_in_progress", "budget_spent"} & set(codes):
        yield "Retry-After"


def _codes(response: Node) -> list[str]:
    return list(response.get("content", {}).get(PROBLEM_JSON, {}).get("examples", {}))


def _shared(paths: Node) -> Node:
    """The refusals that carry one code only, said once for all operations and left as references."""
    shared: Node = {}
    for item in paths.values():
        for operation in item.values():
            for status, response in operation["responses"].items():
                codes, content = _codes(response), response.get("content", {})
                if len(codes) == len(content) == 1:
                    known = shared.setdefault(codes[0], response)
                    if known == response:
                        operation["responses"][status] = {"$ref": f"#/components/responses/{codes[0]}"}
    return dict(sorted(shared.items()))


def _ref(response: Node) -> str:
    return str(response.get("content", {}).get(JSON, {}).get("schema", {}).get("$ref", ""))


def _is_resource(response: Node, schemas: Node) -> bool:
    """True for one thing with an id of its own, whichever side sees it."""
    name = _ref(response).rpartition("/")[2]
    shape = schemas.get(name, {})
    sides = [schemas[side["$ref"].rpartition("/")[2]] for side in shape.get("oneOf", ())]
    return any("id" in each.get("properties", {}) for each in (shape, *sides))
