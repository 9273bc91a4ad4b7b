"""Counts the points of a questionnaire: the server does it, and no client says what came out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from trafficking_api.kit.errors import Fault

Question = Mapping[str, Any]


def faults(questions: Sequence[Question], answers: Sequence[tuple[str, str]]) -> Iterable[Fault]:
    """What is wrong with answers: a question or an option that is not there, one twice, one missing."""
    options = {q["code"]: {option["code"] for option in q["options"]} for q in questions}
    given: set[str] = set()
    for n, (question, option) in enumerate(answers):
        if question not in options:
            yield Fault(f"/answers/{n}/question", "unknown_question")
        elif question in given:
            yield Fault(f"/answers/{n}/question", "answered_twice")
        elif option not in options[question]:
            yield Fault(f"/answers/{n}/option", "unknown_option")
        given.add(question)
    if any(question["is_required"] and question["code"] not in given for question in questions):
        yield Fault("/answers", "required_question_unanswered")


def scores(questions: Sequence[Question], answers: Mapping[str, str]) -> list[dict[str, Any]]:
    """The points by domain, in the order of the alphabet, and in all, which has no domain.

    `least` and `most` are what the answered questions can give, so that a score says where in it she is.
    """
    domains = sorted({question["domain"] for question in questions})
    parts = [(domain, [q for q in questions if q["domain"] == domain]) for domain in domains]
    return [_score(domain, asked, answers) for domain, asked in (*parts, (None, list(questions)))]


def _score(domain: str | None, asked: list[Question], answers: Mapping[str, str]) -> dict[str, Any]:
    answered = [question for question in asked if question["code"] in answers]
    points = [{o["code"]: o["points"] for o in question["options"]} for question in answered]
    return {
        "domain": domain,
        "points": sum(p[answers[q["code"]]] for p, q in zip(points, answered, strict=True)),
        "least": sum(min(p.values()) for p in points),
        "most": sum(max(p.values()) for p in points),
        "answered": len(answered),
        "asked": len(asked),
    }
