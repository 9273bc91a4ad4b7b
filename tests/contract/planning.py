"""Every operation of plans with success, for the counts of statements, and one more of each for the pages."""

import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from tests.factories.house import FACTS, Caller
from tests.factories.plans import AGREES, DECLINES, approved, goal, plan, questionnaire, template
from tests.factories.shelters import day
from tests.factories.world import World, command, identifier, made

Call = Callable[..., Awaitable[httpx.Response]]
_serial = itertools.count(1)
FACTOR = {"domain": "Safety", "level": "Community", "direction": "Risk", "severity": "2"}
FOLLOW_UP: dict[str, Any] = {"starts_on": day(), "phases": [{"every_months": 1, "until_month": 2}]}


@dataclass
class PlanMakers:
    """One more of everything that hangs on a plan in force."""

    world: World
    here: str
    made: int = 0

    @classmethod
    async def begun(cls, world: World) -> "PlanMakers":
        """With a case that has a plan in force."""
        centre = world.centre
        case = await made(centre.coordinator, "/v1/cases", FACTS)
        draft = await made(centre.coordinator, "/v1/case-plans", plan(world, case))
        return cls(world, await approved(centre.coordinator, centre.coordinator_2, draft))

    def code(self) -> str:
        """A code that nothing has yet."""
        self.made += 1
        return f"form_{self.made}"

    async def case(self) -> str:
        return await made(self.world.centre.coordinator, "/v1/cases", FACTS)

    async def of_case(self, where: str, **body: Any) -> str:
        about = {"case_id": str(identifier(await self.case()))}
        return await made(self.world.centre.coordinator, where, {**about, **body})

    async def questionnaire(self) -> str:
        body = questionnaire(self.world, self.code())
        return await made(self.world.centre.coordinator, "/v1/questionnaires", body)

    async def template(self) -> str:
        body = template(self.world, self.code())
        return await made(self.world.centre.coordinator, "/v1/plan-templates", body)

    async def project(self) -> str:
        names = {"code": self.code(), "name": "Example", "funder": "Example"}
        body = {**names, "kind": "Other", "from_on": day()}
        return await made(self.world.centre.coordinator, "/v1/funded-projects", body)

    async def assessment(self) -> str:
        return await self.of_case("/v1/assessments", kind="Review", assessed_on=day(), factors=[FACTOR])

    async def draft(self) -> str:
        body = plan(self.world, await self.case())
        return await made(self.world.centre.coordinator, "/v1/case-plans", body)

    async def in_force(self) -> str:
        """A plan in force, and with it a goal and an action."""
        return await approved(
            self.world.centre.coordinator, self.world.centre.coordinator_2, await self.draft()
        )

    async def exemption(self) -> str:
        body = {
            "requirement": "ExitAssessment",
            "until_on": day(9),
            "reason": "She left without a word to us.",
        }
        return await made(self.world.centre.coordinator_2, f"{self.here}/exemptions", body)

    async def visit(self) -> str:
        return await self.of_case("/v1/visits", due_on=day(3))

    async def service(self) -> str:
        return await self.of_case("/v1/services", type="Coaching", delivered_on=day())


async def do_plans(call: Call, world: World, worker: Caller) -> None:
    """Every operation, each with success."""
    await _do_forms(call, world, worker)
    case = (await call(worker, "open_case", FACTS)).json()["id"]
    await _do_assessments(call, worker, case)
    second = world.centre.coordinator_2
    draft = (await call(worker, "draft_case_plan", _plan(world, case))).json()["id"]
    await call(worker, "discard_case_plan", {}, case_plan_id=draft)
    draft = (await call(worker, "draft_case_plan", _plan(world, case))).json()["id"]
    changed = {"content": {"objectives": "To rest."}}
    await call(worker, "change_case_plan", changed, case_plan_id=draft)
    await call(worker, "consult_case_plan", AGREES, case_plan_id=draft)
    for name in ("submit", "return", "submit"):
        await call(worker, f"{name}_case_plan", {}, case_plan_id=draft)
    await call(second, "approve_case_plan", {}, case_plan_id=draft)
    await _do_exemptions(call, second, draft)
    await _do_goals(call, worker, draft)
    await _do_visits(call, worker, case)
    await _do_services(call, worker, case)
    await call(worker, "list_case_timeline", case_id=case)
    await call(worker, "list_work")
    next_id = (await call(worker, "review_case_plan", {}, case_plan_id=draft)).json()["id"]
    await command(worker, f"/v1/case-plans/{next_id}", "discard")
    await call(worker, "complete_case_plan", {}, case_plan_id=draft)
    again = await made(worker, "/v1/case-plans", _plan(world, case))
    await approved(worker, second, again, DECLINES)
    offered = (await worker.get(f"/v1/goals?case_plan_id={identifier(again)}")).json()["items"][0]["id"]
    await call(worker, "accept_goal", {}, goal_id=offered)
    await call(worker, "discontinue_case_plan", {"reason": "Other"}, case_plan_id=identifier(again))
    twin = (await call(worker, "open_case", FACTS)).json()["id"]
    await call(worker, "merge_case", {"into_case_id": case}, case_id=twin)


