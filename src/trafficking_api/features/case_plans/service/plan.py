"""Writes plans: a first draft, its changes, and what the person says to it."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.case_plans import queries
from trafficking_api.features.case_plans.errors import PlanBeingWritten, PlanInForce
from trafficking_api.features.case_plans.models import CasePlan, PlanTemplate
from trafficking_api.features.case_plans.schemas.plan import (
    CasePlanPatch,
    Consultation,
    FollowUp,
    NewCasePlan,
    PlannedGoal,
)
from trafficking_api.features.case_plans.service import content
from trafficking_api.features.case_plans.states import CENTRE, PLAN, FormStatus, PlanStatus
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.cases.service.supporting import acting, supported, tell
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound, WrongState
from trafficking_api.kit.wire import changes


async def plan_of(mandate: Mandate, plan_id: UUID, expected: Expected) -> tuple[cases.Supported, CasePlan]:
    """A version of a plan and its open case, both held for this work alone.

    Raises NotFound, ReadOnly, Stale, CaseClosed.
    """
    query = select(col(CasePlan.case_id)).where(reach.seen(mandate, CasePlan), col(CasePlan.id) == plan_id)
    case_id = await mandate.session.scalar(query)
    if case_id is None:
        raise NotFound
    case = await cases.locked(mandate, case_id)
    plan = (await mandate.session.scalars(queries.version(mandate, plan_id))).one()
    expected.check(plan.version)
    cases.refuse_closed(case)
    return case, plan


async def draft(mandate: Mandate, body: NewCasePlan) -> UUID:
    """Begin a plan. Raises MemberNeeded, Invalid, CaseClosed, PlanInForce, PlanBeingWritten, Erased."""
    author = acting(mandate)
    case = await supported(mandate, body.case_id)
    cases.refuse_closed(case)
    template = await _template(mandate, body.template_id)
    if await mandate.session.scalar(queries.in_force(mandate, body.case_id)) is not None:
        raise PlanInForce
    own = content.numbered(body.content.goals, {})
    await content.refuse_unknown(mandate, body.case_id, own, body.follow_up)
    goals = [*content.begun(mandate, template), *own]
    plan = CasePlan(
        organisation_id=mandate.organisation_id,
        case_id=body.case_id,
        template_id=body.template_id,
        author_id=author,
        editor_id=author,
        review_on=body.review_on,
        follow_up=_schedule(mandate, body.follow_up, template),
        requirements=list(template.requirements) if template else [],
        **mandate.stamps(),
    )
    await tell(mandate, case, plan, "content", {"objectives": body.content.objectives, "goals": goals})
    mandate.started(plan, plan.status, verb="drafted")
    await flush_or_refuse(mandate)
    return plan.id


async def flush_or_refuse(mandate: Mandate) -> None:
    """Flush, where the only key that can be taken is that of the draft. Raises PlanBeingWritten."""
    try:
        await mandate.session.flush()
    except IntegrityError:
        raise PlanBeingWritten from None


async def _template(mandate: Mandate, template_id: UUID | None) -> PlanTemplate | None:
    """The edition of a template that a plan begins from; no new one begins from one that is retired."""
    if template_id is None:
        return None
    own = col(PlanTemplate.organisation_id) == mandate.organisation_id
    query = select(PlanTemplate).where(own, col(PlanTemplate.id) == template_id)
    template = await mandate.session.scalar(query)
    references([("/template_id", template is not None)])
    if template is not None and template.status != FormStatus.IN_USE:
        raise Invalid(errors=[Fault("/template_id", "retired")])
    return template


def _schedule(
    mandate: Mandate, follow_up: FollowUp | None, template: PlanTemplate | None = None
) -> dict[str, Any] | None:
    if follow_up is not None:
        return follow_up.model_dump(mode="json")
    if template is not None and template.follow_up is not None:
        return {"starts_on": mandate.today().isoformat(), "worker_id": None, **template.follow_up}
    return None


async def change(mandate: Mandate, plan_id: UUID, expected: Expected, body: CasePlanPatch) -> None:
    """Change a draft; what the person said to it before holds no more (PLAN-4).

    Raises MemberNeeded, NotFound, ReadOnly, Stale, CaseClosed, WrongState, Invalid, Erased.
    """
    editor = acting(mandate)
    case, plan = await plan_of(mandate, plan_id, expected)
    if plan.status != PlanStatus.DRAFT:
        raise WrongState(plan.status, PLAN.allowed(plan.status, (CENTRE,)))
    if not body.model_fields_set:
        return
    said = await content.content_of(mandate, plan)
    says, stand = said, content.Workers()
    named: list[dict[str, Any]] = []
    if "content" in body.model_fields_set:
        sent = changes(body.content) if body.content else {"objectives": None, "goals": []}
        if "goals" in sent:
            named, stand = await _named(mandate, plan, said, sent["goals"])
            sent["goals"] = named
        says = {**says, **sent}
    # Of what stays as it is nothing is asked: who was to see to it may have left the case since.
    await content.refuse_unknown(mandate, plan.case_id, named, body.follow_up, stand)
    await tell(mandate, case, plan, "content", says)
    if "follow_up" in body.model_fields_set:
        plan.follow_up = _schedule(mandate, body.follow_up)
    if "review_on" in body.model_fields_set:
        plan.review_on = body.review_on
    plan.editor_id = editor
    unsay(plan)
    mandate.touch(plan)


async def _named(
    mandate: Mandate, plan: CasePlan, said: dict[str, Any], goals: list[PlannedGoal]
) -> tuple[list[dict[str, Any]], content.Workers]:
    """The goals of a draft as they are stored, and who sees to those of their actions that stand."""
    earlier = await _earlier(mandate, plan)
    stored = content.numbered(goals, content.known(said, *earlier))
    stand = content.standing(said, *earlier)
    content.keep_workers(goals, stored, stand)
    return stored, stand


async def _earlier(mandate: Mandate, plan: CasePlan) -> list[dict[str, Any]]:
    """What the version before says: a goal that was left out can come in again under its id."""
    if plan.previous_id is None:
        return []
    before = (await mandate.session.scalars(queries.version(mandate, plan.previous_id))).one()
    return [await content.content_of(mandate, before)]


def unsay(plan: CasePlan) -> None:
    """Forget what the person said: it was about other words."""
    plan.agreed_at = plan.not_agreed_reason = plan.consulted_at = None
    plan.consulted_in = plan.with_interpreter = None


async def consult(mandate: Mandate, plan_id: UUID, expected: Expected, body: Consultation) -> None:
    """Write down what the person says to the plan.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Invalid.
    """
    _, plan = await plan_of(mandate, plan_id, expected)
    mandate.command(PLAN, plan, "consult", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    plan.consulted_at = body.occurred_at or mandate.now
    plan.agreed_at = plan.consulted_at if body.agrees else None
    plan.not_agreed_reason = body.not_agreed_reason
    plan.consulted_in, plan.with_interpreter = body.language, body.with_interpreter
