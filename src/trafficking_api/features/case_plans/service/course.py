"""The course of a plan: submitted, approved by another, reviewed, and completed when its goals have ended."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import SQLColumnExpression, Text, cast, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.case_plans import queries
from trafficking_api.features.case_plans.errors import (
    PersonNotAsked,
    PlanEmpty,
    RequirementsUnmet,
)
from trafficking_api.features.case_plans.models import CasePlan, Goal, PlanAction
from trafficking_api.features.case_plans.schemas.plan import Discontinuation
from trafficking_api.features.case_plans.service import content, force
from trafficking_api.features.case_plans.service.plan import flush_or_refuse, plan_of, unsay
from trafficking_api.features.case_plans.service.requirement import unmet
from trafficking_api.features.case_plans.states import (
    CENTRE,
    OPEN_ACTION,
    OPEN_GOAL,
    PLAN,
)
from trafficking_api.features.cases.errors import StillOpen
from trafficking_api.features.cases.service import Supported
from trafficking_api.features.cases.service.supporting import acting, tell
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.states import SYSTEM
from trafficking_api.kit.wire import Command


async def submit(mandate: Mandate, plan_id: UUID, expected: Expected, body: Command) -> None:
    """Ask another member to approve a draft; from now on its words are fixed.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, PlanEmpty, Erased.
    """
    _, plan = await _followed(mandate, plan_id, "submit", expected, body)
    if not (await content.content_of(mandate, plan))["goals"]:
        raise PlanEmpty


async def send_back(mandate: Mandate, plan_id: UUID, expected: Expected, body: Command) -> None:
    """Give a plan back to be changed. Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState."""
    await _followed(mandate, plan_id, "return", expected, body)


async def approve(mandate: Mandate, plan_id: UUID, expected: Expected, body: Command) -> None:
    """Put a plan in force that another member wrote, and the person was asked about (PLAN-1 to PLAN-4).

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, MemberNeeded, SecondPersonNeeded,
    PersonNotAsked, RequirementsUnmet, Erased.
    """
    case, plan = await plan_of(mandate, plan_id, expected)
    PLAN.step(plan.status, "approve", (CENTRE,))
    approver = mandate.second_person(plan.author_id, plan.editor_id)
    if plan.agreed_at is None and plan.not_agreed_reason is None:
        raise PersonNotAsked
    await _refuse_unmet(mandate, plan, "approve")
    before = await _previous(mandate, plan)
    if before is not None:
        # It gives the place free before the next one takes it: one plan is in force at a time (PLAN-1).
        mandate.command(PLAN, before, "supersede", sides=(SYSTEM,))
        await mandate.session.flush()
    mandate.command(PLAN, plan, "approve", sides=(CENTRE,), occurred_at=body.occurred_at)
    plan.approver_id, plan.approved_at = approver, mandate.now
    await mandate.session.flush()
    await force.enforce(mandate, case, plan, before, await content.content_of(mandate, plan))


async def review(mandate: Mandate, plan_id: UUID, expected: Expected, body: Command) -> UUID:
    """Begin the next version: a draft that says again what has not ended; returns its id.

    Until it is approved, the version before stays in force. Raises NotFound, ReadOnly, Stale, CaseClosed,
    WrongState, MemberNeeded, Erased.
    """
    author = acting(mandate)
    case, plan = await _followed(mandate, plan_id, "review", expected, body)
    draft = CasePlan(
        organisation_id=plan.organisation_id,
        case_id=plan.case_id,
        edition=plan.edition + 1,
        previous_id=plan.id,
        template_id=plan.template_id,
        author_id=author,
        editor_id=author,
        review_on=plan.review_on,
        follow_up=plan.follow_up,
        requirements=list(plan.requirements),
        **mandate.stamps(),
    )
    says = await _what_is_open(mandate, plan)
    await tell(mandate, case, draft, "content", says)
    mandate.started(draft, draft.status, verb="drafted")
    await flush_or_refuse(mandate)
    return draft.id


async def discard(mandate: Mandate, plan_id: UUID, expected: Expected, body: Command) -> None:
    """Give a draft up; the version that it was to follow stays in force as it is.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState.
    """
    _, plan = await _followed(mandate, plan_id, "discard", expected, body)
    unsay(plan)
    before = await _previous(mandate, plan)
    if before is not None:
        mandate.command(PLAN, before, "keep", sides=(SYSTEM,))


async def complete(mandate: Mandate, plan_id: UUID, expected: Expected, body: Command) -> None:
    """End a plan of which each goal and each visit has ended (PLAN-7); what was to be done for them is left.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, StillOpen, RequirementsUnmet.
    """
    _, plan = await _followed(mandate, plan_id, "complete", expected, body)
    plan.completed_at = body.occurred_at or mandate.now
    open_ = await queries.still_open(mandate, plan)
    if open_:
        raise StillOpen(open_)
    await _refuse_unmet(mandate, plan, "complete")
    await _drop_next(mandate, plan)
    await force.leave_out(mandate, plan)


async def discontinue(mandate: Mandate, plan_id: UUID, expected: Expected, body: Discontinuation) -> None:
    """End a plan before its goals are reached, and with it its goals, actions and visits.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState.
    """
    _, plan = await _followed(mandate, plan_id, "discontinue", expected, body)
    plan.discontinue_reason = body.reason
    await _drop_next(mandate, plan)
    await force.end(mandate, plan)


async def _followed(
    mandate: Mandate, plan_id: UUID, command: str, expected: Expected, body: Command
) -> tuple[Supported, CasePlan]:
    case, plan = await plan_of(mandate, plan_id, expected)
    mandate.command(PLAN, plan, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    return case, plan


async def _previous(mandate: Mandate, plan: CasePlan) -> CasePlan | None:
    if plan.previous_id is None:
        return None
    return (await mandate.session.scalars(queries.version(mandate, plan.previous_id))).one()


async def _drop_next(mandate: Mandate, plan: CasePlan) -> None:
    """A version that was to follow one that has ended follows nothing."""
    following = await mandate.session.scalar(queries.being_written(mandate, plan.id))
    if following is not None:
        mandate.command(PLAN, following, "discard", sides=(SYSTEM,))


async def _refuse_unmet(mandate: Mandate, plan: CasePlan, command: str) -> None:
    missing = await unmet(mandate, plan, command)
    if missing:
        raise RequirementsUnmet(missing)


async def _what_is_open(mandate: Mandate, plan: CasePlan) -> dict[str, object]:
    """What a plan says, without what has ended, each action with who sees to it by now."""
    says = await content.content_of(mandate, plan)
    goals = {id_ for (id_,) in await _open(mandate, plan, Goal, OPEN_GOAL, cast(col(Goal.id), Text))}
    columns = cast(col(PlanAction.id), Text), cast(col(PlanAction.worker_id), Text)
    workers = dict(await _open(mandate, plan, PlanAction, OPEN_ACTION, *columns))

    def still(actions: list[dict[str, object]]) -> list[dict[str, object]]:
        return [{**one, "worker_id": workers[one["id"]]} for one in actions if one["id"] in workers]

    kept = [{**goal, "actions": still(goal["actions"])} for goal in says["goals"] if goal["id"] in goals]
    return {**says, "goals": kept}


async def _open(
    mandate: Mandate,
    plan: CasePlan,
    model: type[Goal | PlanAction],
    states: tuple[str, ...],
    *columns: SQLColumnExpression[Any],
) -> Sequence[Any]:
    """These columns of what is open in the case of a plan."""
    query = select(*columns).where(
        col(model.organisation_id) == mandate.organisation_id,
        col(model.case_id) == plan.case_id,
        col(model.status).in_(states),
    )
    return (await mandate.session.execute(query)).all()
