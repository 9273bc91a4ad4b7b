"""Compares assessments over time, domain by domain."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID


class Look(NamedTuple):
    """One assessment, opened."""

    id: UUID
    kind: str
    assessed_on: Any
    questionnaire_id: UUID | None
    findings: dict[str, Any]


def series(looks: Sequence[Look]) -> list[dict[str, Any]]:
    """For each domain that was looked at: what was found each time, and how it changed from first to last.

    The first is the first baseline, or the first of all; where it is the last too, nothing is compared.
    Points are compared only where both were counted by the same edition of a questionnaire, and of as many
    questions that could give as much: what was skipped once would else look like a change.
    """
    domains = sorted({domain for look in looks for domain in _domains(look)})
    return [_one(domain, [look for look in looks if domain in _domains(look)]) for domain in domains]


def _domains(look: Look) -> set[str]:
    scored = {score["domain"] for score in look.findings["scores"] if score["answered"]}
    return {factor["domain"] for factor in look.findings["factors"]} | scored - {None}


def _one(domain: str, looks: Sequence[Look]) -> dict[str, Any]:
    points = [_point(domain, look) for look in looks]
    first = next((n for n, look in enumerate(looks) if look.kind == "Baseline"), 0)
    is_compared = first < len(looks) - 1
    alike = is_compared and _counted(domain, looks[first]) == _counted(domain, looks[-1])
    return {
        "domain": domain,
        "looks": points,
        "points_changed": _change(points[first]["points"], points[-1]["points"]) if alike else None,
        "risk_changed": _change(points[first]["risk"], points[-1]["risk"]) if is_compared else None,
    }


def _counted(domain: str, look: Look) -> tuple[UUID | None, tuple[int, int, int] | None]:
    """By which edition, of how many answers, and between which ends its points were counted."""
    score = _score(domain, look)
    of = None if score is None else (score["answered"], score["least"], score["most"])
    return look.questionnaire_id, of


def _score(domain: str, look: Look) -> dict[str, Any] | None:
    scores = look.findings["scores"]
    return next((s for s in scores if s["domain"] == domain and s["answered"]), None)


def _change(one: int | str | None, other: int | str | None) -> int | None:
    """By how much it rose; a severity is a digit. None where it is not known of both."""
    return None if one is None or other is None else int(other) - int(one)


def _point(domain: str, look: Look) -> dict[str, Any]:
    factors = [factor for factor in look.findings["factors"] if factor["domain"] == domain]
    score = _score(domain, look)
    return {
        "assessment_id": look.id,
        "kind": look.kind,
        "assessed_on": look.assessed_on,
        "risk": _highest(f["severity"] for f in factors if f["direction"] == "Risk"),
        "protective": sum(factor["direction"] == "Protective" for factor in factors),
        "points": score and score["points"],
        "most": score and score["most"],
    }


def _highest(severities: Iterable[str | None]) -> str | None:
    return max((severity for severity in severities if severity is not None), default=None)
