"""From the first interview to the last visit three years later: a plan that the person agreed to."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from tests.factories.house import House, Party
from tests.features.case_plans.plans import AGREES
from tests.features.cases.work import case_in
from tests.features.shelters.beds import home, id_of
from tests.features.stories import Clock, now_done, refused

BEGINS = date(2026, 11, 30)
QUESTIONNAIRE: dict[str, Any] = {
    "code": "wellbeing",
    "title": "How she is",
    "questions": [
        {
            "code": code,
            "domain": "Psychological",
            "text": f"{code}?",
            "is_required": True,
            "options": [
                {"code": "well", "label": "Well", "points": 3},
                {"code": "badly", "label": "Badly", "points": 0},
            ],
        }
        for code in ("sleep", "fear", "trust")
    ],
}
TEMPLATE: dict[str, Any] = {
    "code": "three_years",
    "title": "Followed for three years",
    "goals": [
        {
            "domain": "VocationalTraining",
            "title": "She has learnt a trade.",
            "due_in_months": 9,
            "actions": [{"title": "A course", "service_type": "VocationalTraining", "due_in_days": 30}],
        }
    ],
    "follow_up": {
        "mode": "CommunityVisit",
        "phases": [{"every_months": 1, "until_month": 12}, {"every_months": 3, "until_month": 36}],
    },
    "requirements": ["BaselineAssessment", "ReviewAssessment", "ExitAssessment"],
}


@pytest.fixture
async def frozen(alone: House) -> AsyncIterator[Clock]:
    """The clock of a deployment in which three years pass."""
    clock = Clock(alone)
    yield clock
    await clock.go_on()


def noon(day: date) -> datetime:
    """Noon of a day."""
    return datetime.combine(day, time(12), UTC)


async def assessed(centre: Party, case: str, kind: str, day: date, form: str, option: str) -> None:
    """Three questions, all answered alike, and one factor."""
    answers = [{"question": q["code"], "option": option} for q in QUESTIONNAIRE["questions"]]
    risk = {"domain": "Safety", "level": "Community", "direction": "Risk"}
    body = {"case_id": case, "kind": kind, "assessed_on": day.isoformat(), "questionnaire_id": form}
    severity = "3" if option == "badly" else "1"
    await centre.coordinator.made(
        "/v1/assessments", {**body, "answers": answers, "factors": [{**risk, "severity": severity}]}
    )


@pytest.mark.slow
async def test_a_plan_for_three_years(alone: House, frozen: Clock) -> None:  # noqa: PLR0915 - one story
    await frozen.stop(noon(BEGINS))
    centre = await alone.party(country="LA", zone="Asia/Vientiane")
    boss, other = centre.coordinator, centre.coordinator_2
    case = await case_in(centre, "active")
    form = (await boss.made("/v1/questionnaires", QUESTIONNAIRE)).json()["id"]
    template = (await boss.made("/v1/plan-templates", TEMPLATE)).json()["id"]

    # The baseline, and a plan that another approves and she agrees to.
    made = await boss.made("/v1/case-plans", {"case_id": case, "template_id": template})
    plan = str(made.headers["Location"])
    await now_done(boss, plan, "consult", AGREES)
    await now_done(boss, plan, "submit")
    problem = await refused(other.post(f"{plan}/approve", {}, etag="*"), 409, "requirements_unmet")
    assert problem["requirements"] == ["BaselineAssessment"]
    await assessed(centre, case, "Baseline", BEGINS, form, "badly")
    await refused(boss.post(f"{plan}/approve", {}, etag="*"), 409, "second_person_needed")
    await now_done(other, plan, "approve")
    visits = (await boss.get(f"/v1/visits?case_id={case}&limit=200")).json()["items"]
    assert [visits[n]["due_on"] for n in (0, 1, 2, 11, 12, 19)] == [
        *("2026-12-30", "2027-01-30", "2027-02-28"),
        *("2027-11-30", "2028-02-29", "2029-11-30"),
    ]

    # What is done for her, visit by visit; one is missed, and one put off.
    action = (await boss.get(f"/v1/actions?case_id={case}")).json()["items"][0]["id"]
    await now_done(boss, f"/v1/actions/{action}", "start")
    for number, visit in enumerate(visits):
        due = date.fromisoformat(visit["due_on"])
        await frozen.stop(noon(due))
        here = f"/v1/visits/{visit['id']}"
        (work,) = [w for w in await due_now(centre, due) if w["kind"] == "visit"]
        assert (work["id"], work["is_overdue"]) == (visit["id"], False)
        if number == 1:
            await now_done(boss, here, "missed", {"reason": "PersonAbsent"})
        elif number == 2:
            later = due.replace(month=3, day=3)
            moved = await now_done(boss, here, "reschedule", {"due_on": later.isoformat()})
            await frozen.stop(noon(later.replace(day=4)))
            (work,) = [w for w in await due_now(centre, later) if w["kind"] == "visit"]
            assert (work["id"], work["is_overdue"]) == (moved.json()["id"], True)
            await now_done(boss, f"/v1/visits/{moved.json()['id']}", "done", {"done_on": later.isoformat()})
        else:
            await now_done(boss, here, "done", {"note": "She is well."})
        if number == 5:
            plan = await reviewed(centre, case, plan, form, due)
    await serve(centre, case, action)

    # Her exit, compared with the beginning; only then is the plan complete, and the case closed.
    last = date(2029, 11, 30)
    (goal,) = (await boss.get(f"/v1/goals?case_id={case}&status=accepted&status=active")).json()["items"]
    problem = await refused(boss.post(f"{plan}/complete", {}, etag="*"), 409, "still_open")
    assert [(thing["kind"], thing["id"]) for thing in problem["open"]] == [("goal", goal["id"])]
    await now_done(boss, f"/v1/goals/{goal['id']}", "start")
    await now_done(
        boss, f"/v1/goals/{goal['id']}", "achieve", {"evidence": "Her certificate hangs on the wall."}
    )
    problem = await refused(boss.post(f"{plan}/complete", {}, etag="*"), 409, "requirements_unmet")
    assert problem["requirements"] == ["ExitAssessment"]
    await assessed(centre, case, "Exit", last, form, "well")
    progress = (await boss.get(f"/v1/cases/{case}/progress")).json()["domains"]
    assert {d["domain"]: (d["points_changed"], d["risk_changed"]) for d in progress} == {
        "Psychological": (9, None),
        "Safety": (None, -2),
    }
    await refused_with_reasons(alone, centre, case)
    await now_done(boss, plan, "complete")
    await now_done(boss, f"/v1/cases/{case}", "close", {"reason": "Autonomy"})
    told = (await boss.get(f"/v1/cases/{case}/timeline?limit=200")).json()["items"]
    assert [entry["type"] for entry in told][-1] == "case.closed"
    assert sum(entry["type"] == "visit.done" for entry in told) == 19


async def due_now(centre: Party, until: date) -> list[dict[str, Any]]:
    """What the work list shows until a day."""
    answer = await centre.coordinator.get(f"/v1/work-list?due_until={until.isoformat()}&kind=visit")
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def reviewed(centre: Party, case: str, plan: str, form: str, day: date) -> str:
    """After half a year the plan gets a second version with another goal in place of the first."""
    boss, other = centre.coordinator, centre.coordinator_2
    await assessed(centre, case, "Review", day, form, "badly")
    draft = (await now_done(boss, plan, "review")).json()
    here = f"/v1/case-plans/{draft['id']}"
    assert (draft["edition"], draft["previous_id"]) == (2, id_of(plan))
    goals = [{**draft["content"]["goals"][0]}]
    goals[0]["title"] = "She earns her living by a trade."
    answer = await boss.patch(here, {"content": {"goals": goals}}, etag="*")
    assert answer.status_code == 200, answer.text
    await now_done(boss, here, "consult", AGREES)
    await now_done(boss, here, "submit")
    await now_done(other, here, "approve")
    assert (await boss.get(plan)).json()["status"] == "superseded"
    return here


async def serve(centre: Party, case: str, action: str) -> None:
    """What was delivered is written down, and what was planned is done."""
    body = {"case_id": case, "type": "PsychologicalCare", "delivered_on": "2027-03-01", "sessions": 10}
    await centre.coordinator.made("/v1/services", body)
    check = {"case_id": case, "type": "MedicalCheck", "check_kind": "HivTest", "delivered_on": "2027-03-02"}
    made = await centre.coordinator.made("/v1/services", {**check, "result": "Canary of the result"})
    assert made.json()["details"]["result"] == "Canary of the result"
    assert "Canary" not in (await centre.coordinator.get("/v1/services")).text
    await now_done(centre.coordinator, f"/v1/actions/{action}", "done")
    counts = (
        await centre.coordinator.get("/v1/service-counts?from_on=2027-01-01&until_on=2027-12-31")
    ).json()
    assert (counts["total"]["services"], counts["total"]["cases"]) == (2, 1)


async def refused_with_reasons(house: House, centre: Party, case: str) -> None:
    """With a bed held and a referral open, the closing names them beside the plan."""
    boss = centre.coordinator
    there = await home(house, centre=centre)
    today = (await boss.get(f"/v1/visits?case_id={case}&limit=1")).json()
    assert today["items"]
    held = {"bed_id": there.beds[0], "case_id": case, "from_on": "2029-11-30", "to_on": "2029-12-10"}
    allocation = (await there.staff.made("/v1/allocations", held)).json()["id"]
    partner = await house.party(country="BE")
    await house.agree(centre, partner)
    body = {"case_id": case, "kind": "referral", "to_organisation_id": str(partner.id)}
    referral = await boss.made("/v1/referrals", {**body, "respond_by_on": "2029-12-20"})
    problem = await refused(
        boss.post(f"/v1/cases/{case}/close", {"reason": "Autonomy"}, etag="*"), 409, "still_open"
    )
    assert sorted((thing["kind"], thing["status"]) for thing in problem["open"]) == [
        *(("allocation", "held"), ("case_plan", "active"), ("referral", "draft")),
    ]
    await now_done(there.staff, f"/v1/allocations/{allocation}", "cancel")
    await now_done(boss, str(referral.headers["Location"]), "withdraw", {"code": "NoLongerNeeded"})
