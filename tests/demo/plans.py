"""The demo's plans, visits and services, counted again by hand."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from tests.demo.running import Demo
from trafficking_api.features.case_plans.states import (
    IN_FORCE,
    OPEN_ACTION,
    OPEN_GOAL,
    GoalStatus,
    PlanStatus,
    VisitStatus,
)

LAO, BELGIAN = "lao_centre", "belgian_centre"
BRUSSELS, VIENTIANE = ZoneInfo("Europe/Brussels"), ZoneInfo("Asia/Vientiane")
#: Where a row of a case is still open.
OPEN = {
    "case_plans": (PlanStatus.DRAFT, PlanStatus.IN_APPROVAL, *IN_FORCE),
    "goals": OPEN_GOAL,
    "plan_actions": OPEN_ACTION,
    "visits": (VisitStatus.SCHEDULED,),
}


async def people_are_accompanied(demo: Demo) -> None:
    """With plans that were agreed to and approved by another, and for years, as far as promised."""
    _three_years_of_visits(demo)
    _plans_are_of_all_kinds(demo)
    _accompaniments_are_as_promised(demo)
    _somebody_has_work(demo)
    await _nothing_is_open_in_a_closed_case(demo)
    await _whatever_is_required_is_there(demo)


def _today(zone: ZoneInfo) -> date:
    return datetime.now(UTC).astimezone(zone).date()


def _three_years_of_visits(demo: Demo) -> None:
    """Each month for a year, then each quarter: made, missed, put off, ahead; some nobody's, some overdue."""
    visits = demo.all(LAO, "coordinator", "/v1/visits?limit=200")
    today = _today(VIENTIANE)
    assert {visit["status"] for visit in visits} == set(VisitStatus)
    made = sorted(date.fromisoformat(visit["done_on"]) for visit in visits if visit["done_on"])
    assert made[0] < today - timedelta(days=2.7 * 365)
    assert made[-1] > today - timedelta(days=60)
    assert len(made) > 300
    assert max(later - earlier for earlier, later in pairwise(made)) < timedelta(days=60)
    assert sum(visit["successor_id"] is not None for visit in visits) > 10
    assert all(visit["missed_reason"] == "Rescheduled" for visit in visits if visit["successor_id"])
    assert any(visit["is_overdue"] for visit in visits)
    assert any(visit["is_unassigned"] for visit in visits)
    assert max(visit["due_on"] for visit in visits) > (today + timedelta(days=365)).isoformat()


def _plans_are_of_all_kinds(demo: Demo) -> None:
    for slug, count in ((LAO, 40), (BELGIAN, 120)):
        plans = demo.all(slug, "coordinator", "/v1/case-plans?limit=200")
        assert len({plan["case_id"] for plan in plans}) == count
        states = Counter(plan["status"] for plan in plans)
        assert states.keys() >= {"active", "superseded", "completed", "discontinued", "under_review"}
        assert max(plan["edition"] for plan in plans) > 1
        approved = [plan for plan in plans if plan["approver_id"]]
        assert all(plan["approver_id"] not in {plan["author_id"], plan["editor_id"]} for plan in approved)
        assert sum(plan["agreed_at"] is not None for plan in approved) > 0.8 * len(approved)
        goals = demo.all(slug, "coordinator", "/v1/goals?limit=200")
        assert {goal["status"] for goal in goals} >= set(GoalStatus) - {"proposed", "on_hold", "not_achieved"}
    _words_can_be_read(demo)


