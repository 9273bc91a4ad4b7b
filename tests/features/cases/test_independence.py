"""G-17: support is independent of cooperation. Nothing that supports a person looks at loans or court."""

import ast
from pathlib import Path

import pytest

from trafficking_api import features

FEATURES = Path(features.__file__).parent
#: The rooms of what a person owes and of what she does for the prosecution.
BARRED = {"loans", "court"}
#: What supports a person: her case, her bed, her plan, her home.
SUPPORT = ("cases", "shelters", "case_plans", "housing")
MODULES = sorted(module for room in SUPPORT for module in (FEATURES / room).rglob("*.py"))
#: What each of these may not import: a bed and a plan do not ask for a home, nor a home for money.
APART = {
    "cases": {"shelters", "case_plans", "housing", "loans", "ledger", "court"},
    "shelters": {"case_plans", "housing", "loans", "ledger", "court"},
    "case_plans": {"housing", "loans", "ledger", "court"},
    "housing": {"case_plans", "loans", "ledger", "court"},
    "loans": {"shelters", "case_plans", "court"},
}


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


def imports(source: str) -> set[str]:
    """Of which features a module imports something, at whatever place in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    inside = "trafficking_api.features."
    return {name.removeprefix(inside).split(".")[0] for name in names if name.startswith(inside)}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: f"{path.relative_to(FEATURES)}")
def test_g_17_no_policy_of_support_reads_loans_or_court(module: Path) -> None:
    assert looks_at(module.read_text()) == set()


@pytest.mark.parametrize("room", APART)
def test_g_17_no_support_asks_for_another_nor_for_money(room: str) -> None:
    found = {name for module in (FEATURES / room).rglob("*.py") for name in imports(module.read_text())}
    assert found & APART[room] == set()
    assert room in found, "the search finds what is imported"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from trafficking_api.features.loans import queries", {"loans"}),
        ("from trafficking_api.features import housing, loans", {"housing", "loans"}),
        ("def late():\n    import trafficking_api.features.ledger.service", {"ledger"}),
        ("from trafficking_api.kit import sheet", set()),
    ],
)
def test_g_17_the_search_for_imports_would_find_one(source: str, found: set[str]) -> None:
    assert imports(source) == found


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
    assert {module.relative_to(FEATURES).parts[0] for module in MODULES} == set(SUPPORT)
