"""One person's plan in the demo, in all its versions: its rows follow the arrows that a request follows."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any, Final, TypeVar
from uuid import UUID

from uuid_utils.compat import uuid7

from trafficking_api.demo import sayings
from trafficking_api.demo.forms import Forms
from trafficking_api.demo.past import Clerk, Past
from trafficking_api.demo.sealing import seal
from trafficking_api.demo.supports import Support
from trafficking_api.features.case_plans import queries
from trafficking_api.features.case_plans.models import CasePlan, Goal, PlanAction, Visit
from trafficking_api.features.case_plans.service import content, force
from trafficking_api.features.case_plans.states import (
    ACTION,
    CENTRE,
    GOAL,
    OPEN_ACTION,
    OPEN_GOAL,
    PLAN,
    ActionStatus,
)
from trafficking_api.features.cases.service.supporting import acting
from trafficking_api.kit.states import SYSTEM

Row = TypeVar("Row")
#: Why a case ends of which the plan is completed; in the others it is discontinued.
_COMPLETED: Final = frozenset({"Autonomy", "LegalProceedingsEnded", "VoluntaryReturn"})


@dataclass(frozen=True)
class Talk:
    """What the person says to a plan, and how she was asked."""

    language: str
    with_interpreter: bool
    #: Why she does not agree, if she does not.
    refuses: str | None = None


@dataclass(eq=False)
class Course:
    """What one person plans with her worker, and how far it has come."""

    rng: Random
    support: Support
    forms: Forms
    approver: Clerk
    #: Just before her case is closed, if that has come to pass.
    ends_at: datetime | None
    #: Goals of her own: the first is there from the beginning, each review adds one.
    own: list[tuple[str, str]]
    has_visitor: bool
    #: When it is to be reviewed: what lies ahead of the last of them has no day yet.
    reviews: list[datetime] = field(default_factory=list)
    versions: list[CasePlan] = field(default_factory=list)
    says: dict[str, Any] = field(default_factory=dict)
    #: The rows by their ids, in the order in which the plan named them first.
    goals: dict[str, Goal] = field(default_factory=dict)
    actions: dict[str, PlanAction] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)

    @property
    def author(self) -> Clerk:
        return self.support.clerk

    @property
    def is_completed(self) -> bool:
        """Whether it ends because its goals have ended."""
        return self.support.reason in _COMPLETED

    @property
    def plan(self) -> CasePlan:
        return self.versions[-1]

    async def draft(self, mandate: Past) -> None:
        template = self.forms.template
        goals = [*content.begun(mandate, template), self._own_goal()]
        for action in (action for goal in goals for action in goal["actions"]):
            self._provide(action)
        self.says = {"objectives": sayings.objectives(self.rng), "goals": goals}
        visitor = self.author.member_id if self.has_visitor else None
        begins = {"starts_on": mandate.today().isoformat(), "worker_id": visitor and str(visitor)}
        await self._write(
            mandate,
            template_id=template.id,
            follow_up=template.follow_up and begins | template.follow_up,
            requirements=list(template.requirements),
        )

    async def consult(self, mandate: Past, talk: Talk) -> None:
        plan = self._command(mandate, "consult")
        plan.consulted_at, plan.not_agreed_reason = mandate.now, talk.refuses
        plan.agreed_at = None if talk.refuses else mandate.now
        plan.consulted_in, plan.with_interpreter = talk.language, talk.with_interpreter

    async def submit(self, mandate: Past) -> None:
        self._command(mandate, "submit")

    async def approve(self, mandate: Past) -> None:
        """Put it in force; the version before gives its place free first."""
        before = self.versions[-2] if len(self.versions) > 1 else None
        if before is not None:
            mandate.command(PLAN, before, "supersede", sides=(SYSTEM,))
            await mandate.session.flush()
        plan = self._command(mandate, "approve")
        plan.approver_id, plan.approved_at = (
            mandate.second_person(plan.author_id, plan.editor_id),
            mandate.now,
        )
        await mandate.session.flush()
        await force.enforce(mandate, self.support.case, plan, before, self.says)
        new = list(mandate.session.new)
        self.visits += [row for row in new if isinstance(row, Visit) and row.case_plan_id == plan.id]
        await mandate.session.flush()
        await self._keep_rows(mandate)

    async def review(self, mandate: Past) -> None:
        """Begin the next version with what has not ended, and one goal more."""
        before = self._command(mandate, "review")
        kept = [
            {**goal, "actions": [one for one in goal["actions"] if self._is_open(one)]}
            for goal in self.says["goals"]
            if self.goals[goal["id"]].status in OPEN_GOAL
        ]
        self.says = {**self.says, "goals": [*kept, self._own_goal()]}
        await self._write(
            mandate,
            edition=before.edition + 1,
            previous_id=before.id,
            template_id=before.template_id,
            follow_up=before.follow_up,
            requirements=list(before.requirements),
        )

    async def pursue(self, mandate: Past, number: int, command: str) -> None:
        """Follow a command of a goal, if it is still one that can be followed."""
        goal = _numbered(self.goals, number)
        if goal is None or command not in GOAL.allowed(goal.status, (CENTRE,)):
            return
        mandate.command(GOAL, goal, command, sides=(CENTRE,))
        if goal.status not in OPEN_GOAL:
            goal.ended_at = mandate.now
            await self._tell(mandate, goal, command)

    async def act(self, mandate: Past, number: int, command: str) -> None:
        """Follow a command of an action, if it is still one that can be followed."""
        action = _numbered(self.actions, number)
        if action is None or command not in ACTION.allowed(action.status, (CENTRE,)):
            return
        mandate.command(ACTION, action, command, sides=(CENTRE,))
        if action.status not in OPEN_ACTION:
            action.ended_at = mandate.now
            action.skip_reason = "PersonDeclines" if action.status == ActionStatus.SKIPPED else None
            await self._tell(mandate, action, command)

    async def complete(self, mandate: Past) -> None:
        plan = self._command(mandate, "complete")
        plan.completed_at = mandate.now
        force.skip(mandate, self.actions.values(), "PlanEnded")

    async def discontinue(self, mandate: Past, reason: str) -> None:
        plan = self._command(mandate, "discontinue")
        plan.discontinue_reason = reason
        force.cancel(mandate, self.goals.values())
        force.skip(mandate, self.actions.values(), "PlanEnded")

    def action_for(self, service_type: str) -> PlanAction | None:
        """The action of the plan that such a service is for."""
        return next((one for one in self.actions.values() if one.service_type == service_type), None)

    def _command(self, mandate: Past, command: str) -> CasePlan:
        mandate.command(PLAN, self.plan, command, sides=(CENTRE,))
        return self.plan

    async def _write(self, mandate: Past, **facts: Any) -> None:
        author = acting(mandate)
        plan = CasePlan(
            organisation_id=mandate.organisation_id,
            case_id=self.support.case.id,
            author_id=author,
            editor_id=author,
            review_on=next((at.date() for at in self.reviews if at > mandate.now), None),
            **facts,
            **mandate.stamps(),
        )
        await seal(mandate, self.support, plan, "content", self.says)
        mandate.started(plan, plan.status, verb="drafted")
        self.versions.append(plan)
        for goal in self.says["goals"]:
            self.titles |= {part["id"]: part["title"] for part in (goal, *goal["actions"])}

    async def _keep_rows(self, mandate: Past) -> None:
        goals = {
            goal.id: goal for goal in await mandate.session.scalars(queries.goals_of(mandate, self.plan.id))
        }
        found = await mandate.session.scalars(queries.actions_of(mandate, list(goals)))
        actions = {str(action.id): action for action in found}
        for goal in self.says["goals"]:
            if UUID(goal["id"]) in goals:
                self.goals[goal["id"]] = goals[UUID(goal["id"])]
            self.actions |= {one["id"]: actions[one["id"]] for one in goal["actions"] if one["id"] in actions}

    def _own_goal(self) -> dict[str, Any]:
        domain, title = self.own.pop(0)
        return {"id": str(uuid7()), "domain": domain, "title": title, "planned_end_on": None, "actions": []}

    def _provide(self, action: dict[str, Any]) -> None:
        paying = self.forms.paying(action["service_type"])
        project = paying["funded_project_id"]
        action["worker_id"] = str(self.author.member_id)
        action["cost"], action["funded_project_id"] = paying["cost"], project and str(project)

    def _is_open(self, action: dict[str, Any]) -> bool:
        return self.actions[action["id"]].status in OPEN_ACTION

    async def _tell(self, mandate: Past, row: Goal | PlanAction, command: str) -> None:
        told = sayings.evidence(self.rng, command)
        if told is not None:
            words = {"title": self.titles[str(row.id)], "evidence": told}
            await seal(mandate, self.support, row, "details", words)


def _numbered(rows: dict[str, Row], number: int) -> Row | None:
    """The row that the plan named so far, if it has named as many."""
    return next(itertools.islice(rows.values(), number, None), None)
