"""What is made from the document: it is compared file by file, and Bruno has a request for each operation."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from scripts import bruno, clients

DOCUMENT: dict[str, Any] = json.loads(clients.DOCUMENT.read_text(encoding="utf-8"))
OPERATIONS = [
    (method, path, operation)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
]


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bruno")
    bruno.write(DOCUMENT, folder)
    return folder


def test_each_operation_has_one_request_in_the_folder_of_its_tag(collection: Path) -> None:
    made = {str(file.relative_to(collection)) for file in collection.rglob("*.bru")}
    tags = {tag["name"].replace(" ", "-") for tag in DOCUMENT["tags"]}
    requests = {f"{op['tags'][0].replace(' ', '-')}/{op['operationId']}.bru" for _, _, op in OPERATIONS}
    assert made == requests | {f"{tag}/folder.bru" for tag in tags}


@pytest.mark.parametrize(
    ("method", "path", "operation"), OPERATIONS, ids=[op["operationId"] for _, _, op in OPERATIONS]
)
def test_a_request_has_the_method_the_address_and_all_that_must_be_sent(
    collection: Path, method: str, path: str, operation: dict[str, Any]
) -> None:
    file = collection / operation["tags"][0].replace(" ", "-") / f"{operation['operationId']}.bru"
    said = file.read_text(encoding="utf-8")
    address = re.sub(r"{(\w+)}", r":\1", path)
    assert f"\n{method} {{\n  url: {{{{base_url}}}}{address}\n" in said
    for parameter in operation.get("parameters", []):
        if parameter.get("required"):
            assert f"\n  {parameter['name']}:" in said
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        body = json.loads(said.split("\nbody:json {\n", 1)[1].split("\n}\n", 1)[0])
        schema = bruno._resolved(DOCUMENT, content["application/json"]["schema"])
        assert body.keys() >= set(schema.get("required", ()))


def test_what_was_changed_added_or_removed_by_hand_is_named(tmp_path: Path) -> None:
    there, made = tmp_path / "there", tmp_path / "made"
    for folder in (there, made):
        (folder / "sub").mkdir(parents=True)
        for name in ("same", "changed", "sub/missing"):
            (folder / name).write_text(name)
    assert list(clients._differences(there, made)) == []
    (there / "changed").write_text("by hand")
    (there / "added").write_text("by hand")
    (there / "sub/missing").unlink()
    named = sorted(clients._differences(there, made))
    assert named == [there / name for name in ("added", "changed", "sub/missing")]
    clients._replace(there, made)
    assert list(clients._differences(there, made)) == []


def test_a_client_takes_json_where_there_is_json_and_a_file_where_there_never_is() -> None:
    prepared = clients._for_generators(json.loads(json.dumps(DOCUMENT)))
    formats = {
        operation["operationId"]: set(operation["responses"]["200"].get("content", {}))
        for operation in clients._operations(prepared)
        if "200" in operation["responses"]
    }
    assert formats["read_occupancy"] == {"application/json"}
    assert formats["read_document_content"] == {"application/octet-stream"}
    assert formats["list_cases"] == {"application/json"}
