"""What a plan says: its goals and actions have ids from the first draft on, and keep them in each version."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col
from uuid_utils.compat import uuid7

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.case_plans.models import CasePlan, FundedProject, PlanTemplate
from trafficking_api.features.case_plans.rules.schedule import add_months
from trafficking_api.features.case_plans.schemas.plan import FollowUp, PlannedGoal
from trafficking_api.features.case_plans.service.work import refuse_unknown_providers
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.service.supporting import told
from trafficking_api.kit.errors import Fault, Invalid

#: The goals of a plan by their ids, each with the ids of its actions.
Known = dict[str, set[str]]
#: Who sees to which action, by its id.
Workers = dict[str, str | None]
_GOALS = "/content/goals"


def known(*versions: dict[str, Any]) -> Known:
    """Which goals and actions these versions of a plan have, by what they say."""
    found: Known = {}
    for goal in (goal for says in versions for goal in says["goals"]):
        found.setdefault(goal["id"], set()).update(action["id"] for action in goal["actions"])
    return found


async def content_of(mandate: Mandate, plan: CasePlan) -> dict[str, Any]:
    """What a plan says, opened. Raises Erased when the person was forgotten."""
    return {"objectives": None, "goals": [], **await told(mandate, plan, "content")}


def numbered(goals: Iterable[PlannedGoal], before: Known) -> list[dict[str, Any]]:
    """Goals as they are stored, each with an id; raises Invalid where one is named that the plan has not."""
    faults, used, stored = [], set[str](), []
    for n, goal in enumerate(goals):
        document = goal.model_dump(mode="json")
        its_actions = before.get(document["id"] or "", set())
        named: list[tuple[str, Any, Collection[str]]] = [(f"{_GOALS}/{n}/id", document["id"], before.keys())]
        named += [
            (f"{_GOALS}/{n}/actions/{m}/id", action["id"], its_actions)
            for m, action in enumerate(document["actions"])
        ]
        for pointer, id_, there in named:
            if id_ is not None:
                faults.append((pointer, id_ in there and id_ not in used))
                used.add(id_)
        for part in (document, *document["actions"]):
            part["id"] = part["id"] or str(uuid7())
        stored.append(document)
    references(faults)
    return stored


def standing(says: dict[str, Any], *before: dict[str, Any]) -> Workers:
    """Who sees to the actions that earlier versions have, as this one says it, or else they."""

    def workers(version: dict[str, Any]) -> Workers:
        actions = (action for goal in version["goals"] for action in goal["actions"])
        return {action["id"]: action["worker_id"] for action in actions}

    found: Workers = {id_: worker for version in before for id_, worker in workers(version).items()}
    return found | {id_: worker for id_, worker in workers(says).items() if id_ in found}


def keep_workers(goals: Iterable[PlannedGoal], stored: Iterable[dict[str, Any]], workers: Workers) -> None:
    """Let the actions that stand have who sees to them: another one is said at the action.

    Raises Invalid where another one is named, or nobody.
    """
    faults = []
    for n, (goal, its) in enumerate(zip(goals, stored, strict=True)):
        for m, (action, document) in enumerate(zip(goal.actions, its["actions"], strict=True)):
            if document["id"] not in workers:
                continue
            worker = workers[document["id"]]
            if "worker_id" in action.model_fields_set and document["worker_id"] != worker:
                faults.append(Fault(f"{_GOALS}/{n}/actions/{m}/worker_id", "said_at_action"))
            document["worker_id"] = worker
    if faults:
        raise Invalid(errors=faults)


def begun(mandate: Mandate, template: PlanTemplate | None) -> list[dict[str, Any]]:
    """The goals with which a plan begins that is made from a template (PLAN-13: copied, never looked up)."""
    today = mandate.today()
    return [
        {
            "id": str(uuid7()),
            "domain": goal["domain"],
            "title": goal["title"],
            "planned_end_on": goal["due_in_months"] and add_months(today, goal["due_in_months"]).isoformat(),
            "actions": [_begun_action(today, action) for action in goal["actions"]],
        }
        for goal in (template.goals if template else [])
    ]


def _begun_action(today: Any, action: dict[str, Any]) -> dict[str, Any]:
    days = action["due_in_days"]
    due_on = None if days is None else today.fromordinal(today.toordinal() + days).isoformat()
    nobody = dict.fromkeys(("worker_id", "provider_id", "cost", "funded_project_id"))
    named = {"id": str(uuid7()), "title": action["title"], "service_type": action["service_type"]}
    return {**named, "due_on": due_on, **nobody}


async def refuse_unknown(
    mandate: Mandate,
    case_id: UUID,
    goals: list[dict[str, Any]],
    follow_up: FollowUp | None,
    standing: Collection[str] = (),
) -> None:
    """Raise Invalid at each place that names a worker, a provider or a project that is not there.

    Who sees to an action that stands may have left the case since.
    """
    actions = [
        (f"{_GOALS}/{n}/actions/{m}", action)
        for n, goal in enumerate(goals)
        for m, action in enumerate(goal["actions"])
    ]
    workers = [
        (f"{at}/worker_id", _id(action["worker_id"]))
        for at, action in actions
        if action["id"] not in standing
    ]
    workers.append(("/follow_up/worker_id", follow_up.worker_id if follow_up else None))
    await refuse_idle(mandate, case_id, workers)
    await refuse_unknown_providers(
        mandate, [(f"{at}/provider_id", _id(action["provider_id"])) for at, action in actions]
    )
    projects = [(f"{at}/funded_project_id", _id(action["funded_project_id"])) for at, action in actions]
    await _refuse_unknown_projects(mandate, projects)


async def refuse_idle(mandate: Mandate, case_id: UUID, named: list[tuple[str, UUID | None]]) -> None:
    """Raise Invalid at each place that names somebody who does not work on the case."""
    wanted = [(pointer, member_id) for pointer, member_id in named if member_id is not None]
    if wanted:
        at_work = set(await mandate.session.scalars(cases.at_work(mandate.organisation_id, case_id)))
        references([(pointer, member_id in at_work) for pointer, member_id in wanted])


async def _refuse_unknown_projects(mandate: Mandate, named: list[tuple[str, UUID | None]]) -> None:
    wanted = [(pointer, id_) for pointer, id_ in named if id_ is not None]
    if wanted:
        own = col(FundedProject.organisation_id) == mandate.organisation_id
        ids = select(col(FundedProject.id)).where(own, col(FundedProject.id).in_([id_ for _, id_ in wanted]))
        there = set(await mandate.session.scalars(ids))
        references([(pointer, id_ in there) for pointer, id_ in wanted])


def _id(value: str | None) -> UUID | None:
    return None if value is None else UUID(value)
