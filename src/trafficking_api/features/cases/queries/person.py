"""Whose case it is, and which cases are hers: for what is kept under her own key."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, ScalarSelect, Select, and_, case, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import Case
from trafficking_api.features.cases.queries.sight import mine, visible
from trafficking_api.features.cases.states import CaseStatus
from trafficking_api.features.consents.minors import Minor, says_minor


class Hers(NamedTuple):
    """A case of a person, as far as it stands in the way of forgetting her."""

    id: UUID
    status: str
    on_legal_hold: bool
    #: Whether the caller may see it; else it stands in the way without being named.
    is_visible: bool


def person_of(mandate: Mandate, case_id: UUID) -> Select[UUID | None]:
    """The person of a case that the caller may see; no row when she sees none, null while nobody is named."""
    return select(col(Case.person_id)).where(mine(mandate, case_id))


def kept_person_of(mandate: Mandate, case_id: UUID) -> Select[UUID | None]:
    """The person of a case; the case is kept as it is until this transaction ends, whoever may see it."""
    query = select(col(Case.person_id)).where(
        col(Case.organisation_id) == mandate.organisation_id, col(Case.id) == case_id
    )
    return query.with_for_update(read=True, key_share=True)


def merged(mandate: Mandate, case_id: UUID) -> Select[UUID | None]:
    """Into which case this one was merged."""
    return select(col(Case.merged_into_id)).where(
        col(Case.organisation_id) == mandate.organisation_id, col(Case.id) == case_id
    )


def of_person(mandate: Mandate, person_id: UUID) -> Select[UUID]:
    """All cases of a person, and those that were merged into one of these, whoever may see them (PLAN-15).

    Nobody may be named in a case that was merged; what is there is about her all the same.
    """
    return _with_merged(mandate, col(Case.person_id) == person_id)


@says_minor
def said_minor(mandate: Mandate, person_id: UUID) -> ScalarSelect[str | None]:
    """What her open case says of her age, or her last one: a minor needs a guardian to agree (REF-19)."""
    is_open = col(Case.status) != CaseStatus.CLOSED
    said = case((is_open, Minor.NOW.value), else_=Minor.ONCE.value)
    return (
        select(case((col(Case.minor) == "yes", said)))
        .where(
            col(Case.organisation_id) == mandate.organisation_id,
            col(Case.person_id) == person_id,
            col(Case.merged_into_id).is_(None),
            col(Case.purged_on).is_(None),
        )
        .order_by(is_open.desc(), col(Case.opened_on).desc(), col(Case.id).desc())
        .limit(1)
        .scalar_subquery()
    )


def of_same(mandate: Mandate, case_id: UUID) -> Select[UUID]:
    """This case and all others of its person, whoever may see them; while nobody is named, it is alone."""
    this = aliased(Case)
    whose = select(col(this.person_id)).where(
        col(this.organisation_id) == mandate.organisation_id, col(this.id) == case_id
    )
    return _with_merged(mandate, or_(col(Case.id) == case_id, col(Case.person_id) == whose.scalar_subquery()))


def _with_merged(mandate: Mandate, hers: ColumnElement[bool]) -> Select[UUID]:
    """These cases, and those that were merged into one of them."""
    here = col(Case.organisation_id) == mandate.organisation_id
    named: Select[UUID] = select(col(Case.id).label("id")).where(here, hers)
    whole = named.cte("cases_of_person", recursive=True)
    whole = whole.union(select(col(Case.id)).join(whole, col(Case.merged_into_id) == whole.c.id).where(here))
    return select(whole.c.id)


def same_as(mandate: Mandate, case_ids: Collection[UUID] | Select[UUID]) -> CTE:
    """Each of these cases (`of`) with all (`id`) that are about the same person, whoever may see them."""
    asked, same = aliased(Case), aliased(Case)
    alike = and_(
        col(same.organisation_id) == mandate.organisation_id,
        or_(col(same.id) == col(asked.id), col(same.person_id) == col(asked.person_id)),
    )
    here = col(asked.organisation_id) == mandate.organisation_id
    first: Select[UUID, UUID] = select(col(asked.id).label("of"), col(same.id).label("id")).join(same, alike)
    whole = first.where(here, col(asked.id).in_(case_ids)).cte("cases_alike", recursive=True)
    merged_ = and_(
        col(Case.organisation_id) == mandate.organisation_id, col(Case.merged_into_id) == whole.c.id
    )
    return whole.union(select(whole.c.of, col(Case.id)).join(Case, merged_))


def going_on_for(mandate: Mandate, case_id: UUID) -> Select[UUID]:
    """Another case of the same person that is kept, an open one if there is one; whoever may see it."""
    kept = and_(col(Case.organisation_id) == mandate.organisation_id, col(Case.purged_on).is_(None))
    other = and_(kept, col(Case.id).in_(of_same(mandate, case_id)), col(Case.id) != case_id)
    is_open = col(Case.status) != CaseStatus.CLOSED
    return select(col(Case.id)).where(other).order_by(is_open.desc(), col(Case.id)).limit(1)


async def keep_hers(mandate: Mandate, person_id: UUID) -> None:
    """Hold the cases of a person as they are until this transaction ends; to be done before she is locked."""
    await mandate.session.execute(
        select(col(Case.id)).where(_of(mandate, person_id)).order_by(col(Case.id)).with_for_update()
    )


async def kept_of(mandate: Mandate, person_id: UUID) -> list[UUID]:
    """Her cases that are kept, and those that were merged into hers, whoever may see them (PLAN-15)."""
    kept = and_(_of(mandate, person_id), col(Case.purged_on).is_(None))
    return list(await mandate.session.scalars(select(col(Case.id)).where(kept).order_by(col(Case.id))))


def _of(mandate: Mandate, person_id: UUID) -> ColumnElement[bool]:
    own = col(Case.organisation_id) == mandate.organisation_id
    return and_(own, col(Case.id).in_(of_person(mandate, person_id)))


async def hers(mandate: Mandate, person_id: UUID) -> list[Hers]:
    """The cases of a person that are kept, and those that were merged into hers, whoever may see them."""
    rows = await mandate.session.execute(
        select(
            col(Case.id), col(Case.status), col(Case.on_legal_hold), visible(mandate).label("is_visible")
        ).where(_of(mandate, person_id), col(Case.purged_on).is_(None))
    )
    return [Hers(*row) for row in rows]
