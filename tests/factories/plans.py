"""A network's plans: one in every state, with goals, visits and services, and what a centre plans with."""

from typing import Any

from tests.factories.house import Caller
from tests.factories.shelters import day
from tests.factories.world import World, command, identifier, made

AGREES: dict[str, Any] = {"agrees": True, "language": "lo", "with_interpreter": True}
DECLINES: dict[str, Any] = {
    "agrees": False,
    "not_agreed_reason": "WantsOtherGoals",
    "language": "fr",
    "with_interpreter": False,
}
PHASES = [{"every_months": 1, "until_month": 4}]
#: What is done with a goal, or an action, on the way to each state.
GOALS: dict[str, list[str]] = {
    "accepted": [],
    "active": ["start"],
    "on_hold": ["start", "hold"],
    "achieved": ["start", "achieve"],
    "partly_achieved": ["start", "partly_achieve"],
    "not_achieved": ["start", "not_achieve"],
    "cancelled": ["cancel"],
}
ACTIONS: dict[str, list[str]] = {
    "planned": [],
    "in_progress": ["start"],
    "done": ["start", "done"],
    "skipped": ["skip"],
}
VISITS: dict[str, tuple[str, dict[str, Any]]] = {
    "done": ("done", {}),
    "missed": ("missed", {"reason": "PersonAbsent"}),
    "cancelled": ("cancel", {"reason": "NotNeeded"}),
}


def questionnaire(world: World, code: str) -> dict[str, Any]:
    """One question with two answers."""
    options = [{"code": "well", "label": world.secret(), "points": 2}]
    options += [{"code": "badly", "label": world.secret(), "points": 0}]
    question = {"code": "sleep", "domain": "Psychological", "text": world.secret(), "options": options}
    return {"code": code, "title": world.secret(), "questions": [question]}


def template(world: World, code: str, **more: Any) -> dict[str, Any]:
    """One goal with one action."""
    action = {"title": world.secret(), "service_type": "Schooling", "due_in_days": 30}
    goal = {"domain": "Education", "title": world.secret(), "due_in_months": 9, "actions": [action]}
    return {"code": code, "title": world.secret(), "goals": [goal], **more}


def goal(world: World, **more: Any) -> dict[str, Any]:
    """A goal in words that nobody else may read, with one action."""
    action = {"title": world.secret(), "service_type": "HousingSearch", "due_on": day(20)}
    return {"domain": "Housing", "title": world.secret(), "actions": [action], **more}