def _words_can_be_read(demo: Demo) -> None:
    plan = demo.all(LAO, "coordinator", "/v1/case-plans?status=active")[0]
    read = demo.get(LAO, "coordinator", f"/v1/case-plans/{plan['id']}").json()
    assert read["content"]["objectives"]
    assert all(goal["title"] for goal in read["content"]["goals"])
    visits = demo.all(LAO, "coordinator", "/v1/visits?status=done&limit=200")
    told = [demo.get(LAO, "coordinator", f"/v1/visits/{visit['id']}").json() for visit in visits[:20]]
    assert any(visit["details"] and visit["details"]["note"] for visit in told)
    exits = demo.all(LAO, "coordinator", "/v1/assessments?kind=Exit")
    compared = demo.get(LAO, "coordinator", f"/v1/cases/{exits[0]['case_id']}/progress").json()
    assert any(domain["points_changed"] is not None for domain in compared["domains"])


def _accompaniments_are_as_promised(demo: Demo) -> None:
    """What the server counts is what the lists tell: so many people in one year, each with a service."""
    today = _today(BRUSSELS)
    first = today - timedelta(days=365)
    path = f"/v1/service-counts?from_on={first}&until_on={today}"
    for name in ("coordinator", "coordinator_2"):
        assert demo.get(BELGIAN, name, path).json()["total"]["cases"] == 210
    counted = demo.get(BELGIAN, "coordinator", path).json()
    listed = demo.all(
        BELGIAN, "coordinator", f"/v1/services?limit=200&status=recorded&delivered_from={first}"
    )
    assert counted["total"]["services"] == len(listed)
    by_type = Counter(service["type"] for service in listed)
    assert by_type == Counter({type_: count for type_, count in _by_type(counted).items() if count})
    assert by_type.keys() >= {"LegalAdvice", "PoliceAccompaniment", "CourtAccompaniment", "ChildMinding"}
    cared = [service for service in listed if service["type"] == "PsychologicalCare"]
    assert all(service["funded_project_id"] and service["cost"] for service in cared)
    lao = demo.all(LAO, "coordinator", "/v1/services?limit=200")
    assert {service["type"] for service in lao} >= {
        "MedicalCheck",
        "Literacy",
        "LifeSkills",
        "LegalInformation",
    }
    assert any(service["action_id"] for service in lao)


def _by_type(counted: dict[str, Any]) -> Counter[str]:
    found: Counter[str] = Counter()
    for item in counted["items"]:
        found[item["type"]] += item["services"]
    return found


def _somebody_has_work(demo: Demo) -> None:
    for slug in (LAO, BELGIAN):
        for name in ("caseworker", "coordinator"):
            assert demo.all(slug, name, "/v1/work-list?limit=200")
    mine = demo.get(LAO, "caseworker", "/v1/me").json()["member_id"]
    work = demo.all(LAO, "caseworker", f"/v1/work-list?limit=200&worker_id={mine}")
    assert {item["worker_id"] for item in work} == {mine}
    assert any(item["kind"] == "visit" for item in work)


async def _nothing_is_open_in_a_closed_case(demo: Demo) -> None:
    for table, states in OPEN.items():
        rows = await demo.rows(
            f"SELECT t.status FROM {table} t JOIN cases c "  # noqa: S608 - a table of ours
            "ON (c.organisation_id, c.id) = (t.organisation_id, t.case_id) WHERE c.status = 'closed'"
        )
        assert rows
        assert not {status for (status,) in rows} & set(states), table


async def _whatever_is_required_is_there(demo: Demo) -> None:
    """No plan was approved without a baseline, nor completed without an exit assessment (PLAN-12)."""
    for requirement, kind, when in (
        ("BaselineAssessment", "Baseline", "approved_at"),
        ("ExitAssessment", "Exit", "completed_at"),
    ):
        ((approved, without),) = await demo.rows(
            "SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (SELECT FROM assessments a "  # noqa: S608
            f"WHERE (a.organisation_id, a.case_id, a.kind) = (p.organisation_id, p.case_id, '{kind}') "
            f"AND a.created_at < p.{when})) FROM case_plans p "
            f"WHERE p.{when} IS NOT NULL AND '{requirement}' = ANY(p.requirements)"
        )
        assert approved > 3
        assert without == 0