def _plan(world: World, case: str) -> dict[str, Any]:
    goals = [goal(world, planned_end_on=day(90)) for _ in range(4)]
    return plan(world, f"/v1/cases/{case}", *goals, follow_up=FOLLOW_UP, review_on=day(60))


async def _do_forms(call: Call, world: World, worker: Caller) -> None:
    for one, where, body in (
        ("questionnaire", "questionnaires", questionnaire(world, "usual")),
        ("plan_template", "plan_templates", template(world, "usual")),
    ):
        await call(worker, f"add_{one}", body)
        form = (await call(worker, f"add_{one}", body)).json()["id"]
        await call(worker, f"list_{where}")
        await call(worker, f"read_{one}", **{f"{one}_id": form})
        await call(worker, f"retire_{one}", {}, **{f"{one}_id": form})
    names = {"code": f"project_{next(_serial)}", "name": "Example"}
    body = {**names, "funder": "Example", "kind": "Other", "from_on": day()}
    project = (await call(worker, "add_funded_project", body)).json()["id"]
    await call(worker, "list_funded_projects")
    await call(worker, "read_funded_project", funded_project_id=project)
    await call(worker, "end_funded_project", {}, funded_project_id=project)


async def _do_assessments(call: Call, worker: Caller, case: str) -> None:
    body = {"case_id": case, "kind": "Baseline", "assessed_on": day(), "factors": [FACTOR]}
    await call(worker, "record_assessment", body)
    found = (await call(worker, "record_assessment", body)).json()["id"]
    await call(worker, "list_assessments")
    await call(worker, "read_assessment", assessment_id=found)
    await call(worker, "read_case_progress", case_id=case)
    await call(worker, "void_assessment", {}, assessment_id=found)


async def _do_exemptions(call: Call, second: Caller, plan_id: str) -> None:
    body = {"requirement": "ExitAssessment", "until_on": day(9), "reason": "She left without a word to us."}
    given = (await call(second, "grant_exemption", body, case_plan_id=plan_id)).json()["id"]
    await call(second, "list_case_plans")
    for name in ("read_case_plan", "read_plan_requirements", "list_exemptions"):
        await call(second, name, case_plan_id=plan_id)
    await call(second, "read_exemption", case_plan_id=plan_id, exemption_id=given)
    await call(second, "revoke_exemption", {}, case_plan_id=plan_id, exemption_id=given)


async def _do_goals(call: Call, worker: Caller, plan_id: str) -> None:
    await call(worker, "list_goals")
    await call(worker, "list_actions")
    rows = (await worker.get(f"/v1/goals?case_plan_id={plan_id}")).json()["items"]
    ends = ("achieve", "partly_achieve", "not_achieve", "cancel")
    for row, end in zip(rows, ends, strict=True):
        words = {"evidence": "She said so."}
        action = (await worker.get(f"/v1/actions?goal_id={row['id']}")).json()["items"][0]["id"]
        await call(worker, "read_action", action_id=action)
        await call(worker, "change_action", {"worker_id": str(worker.member_id)}, action_id=action)
        if end == "cancel":
            await call(worker, "skip_action", {"reason": "NotNeeded"}, action_id=action)
        else:
            await call(worker, "start_action", {}, action_id=action)
            await call(worker, "done_action", words, action_id=action)
        for name in ("start", "hold", "resume"):
            await call(worker, f"{name}_goal", {}, goal_id=row["id"])
        await call(worker, "read_goal", goal_id=row["id"])
        await call(worker, f"{end}_goal", words, goal_id=row["id"])


async def _do_visits(call: Call, worker: Caller, case: str) -> None:
    await call(worker, "list_visits")
    for row in (await worker.get(f"/v1/visits?case_id={case}")).json()["items"]:
        await call(worker, "missed_visit", {"reason": "PersonAbsent"}, visit_id=row["id"])
    for name, body in (("done", {"note": "She is well."}), ("cancel", {"reason": "NotNeeded"})):
        visit = (await call(worker, "add_visit", {"case_id": case, "due_on": day(2)})).json()["id"]
        await call(worker, "read_visit", visit_id=visit)
        await call(worker, "change_visit", {"worker_id": str(worker.member_id)}, visit_id=visit)
        later = await call(worker, "reschedule_visit", {"due_on": day(4)}, visit_id=visit)
        await call(worker, f"{name}_visit", body, visit_id=later.json()["id"])


async def _do_services(call: Call, worker: Caller, case: str) -> None:
    body = {"case_id": case, "type": "Coaching", "delivered_on": day(), "note": "Two hours."}
    service = (await call(worker, "record_service", body)).json()["id"]
    await call(worker, "list_services")
    await call(worker, "read_service", service_id=service)
    await call(worker, "read_service_counts")
    await call(worker, "void_service", {}, service_id=service)