def plan(world: World, case: str, *goals: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A plan of a case, with these goals or one."""
    content = {"objectives": world.secret(), "goals": list(goals) or [goal(world)]}
    return {"case_id": str(identifier(case)), "content": content, **more}


async def approved(writer: Caller, approver: Caller, here: str, says: dict[str, Any] | None = None) -> str:
    """Bring a draft into force; returns its address."""
    await command(writer, here, "consult", says or AGREES)
    await command(writer, here, "submit")
    await command(approver, here, "approve")
    return here


async def plans(world: World) -> None:
    """What a centre plans with, and plans in every state."""
    await _forms(world)
    await _assess(world)
    await _plan(world)
    await _go_on(world)
    await _serve(world)


async def _forms(world: World) -> None:
    staff = world.centre.coordinator
    for state in ("retired", "in_use"):
        forms = world.forms
        forms[f"questionnaire {state}"] = await made(
            staff, "/v1/questionnaires", questionnaire(world, "wellbeing")
        )
        forms[f"template {state}"] = await made(
            staff, "/v1/plan-templates", template(world, "usual", requirements=["ExitAssessment"])
        )
    for state in ("ended", "open"):
        body = {"code": f"{state}_project", "name": world.secret(), "funder": world.secret()}
        more = {"kind": "ChildMinding", "from_on": day(-400)}
        world.forms[f"project {state}"] = await made(staff, "/v1/funded-projects", {**body, **more})
    await command(staff, world.forms["project ended"], "end")


async def _assess(world: World) -> None:
    staff, case = world.centre.coordinator, str(identifier(world.cases["active"]))
    form = str(identifier(world.forms["questionnaire in_use"]))
    factor = {"domain": "Safety", "level": "Community", "direction": "Risk", "severity": "2"}
    for state in ("entered_in_error", "recorded"):
        body = {"case_id": case, "kind": "Baseline", "assessed_on": day(), "questionnaire_id": form}
        told = {"factors": [{**factor, "note": world.secret()}], "summary": world.secret()}
        answers = [{"question": "sleep", "option": "well"}]
        world.assessments[state] = await made(staff, "/v1/assessments", {**body, **told, "answers": answers})
    await command(staff, world.assessments["entered_in_error"], "void")


async def _plan(world: World) -> None:
    """Plans of several cases, as one case has one that is written and one that is in force."""
    writer, approver = world.centre.coordinator, world.centre.coordinator_2
    cases, found = world.cases, world.plans
    project = {"funded_project_id": str(identifier(world.forms["project open"]))}
    template_id = {"template_id": str(identifier(world.forms["template in_use"]))}

    async def drafted(case: str, *goals: dict[str, Any], **more: Any) -> str:
        return await made(writer, "/v1/case-plans", plan(world, cases[case], *goals, **more))

    found["discarded"] = await drafted("draft")
    await command(writer, found["discarded"], "discard")
    found["draft"] = await drafted("draft", **template_id)
    found["in_approval"] = await drafted("accepted")
    await command(writer, found["in_approval"], "consult", AGREES)
    await command(writer, found["in_approval"], "submit")
    found["discontinued"] = await approved(writer, approver, await drafted("expired"))
    await command(writer, found["discontinued"], "discontinue", {"reason": "NoContact"})
    found["completed"] = await approved(writer, approver, await drafted("declined"))
    here = await _only(writer, f"/v1/goals?case_plan_id={identifier(found['completed'])}")
    await command(writer, f"/v1/goals/{here}", "cancel")
    await command(writer, found["completed"], "complete")
    found["superseded"] = await approved(writer, approver, await drafted("sent"))
    answer = await command(writer, found["superseded"], "review")
    found["under_review"] = await approved(writer, approver, f"/v1/case-plans/{answer['id']}")
    await command(writer, found["under_review"], "review")
    goals = [goal(world) for _ in GOALS]
    (first,) = goals[0]["actions"]
    goals[0]["actions"] = [first, *({**first, "title": world.secret(), **project} for _ in range(3))]
    follow_up = {"starts_on": day(), "mode": "HomeVisit", "phases": PHASES}
    more = {"follow_up": follow_up, "review_on": day(60)}
    found["active"] = await approved(writer, approver, await drafted("active", *goals, **more))
    body = {"requirement": "ExitAssessment", "until_on": day(30), "reason": f"{world.secret()} must wait"}
    for state in ("revoked", "in_force"):
        world.exemptions[state] = await made(approver, f"{found['active']}/exemptions", body)
    await command(approver, world.exemptions["revoked"], "revoke")


async def _only(staff: Caller, where: str) -> str:
    (row,) = (await staff.get(where)).json()["items"]
    return str(row["id"])


async def _go_on(world: World) -> None:
    """A goal, an action and a visit in each state."""
    staff, active = world.centre.coordinator, identifier(world.plans["active"])
    goals = (await staff.get(f"/v1/goals?case_plan_id={active}")).json()["items"]
    first = (await staff.get(world.plans["active"])).json()["content"]["goals"][0]["id"]
    goals.sort(key=lambda row: row["id"] != first)
    for (state, steps), row in zip(GOALS.items(), goals, strict=True):
        world.goals[state] = f"/v1/goals/{row['id']}"
        for step in steps:
            words = {"evidence": world.secret()} if "achieve" in step else None
            await command(staff, world.goals[state], step, words)
    actions = (await staff.get(f"/v1/actions?goal_id={first}")).json()["items"]
    for (state, steps), row in zip(ACTIONS.items(), actions, strict=True):
        world.actions[state] = f"/v1/actions/{row['id']}"
        for step in steps:
            reason = {"reason": "NotNeeded", "evidence": world.secret()} if step == "skip" else None
            await command(staff, world.actions[state], step, reason)
    visits = (await staff.get(f"/v1/visits?case_plan_id={active}")).json()["items"]
    for row, (state, (step, body)) in zip(visits, VISITS.items(), strict=False):
        world.visits[state] = f"/v1/visits/{row['id']}"
        note = {} if step == "cancel" else {"note": world.secret()}
        await command(staff, world.visits[state], step, {**body, **note})
    world.visits["scheduled"] = f"/v1/visits/{visits[-1]['id']}"


async def _serve(world: World) -> None:
    staff, case = world.centre.coordinator, str(identifier(world.cases["active"]))
    for state in ("entered_in_error", "recorded"):
        body = {"case_id": case, "type": "MedicalCheck", "check_kind": "Dental", "delivered_on": day()}
        words = {"note": world.secret(), "result": world.secret()}
        world.services[state] = await made(staff, "/v1/services", {**body, **words})
    await command(staff, world.services["entered_in_error"], "void")
