"""SELECTs about who works on a case."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    CompoundSelect,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    cast,
    literal,
    or_,
    select,
    union,
)
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import ROLES, Permission, Role
from trafficking_api.features.cases.models import Case, CaseExclusion, CaseWorker
from trafficking_api.features.cases.queries.sight import mine
from trafficking_api.features.cases.states import CaseStatus
from trafficking_api.features.members.queries import duty, in_roles, in_these_roles, with_roles, working

#: Who may see a case at all: a member in another role, assigned to it, is no worker of it (PLAN-8).
_SEEING = frozenset(role for role, granted in ROLES.items() if Permission.CASES_READ in granted)


def at_work(organisation_id: UUID, case_id: SQLColumnExpression[UUID] | UUID) -> Select[UUID]:
    """The members who work on a case now: assigned to it, and still at the organisation."""
    return select(col(CaseWorker.member_id)).where(
        col(CaseWorker.organisation_id) == organisation_id,
        col(CaseWorker.case_id) == case_id,
        col(CaseWorker.until_at).is_(None),
        col(CaseWorker.member_id).in_(working(organisation_id)),
    )


def teams(organisation_id: UUID) -> Select[UUID, UUID]:
    """Who works on which case now, of all cases: the same as `at_work`, as one set."""
    return select(col(CaseWorker.case_id), col(CaseWorker.member_id)).where(
        col(CaseWorker.organisation_id) == organisation_id,
        col(CaseWorker.until_at).is_(None),
        col(CaseWorker.member_id).in_(working(organisation_id)),
    )


def readers(organisation_id: UUID, case_id: UUID, permission: Permission) -> CompoundSelect[UUID]:
    """The members who may read something of a case, unless they are barred from it (PLAN-11).

    They work on it; or it is not sealed, and their role sees the cases of others too.
    """
    roles = {role for role, granted in ROLES.items() if permission in granted}
    not_sealed = select(literal(1)).where(
        col(Case.organisation_id) == organisation_id,
        col(Case.id) == case_id,
        col(Case.sensitivity) != "Sealed",
    )
    works = at_work(organisation_id, case_id).where(
        col(CaseWorker.member_id).in_(in_roles(organisation_id, roles))
    )
    others = in_roles(organisation_id, roles - {Role.CASEWORKER}).where(not_sealed.exists())
    return union(works, others)


def bar(
    mandate: Mandate,
    case_id: SQLColumnExpression[UUID] | UUID,
    member_id: SQLColumnExpression[UUID] | SQLColumnExpression[UUID | None] | UUID,
) -> Select[UUID]:
    """The exclusion that bars a member from a case now."""
    return select(col(CaseExclusion.id)).where(
        col(CaseExclusion.organisation_id) == mandate.organisation_id,
        col(CaseExclusion.case_id) == case_id,
        col(CaseExclusion.member_id) == member_id,
        col(CaseExclusion.lifted_at).is_(None),
    )


class Candidate(NamedTuple):
    """A member who works at the organisation, as far as a case is concerned."""

    sees_cases: bool
    is_barred: bool


async def candidates(mandate: Mandate, case_id: UUID, member_ids: Collection[UUID]) -> dict[UUID, Candidate]:
    """Those of these who work there; they neither leave nor get another role until this is done."""
    query = with_roles(mandate.organisation_id)
    member_id, _ = query.selected_columns
    barred = bar(mandate, case_id, member_id).exists()
    wanted = query.where(member_id.in_(member_ids)).add_columns(barred).with_for_update(read=True)
    rows = await mandate.session.execute(wanted)
    return {id_: Candidate(role in _SEEING, is_barred) for id_, role, is_barred in rows}


async def staying(mandate: Mandate, member_ids: Collection[UUID]) -> set[UUID]:
    """Which of these could go on with a case; they neither leave nor get another role until this is done."""
    return await in_these_roles(mandate, member_ids, _SEEING)


@duty
def cases_left_by(organisation_id: UUID, member_id: UUID) -> Select[str]:
    """The cases on which nobody works but this member, and that need somebody (PLAN-8)."""
    others = at_work(organisation_id, col(Case.id)).where(
        col(CaseWorker.member_id) != member_id,
        col(CaseWorker.member_id).in_(in_roles(organisation_id, _SEEING)),
    )
    own = (
        select(literal(1))
        .where(
            col(CaseWorker.organisation_id) == organisation_id,
            col(CaseWorker.case_id) == col(Case.id),
            col(CaseWorker.member_id) == member_id,
            col(CaseWorker.until_at).is_(None),
        )
        .correlate(Case)
    )
    return select(cast(col(Case.id), Text)).where(
        col(Case.organisation_id) == organisation_id,
        or_(
            col(Case.status) != CaseStatus.CLOSED,
            # Sealed, it would be in nobody's sight, closed as it is.
            and_(col(Case.sensitivity) == "Sealed", col(Case.purged_on).is_(None)),
        ),
        own.exists(),
        ~others.correlate(Case).exists(),
    )


def looked_into(mandate: Mandate, case_id: UUID) -> Select[UUID]:
    """A case on which the acting member works, that it sees, and whose glass somebody broke (PLAN-9)."""
    works = at_work(mandate.organisation_id, case_id).where(col(CaseWorker.member_id) == mandate.member_id)
    return select(col(Case.id)).where(mine(mandate, case_id), works.exists())
