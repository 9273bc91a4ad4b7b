"""G-17: support is independent of cooperation. Nothing that decides about a case looks at loans or court."""

import ast
from pathlib import Path

import pytest

from trafficking_api.features import cases

#: The rooms of what a person owes and of what she does for the prosecution.
BARRED = {"loans", "court"}
MODULES = sorted(Path(cases.__file__).parent.rglob("*.py"))


def looks_at(source: str) -> set[str]:
    """Which of the barred rooms a module imports, names, or asks the database for."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {part for alias in node.names for part in alias.name.split(".")}
        elif isinstance(node, ast.ImportFrom):
            names |= {*(node.module or "").split("."), *(alias.name for alias in node.names)}
        elif isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names |= set(node.value.replace(".", " ").split())
    words = {word for name in names for word in name.lower().split("_")}
    return {room for room in BARRED if {room, room.removesuffix("s")} & words}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_g_17_no_policy_of_cases_reads_loans_or_court(module: Path) -> None:
    assert looks_at(module.read_text()) == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from trafficking_api.features.loans import queries", {"loans"}),
        ("import trafficking_api.features.court.queries", {"court"}),
        ("query = text('SELECT status FROM loans')", {"loans"}),
        ("if person.court_file: ...", {"court"}),
        ("loan = await mandate.session.get(Loan, id_)", {"loans"}),
        ("from trafficking_api.features.consents import queries", set()),
    ],
)
def test_g_17_the_search_would_find_one(source: str, found: set[str]) -> None:
    assert looks_at(source) == found


def test_g_17_every_module_is_searched() -> None:
    assert {"states", "closing", "sight", "course", "whose"} <= {module.stem for module in MODULES}
