"""One Bruno request for each operation of the OpenAPI document, in a folder for each of its tags."""

import json
import re
from pathlib import Path
from typing import Any

Node = dict[str, Any]

METHODS = ("get", "post", "put", "patch", "delete")
#: What a request must say of the version it changes; whoever sends it writes down the one that was read.
IF_MATCH = '"1"'
#: The kinds of bodies, and what Bruno calls them.
BODIES = {
    "application/json": "json",
    "multipart/form-data": "multipartForm",
    "application/x-www-form-urlencoded": "formUrlEncoded",
}
BLOCKS = {
    "json": "body:json",
    "multipartForm": "body:multipart-form",
    "formUrlEncoded": "body:form-urlencoded",
}
FORMATS = {
    "uuid": "00000000-0000-4000-8000-000000000000",
    "date": "2030-01-31",
    "date-time": "2030-01-31T08:00:00Z",
}
SIMPLE = {"boolean": False, "integer": 1, "number": 1, "string": "text", "null": None}


def write(document: Node, folder: Path) -> None:
    """Write the requests of all operations."""
    for tag in document["tags"]:
        place = folder / _slug(tag["name"])
        place.mkdir(parents=True)
        said = _block("meta", [f"name: {tag['name']}"]), _block("docs", [tag["description"]])
        (place / "folder.bru").write_text("\n".join(said), encoding="utf-8")
    count: dict[str, int] = {}
    for path, methods in document["paths"].items():
        for method in METHODS:
            if operation := methods.get(method):
                tag = operation["tags"][0]
                count[tag] = count.get(tag, 0) + 1
                request = _request(document, path, method, operation, count[tag])
                name = f"{operation['operationId']}.bru"
                (folder / _slug(tag) / name).write_text(request, encoding="utf-8")


def _slug(name: str) -> str:
    return name.replace(" ", "-")


def _block(name: str, lines: list[str]) -> str:
    return "\n".join([f"{name} {{", *(f"  {line}".rstrip() for line in lines), "}", ""])


def _request(document: Node, path: str, method: str, operation: Node, number: int) -> str:
    bodies = operation.get("requestBody", {}).get("content", {})
    kind = next((BODIES[media] for media in bodies if media in BODIES), "none")
    given = [_resolved(document, parameter) for parameter in operation.get("parameters", [])]
    query, headers = _optional(document, given, "query"), _optional(document, given, "header")
    places = [f"{each['name']}: " for each in given if each["in"] == "path"]
    body = _body(document, kind, next(iter(bodies.values()))["schema"]) if bodies else []
    who = "inherit" if operation.get("security") else "none"
    blocks = [
        ("meta", [f"name: {operation['summary']}", "type: http", f"seq: {number}"]),
        (method, [f"url: {{{{base_url}}}}{_address(path)}", f"body: {kind}", f"auth: {who}"]),
        ("params:query", query),
        ("params:path", places),
        ("headers", headers),
        (BLOCKS.get(kind, ""), body),
        ("docs", operation.get("description", "").replace("{", "(").replace("}", ")").splitlines()),
    ]
    return "\n".join(_block(name, lines) for name, lines in blocks if lines)


def _address(path: str) -> str:
    return re.sub(r"{(\w+)}", r":\1", path)


def _optional(document: Node, given: list[Node], place: str) -> list[str]:
    """Parameters with an example; a tilde switches off what need not be sent."""
    lines = []
    for each in given:
        if each["in"] == place:
            value = IF_MATCH if each["name"] == "If-Match" else _example(document, each.get("schema", {}))
            sent = value[0] if isinstance(value, list) and value else value
            text = sent if isinstance(sent, str) else json.dumps(sent) if sent not in ([], None) else ""
            lines.append(f"{'' if each.get('required') else '~'}{each['name']}: {text}".rstrip())
    return lines


def _body(document: Node, kind: str, schema: Node) -> list[str]:
    example = _example(document, schema)
    if kind == "json":
        return json.dumps(example, indent=2, ensure_ascii=False).splitlines()
    required = _resolved(document, schema).get("properties", {})
    return [f"{name}: {example.get(name, '')}".rstrip() for name in required]


def _resolved(document: Node, node: Node) -> Node:
    while "$ref" in node:
        target: Any = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def _example(document: Node, schema: Node) -> Any:
    """What the document gives as an example, or the least that it allows."""
    schema = _resolved(document, schema)
    for name in ("const", "default"):
        if name in schema:
            return schema[name]
    for name in ("examples", "enum"):
        if name in schema:
            return schema[name][0]
    for name in ("oneOf", "anyOf", "allOf"):
        if name in schema:
            return _example(document, schema[name][0])
    return _least(document, schema)


def _least(document: Node, schema: Node) -> Any:
    if schema.get("type") == "object":
        members = schema.get("properties", {})
        return {name: _example(document, members[name]) for name in schema.get("required", ())}
    if schema.get("type") == "array":
        return [_example(document, schema["items"]) for _ in range(schema.get("minItems", 0))]
    return FORMATS.get(schema.get("format", ""), SIMPLE.get(schema.get("type", "null")))
