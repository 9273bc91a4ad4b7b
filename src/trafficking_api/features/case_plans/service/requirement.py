"""Says what a plan requires that is not there, and grants a case that it is spared something for a time."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.case_plans import queries
from trafficking_api.features.case_plans.models import CasePlan, RequirementExemption
from trafficking_api.features.case_plans.rules.requirements import LONGEST_EXEMPTION, NEEDED_TO
from trafficking_api.features.case_plans.schemas.requirement import (
    NewExemption,
    PlanRequirements,
    RequirementStanding,
    Standing,
)
from trafficking_api.features.case_plans.service.plan import plan_of
from trafficking_api.features.case_plans.states import BEING_WRITTEN, CENTRE, EXEMPTION, IN_FORCE, PLAN
from trafficking_api.features.cases.service.supporting import row_of, tell
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound, WrongState
from trafficking_api.kit.wire import Command

#: What hangs on a plan is made whatever version of the plan was read.
ANY_VERSION = Expected("*")


async def standing(mandate: Mandate, plan_id: UUID) -> PlanRequirements:
    """What a plan requires, as it stands today. Raises NotFound."""
    plan = await mandate.session.scalar(queries.plan_in_sight(mandate, plan_id))
    if plan is None:
        raise NotFound
    return PlanRequirements(items=await _standings(mandate, plan))


async def unmet(mandate: Mandate, plan: CasePlan, command: str) -> list[str]:
    """What a command needs, and is neither there nor spared."""
    found = await _standings(mandate, plan)
    return [
        item.requirement for item in found if item.needed_to == command and item.standing is Standing.UNMET
    ]


async def _standings(mandate: Mandate, plan: CasePlan) -> list[RequirementStanding]:
    if not plan.requirements:
        return []
    before = None
    if plan.previous_id is not None:
        before = await mandate.session.get(CasePlan, (plan.organisation_id, plan.previous_id))
    conditions = queries.standings(mandate, plan, before)
    names = [name for name in plan.requirements if name in conditions]
    row = (await mandate.session.execute(select(*(conditions[name] for name in names)))).one()
    spared = dict((await mandate.session.execute(queries.spared(mandate, plan))).all())
    return [_standing(name, met, spared.get(name)) for name, met in zip(names, row, strict=True)]


def _standing(name: str, met: bool, until: date | None) -> RequirementStanding:  # noqa: FBT001 - a value
    standing = Standing.MET if met else Standing.EXEMPT if until else Standing.UNMET
    return RequirementStanding(
        requirement=name,
        needed_to=NEEDED_TO[name],
        standing=standing,
        exempt_until_on=None if met else until,
    )


async def exempt(mandate: Mandate, plan_id: UUID, body: NewExemption) -> UUID:
    """Spare a case something until a day; who grants it neither wrote the plan nor last changed it.

    Raises NotFound, ReadOnly, CaseClosed, WrongState, MemberNeeded, SecondPersonNeeded, Invalid, Erased.
    """
    case, plan = await plan_of(mandate, plan_id, ANY_VERSION)
    if plan.status not in (*BEING_WRITTEN, *IN_FORCE):
        raise WrongState(plan.status, PLAN.allowed(plan.status, (CENTRE,)))
    approver = mandate.second_person(plan.author_id, plan.editor_id)
    if not mandate.today() <= body.until_on <= mandate.today() + LONGEST_EXEMPTION:
        raise Invalid(errors=[Fault("/until_on", "out_of_range")])
    row = RequirementExemption(
        organisation_id=plan.organisation_id,
        case_id=plan.case_id,
        case_plan_id=plan.id,
        requirement=body.requirement,
        until_on=body.until_on,
        approver_id=approver,
        **mandate.stamps(),
    )
    await tell(mandate, case, row, "reason", {"text": body.reason})
    mandate.started(row, row.status, verb="granted")
    mandate.touch(plan)
    return row.id


async def revoke(
    mandate: Mandate, plan_id: UUID, exemption_id: UUID, expected: Expected, body: Command
) -> None:
    """End an exemption. Raises NotFound, ReadOnly, Stale, WrongState."""
    of_plan = select(col(RequirementExemption.case_plan_id)).where(
        col(RequirementExemption.organisation_id) == mandate.organisation_id,
        col(RequirementExemption.id) == exemption_id,
    )
    if await mandate.session.scalar(of_plan) != plan_id:
        raise NotFound
    _, row = await row_of(mandate, RequirementExemption, exemption_id, expected)
    mandate.command(
        EXEMPTION, row, "revoke", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at
    )
    mandate.touch((await mandate.session.scalars(queries.version(mandate, plan_id))).one())
