"""Points are counted as a child would count them, and compared only where they can be."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.features.case_plans.rules.progress import Look, series
from trafficking_api.features.case_plans.rules.scoring import faults, scores

DOMAINS = ["Housing", "Legal", "Psychological", "Safety"]
CODES = ["a", "b", "c", "d", "e"]
OPTIONS = st.dictionaries(st.sampled_from(CODES), st.integers(-100, 100), min_size=1)
EDITION, ANOTHER = UUID(int=1), UUID(int=2)
FIRST = date(2026, 1, 1)


@st.composite
def questionnaires(draw: st.DrawFn) -> list[dict[str, Any]]:
    """The questions of an edition, each code once."""
    codes = draw(st.lists(st.sampled_from(CODES), unique=True, min_size=1))
    return [
        {
            "code": code,
            "domain": draw(st.sampled_from(DOMAINS)),
            "is_required": draw(st.booleans()),
            "options": [{"code": c, "points": p} for c, p in draw(OPTIONS).items()],
        }
        for code in codes
    ]


@st.composite
def answered(draw: st.DrawFn) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Questions, and an answer to some of them."""
    questions = draw(questionnaires())
    some = draw(st.lists(st.sampled_from(questions), unique_by=lambda question: question["code"]))
    return questions, {q["code"]: draw(st.sampled_from(q["options"]))["code"] for q in some}


def counted(questions: list[dict[str, Any]], answers: dict[str, str], domain: str | None) -> dict[str, Any]:
    """The score of a domain, or of all, one question after the other."""
    found: dict[str, Any] = {"domain": domain, "points": 0, "least": 0, "most": 0, "answered": 0, "asked": 0}
    for question in questions:
        if domain not in {None, question["domain"]}:
            continue
        found["asked"] += 1
        if question["code"] not in answers:
            continue
        found["answered"] += 1
        points = sorted(option["points"] for option in question["options"])
        found["least"] += points[0]
        found["most"] += points[-1]
        for option in question["options"]:
            if option["code"] == answers[question["code"]]:
                found["points"] += option["points"]
    return found


@given(answered())
def test_scores_equal_a_brute_force_count(given_: tuple[list[dict[str, Any]], dict[str, str]]) -> None:
    questions, answers = given_
    found = scores(questions, answers)
    asked = [domain for domain in DOMAINS if any(q["domain"] == domain for q in questions)]
    assert found == [counted(questions, answers, domain) for domain in [*asked, None]]
    *parts, total = found
    for name in ("points", "least", "most", "answered", "asked"):
        assert total[name] == sum(part[name] for part in parts)
    assert all(score["least"] <= score["points"] <= score["most"] for score in found)


@given(questionnaires(), st.lists(st.tuples(st.sampled_from([*CODES, "x"]), st.sampled_from(CODES))))
def test_answers_are_taken_exactly_when_each_can_be_counted_and_none_is_missing(
    questions: list[dict[str, Any]], answers: list[tuple[str, str]]
) -> None:
    options = {q["code"]: {option["code"] for option in q["options"]} for q in questions}
    required = {q["code"] for q in questions if q["is_required"]}
    named = [question for question, _ in answers]
    is_fine = (
        all(option in options.get(question, set()) for question, option in answers)
        and len(set(named)) == len(named)
        and required <= set(named)
    )
    found = list(faults(questions, answers))
    assert (found == []) == is_fine
    places = {f"/answers/{n}/{part}" for n in range(len(answers)) for part in ("question", "option")}
    assert {fault.pointer for fault in found} <= places | {"/answers"}


# --- over time --------------------------------------------------------------------------------------


def look(
    after: int, kind: str = "Review", *, points: int | None = None, edition: UUID = EDITION, **risks: str
) -> Look:
    """A look at her some days later: the points of Housing, and the severity of a risk by domain."""
    score = {"domain": "Housing", "points": points, "least": 0, "most": 9, "answered": 1, "asked": 1}
    factors = [
        {"domain": domain, "direction": "Risk", "severity": severity} for domain, severity in risks.items()
    ]
    findings = {"factors": factors, "scores": [] if points is None else [score, {**score, "domain": None}]}
    asked = None if points is None else edition
    return Look(uuid4(), kind, FIRST + timedelta(days=after), asked, findings)


def change(*looks: Look) -> tuple[int | None, int | None]:
    """How points and risk of Housing have changed."""
    (found,) = [domain for domain in series(looks) if domain["domain"] == "Housing"]
    return found["points_changed"], found["risk_changed"]


def test_the_latest_is_compared_with_the_first_baseline() -> None:
    looks = [
        look(0, points=9, Housing="4"),
        look(1, "Baseline", points=2, Housing="3"),
        look(2, "Baseline", points=3, Housing="0"),
        look(3, points=7, Housing="1"),
    ]
    assert change(*looks) == (5, -2)


def test_without_a_baseline_the_latest_is_compared_with_the_first() -> None:
    assert change(look(0, points=2, Housing="1"), look(1, points=1, Housing="4")) == (-1, 3)


def test_one_look_is_compared_with_nothing() -> None:
    assert change(look(0, "Baseline", points=2, Housing="1")) == (None, None)
    assert change(look(0, points=1, Housing="1"), look(1, "Baseline", points=2, Housing="2")) == (None, None)


