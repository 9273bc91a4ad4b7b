"""What the demo's people are asked at the beginning, on the way and at the end, and what they answer."""

from random import Random
from typing import Any, Final

from trafficking_api.demo import sayings
from trafficking_api.demo.courses import Course
from trafficking_api.demo.pace import pick
from trafficking_api.demo.past import Past
from trafficking_api.features.case_plans.schemas.assessment import NewAssessment
from trafficking_api.features.case_plans.service import assessment

#: How good the answers are, from the worst to the best one.
_ANSWERS: Final = {"Baseline": (5, 4, 2, 1), "Review": (2, 4, 4, 2), "Exit": (0, 2, 5, 5)}
_RISKS: Final = {"Baseline": (0, 1, 3, 4, 1), "Review": (1, 3, 3, 1, 0), "Exit": (4, 4, 1, 0, 0)}
_RISKY: Final = {
    ("Safety", "Community"): 3,
    ("ReTraffickingRisk", "Household"): 2,
    ("Livelihood", "Household"): 3,
}
_PROTECTIVE: Final = {("Family", "Household"): 3, ("Social", "Community"): 2, ("Education", "Individual"): 2}


async def assess(mandate: Past, course: Course, kind: str) -> None:
    """Her worker asks the questions of the centre, and says what puts her at risk and what protects her."""
    form, rng = course.forms.questionnaire, course.rng
    if form is None:
        return
    sent = {
        "case_id": course.support.case.id,
        "kind": kind,
        "assessed_on": mandate.today().isoformat(),
        "questionnaire_id": form.id,
        "answers": [_answer(rng, question, _ANSWERS[kind]) for question in form.questions],
        "factors": [
            _factor(pick(rng, _RISKY), "Risk", _severity(rng, kind)),
            _factor(pick(rng, _PROTECTIVE), "Protective", None),
        ],
        "overall_risk": _severity(rng, kind),
        "summary": sayings.summary(rng, kind),
    }
    await assessment.record(mandate, NewAssessment.model_validate(sent))


def _answer(rng: Random, question: dict[str, Any], weights: tuple[int, ...]) -> dict[str, str]:
    (option,) = rng.choices(question["options"], weights)
    return {"question": question["code"], "option": option["code"]}


def _factor(where: tuple[str, str], direction: str, severity: str | None) -> dict[str, str | None]:
    domain, level = where
    return {"domain": domain, "level": level, "direction": direction, "severity": severity}


def _severity(rng: Random, kind: str) -> str:
    (found,) = rng.choices("01234", _RISKS[kind])
    return found
