"""Ceilings that ruff does not know: lines of a file, lines of a function, and names that say nothing.

A function is measured from `def` to its last line, without decorators, docstring and blank lines; a function
inside it counts for both. Run by `make check`, and by hand on any folder: `python scripts/ceilings.py src`.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 300
FUNCTION_LINES = 30
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "base", "misc"}

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def main(folders: list[str]) -> int:
    """Print one line per offence, and answer 1 if there was one."""
    files = [file for folder in folders for file in sorted(Path(folder).rglob("*.py"))]
    if not files:
        print(f"no Python file in {' '.join(folders)}")
        return 1
    found = [offence for file in files for offence in offences(file)]
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


def offences(file: Path) -> Iterator[str]:
    """Say what is too long in a file, or named after nothing."""
    if NAMES_THAT_SAY_NOTHING & {file.stem, file.parent.name}:
        yield f"{file}:1: a name that says nothing; call it after what it does"
    lines = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
    if len(lines) > FILE_LINES:
        yield f"{file}:1: {len(lines)} lines, at most {FILE_LINES}; make it a folder, one verb per file"
    for node in ast.walk(ast.parse("\n".join(lines), str(file))):
        if isinstance(node, FUNCTIONS) and (length := measure(node, lines)) > FUNCTION_LINES:
            yield f"{file}:{node.lineno}: {node.name} has {length} lines, at most {FUNCTION_LINES}"


def measure(node: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str]) -> int:
    """Count the lines of a function that somebody must read as code."""
    numbers = set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    if ast.get_docstring(node, clean=False) is not None:
        numbers -= set(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    return sum(1 for number in numbers if lines[number - 1].strip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["src"]))