def test_an_answer_that_was_skipped_before_is_no_change() -> None:
    one, other = look(0, points=2), look(1, points=5)
    for score in other.findings["scores"]:
        score |= {"answered": 2, "most": 18}
    assert change(one, other) == (None, None)


def test_points_of_two_editions_are_not_compared_and_risks_are() -> None:
    assert change(look(0, points=2, Housing="3"), look(1, points=4, edition=ANOTHER, Housing="1")) == (
        None,
        -2,
    )
    assert change(look(0, points=2), look(1, Housing="1")) == (None, None)


def test_each_domain_has_the_looks_that_saw_it_and_the_highest_risk_of_each() -> None:
    one, other = look(0, "Baseline", Housing="2", Safety="1"), look(1, points=4)
    one.findings["factors"] += [
        {"domain": "Safety", "direction": "Risk", "severity": "4"},
        {"domain": "Safety", "direction": "Risk", "severity": None},
        {"domain": "Legal", "direction": "Neutral", "severity": "4"},
        *({"domain": "Legal", "direction": "Protective", "severity": "4"} for _ in range(2)),
    ]
    found = {domain["domain"]: domain["looks"] for domain in series([one, other])}
    assert {name: [seen["assessment_id"] for seen in looks] for name, looks in found.items()} == {
        "Housing": [one.id, other.id],
        "Legal": [one.id],
        "Safety": [one.id],
    }
    assert [seen["points"] for seen in found["Housing"]] == [None, 4]
    (safety,), (legal,) = found["Safety"], found["Legal"]
    assert (safety["risk"], safety["protective"]) == ("4", 0)
    assert (legal["risk"], legal["protective"]) == (None, 2)


KINDS = ["Baseline", "Review", "Exit", "PostExit"]
DIRECTIONS = ["Risk", "Protective", "Neutral"]
FACTORS = st.fixed_dictionaries(
    {
        "domain": st.sampled_from(DOMAINS),
        "direction": st.sampled_from(DIRECTIONS),
        "severity": st.sampled_from([None, "0", "1", "2", "3", "4"]),
    }
)


@st.composite
def looked(draw: st.DrawFn) -> list[Look]:
    """Looks at her one after the other, some with answers to one edition or the other."""
    asked = {EDITION: draw(questionnaires()), ANOTHER: draw(questionnaires())}
    found = []
    for after in range(draw(st.integers(0, 5))):
        edition = draw(st.sampled_from([None, EDITION, ANOTHER]))
        questions = asked[edition] if edition else []
        some = draw(st.lists(st.sampled_from(questions), unique_by=lambda q: q["code"])) if questions else []
        answers = {q["code"]: draw(st.sampled_from(q["options"]))["code"] for q in some}
        factors = draw(st.lists(FACTORS, max_size=4))
        findings = {"factors": factors, "scores": scores(questions, answers) if questions else []}
        kind = draw(st.sampled_from(KINDS))
        found.append(Look(uuid4(), kind, FIRST + timedelta(days=after), edition, findings))
    return found


def seen_by_hand(look_: Look, domain: str) -> tuple[int | None, int | None, int] | None:
    """The points, the highest risk and how much protects her in a domain; None if nobody looked."""
    points, risk, protective, is_seen = None, None, 0, False
    for score in look_.findings["scores"]:
        if score["domain"] == domain and score["answered"] > 0:
            points, is_seen = score["points"], True
    for factor in look_.findings["factors"]:
        if factor["domain"] != domain:
            continue
        is_seen = True
        if factor["direction"] == "Protective":
            protective += 1
        if factor["direction"] == "Risk" and factor["severity"] is not None:
            risk = max(risk if risk is not None else 0, int(factor["severity"]))
    return (points, risk, protective) if is_seen else None


@given(looked())
def test_progress_equals_a_count_by_hand(looks: list[Look]) -> None:
    found = {domain["domain"]: domain for domain in series(looks)}
    for name in DOMAINS:
        seen = [(one, by_hand) for one in looks if (by_hand := seen_by_hand(one, name)) is not None]
        assert (name in found) == bool(seen)
        if not seen:
            continue
        told = found[name]
        assert [
            (t["assessment_id"], t["points"], t["risk"] and int(t["risk"]), t["protective"])
            for t in told["looks"]
        ] == [(one.id, *by_hand) for one, by_hand in seen]
        baselines = [n for n, (one, _) in enumerate(seen) if one.kind == "Baseline"]
        (first, before), (last, after) = seen[baselines[0] if baselines else 0], seen[-1]
        points = risk = None
        if first is not last:
            ends = [
                [
                    (s["answered"], s["least"], s["most"])
                    for s in one.findings["scores"]
                    if s["domain"] == name
                ]
                for one in (first, last)
            ]
            alike = first.questionnaire_id == last.questionnaire_id and ends[0] == ends[1]
            if None not in {before[0], after[0]} and alike:
                points = (after[0] or 0) - (before[0] or 0)
            if None not in {before[1], after[1]}:
                risk = (after[1] or 0) - (before[1] or 0)
        assert (told["points_changed"], told["risk_changed"]) == (points, risk)


def test_a_domain_of_which_nothing_was_answered_was_not_looked_at() -> None:
    unanswered = look(0, points=0)
    for score in unanswered.findings["scores"]:
        score["answered"] = 0
    assert series([unanswered]) == []
    assert series([]) == []
