"""No period of the law is a number in the code: it stands in the country's file (CRT-4)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import trafficking_api.features.court as feature

#: What counts time has one of these in its name.
SPANS = ("hour", "day", "week", "month", "year", "period", "length", "delay", "timedelta", "relativedelta")
#: Numbers that are years of the calendar.
CALENDAR = (1900, 2200)
#: How large a number may be that is sent, which is no period.
BOUNDS = {"ge", "gt", "le", "lt"}
#: What is habit and no law: how long what is over stays in a calendar.
PRACTICE = {"KEPT"}


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """Everything in it, but for bounds, and for what is habit."""
    if isinstance(node, ast.keyword) and node.arg in BOUNDS:
        return
    if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") in PRACTICE:
        return
    yield node
    for inner in ast.iter_child_nodes(node):
        yield from walk(inner)


def name_of(node: ast.AST) -> str:
    return (getattr(node, "attr", "") or getattr(node, "id", "") or "").lower()


def is_span(node: ast.AST) -> bool:
    return any(word in name_of(node) for word in SPANS)


def is_named_span(name: str) -> bool:
    """Whether what is given by this name counts time; how long a text may be is no such thing."""
    return name not in {"min_length", "max_length"} and any(word in name for word in SPANS)


def is_bounds(node: ast.AnnAssign) -> bool:
    """Whether it says between what a number that travels lies; or how many days a year of interest counts."""
    if name_of(node.target) == "year_days":
        return True
    call = node.value
    if not isinstance(call, ast.Call) or name_of(call.func) != "field":
        return False
    return {k.arg for k in call.keywords} <= {"ge", "le", "description"}


def numbers(node: ast.AST) -> bool:
    """Whether it has a number that could be a period: nought and one are steps, 1900 to 2200 are years."""
    return any(
        isinstance(n, ast.Constant)
        and isinstance(n.value, int | float)
        and abs(n.value) > 1
        and not CALENDAR[0] <= n.value <= CALENDAR[1]
        for n in walk(node)
    )


def is_period(node: ast.AST) -> bool:
    """Whether a number is given to something that counts time, named as time, or multiplied with time."""
    match node:
        case ast.Call():
            named = [k.value for k in node.keywords if is_named_span(k.arg or "")]
            given = [*node.args, *(k.value for k in node.keywords)] if is_span(node.func) else named
            return any(map(numbers, given))
        case ast.Assign():
            return any(map(is_span, node.targets)) and numbers(node.value)
        case ast.AnnAssign():
            return (
                is_span(node.target)
                and node.value is not None
                and not is_bounds(node)
                and numbers(node.value)
            )
        case ast.BinOp(op=ast.Mult()):
            sides = (node.left, node.right)
            return any(map(numbers, sides)) and any(is_span(n) for side in sides for n in ast.walk(side))
    return False


def periods_in(source: str) -> list[int]:
    return sorted({getattr(n, "lineno", 0) for n in walk(ast.parse(source)) if is_period(n)})


@pytest.mark.parametrize(
    "line",
    [
        "timedelta(days=15)",
        "timedelta(30)",
        "datetime.timedelta(hours=-24)",
        "relativedelta(months=+3)",
        "relativedelta(**{'days': 15})",
        "day + 15 * _DAY",
        "timedelta(days=1) * 15",
        "add_days(day, 45)",
        "after(day, days=45)",
        "APPEAL_DAYS = 30",
        "APPEAL_DAYS = 365",
        "PERIODS: dict[str, int] = {'Appeal': 30}",
        "rule.length = 15",
        "length: int = Field(default=30, le=100)",
        "HELD: Final = timedelta(days=92)",
    ],
)
def test_crt_4_a_period_in_code_would_be_found(line: str) -> None:
    assert periods_in(line) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "timedelta(days=1)",
        "timedelta(days=n)",
        "day - _DAY",
        "x[2]",
        "max(3, 4)",
        "years = [2000]",
        "length: int = Field(ge=1, le=10_000)",
        "year_days: int = Field(default=365, ge=360, le=366)",
        "KEPT: Final = timedelta(days=92)",
    ],
)
def test_crt_4_a_step_of_one_is_no_period(line: str) -> None:
    assert periods_in(line) == []


def test_crt_4_no_legal_period_is_a_constant_in_code() -> None:
    files = sorted(Path(str(feature.__file__)).parent.rglob("*.py"))
    assert files
    found = {file.name: lines for file in files if (lines := periods_in(file.read_text(encoding="utf-8")))}
    assert found == {}
