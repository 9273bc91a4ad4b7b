"""SELECTs about what was written down of where, and with whom, somebody must not be placed (BED-18)."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, SQLColumnExpression, and_, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.shelters.models import Allocation, PlacementExclusion
from trafficking_api.features.shelters.queries.stay import is_stale
from trafficking_api.features.shelters.queries.taking import meets
from trafficking_api.kit.read import Query


class Exclusion(NamedTuple):
    """Where or with whom somebody must not be placed, and which of the two was asked about."""

    case_id: UUID
    shelter_id: UUID | None
    other_case_id: UUID | None
    #: The guest whose case it names, be it another case of the same person.
    guest: UUID | None
    other_guest: UUID | None
    #: Whether the caller sees the case in whose file it stands.
    is_seen: bool


def naming(mandate: Mandate, case_ids: Collection[UUID]) -> Query:
    """What is in force and names the person of one of these cases, in whichever of her cases (BED-18).

    It is locked: of two who must not meet, one is asked about after the other.
    """
    alike = cases.same_as(mandate, case_ids)
    hers: SQLColumnExpression[Any] = col(PlacementExclusion.case_id)
    other: SQLColumnExpression[Any] = col(PlacementExclusion.other_case_id)

    def guest(column: SQLColumnExpression[Any]) -> ScalarSelect[UUID]:
        return select(alike.c.of).where(alike.c.id == column).limit(1).scalar_subquery()

    return (
        select(
            hers,
            col(PlacementExclusion.shelter_id),
            other,
            guest(hers),
            guest(other),
            cases.seen(mandate, hers),
        )
        .where(_in_force(mandate), or_(hers.in_(select(alike.c.id)), other.in_(select(alike.c.id))))
        .order_by(col(PlacementExclusion.id))
        .with_for_update(of=PlacementExclusion)
    )


def _in_force(mandate: Mandate) -> ColumnElement[bool]:
    return and_(
        col(PlacementExclusion.organisation_id) == mandate.organisation_id,
        col(PlacementExclusion.lifted_at).is_(None),
    )


def present(
    mandate: Mandate,
    case_ids: Collection[UUID],
    shelter_id: UUID,
    statuses: Collection[str],
    begin: datetime,
    end: datetime,
) -> Select[UUID, bool]:
    """Who of the persons of these cases has a bed of a house then, and whether the caller sees her."""
    there = select(col(Allocation.case_id)).where(
        col(Allocation.organisation_id) == mandate.organisation_id,
        col(Allocation.shelter_id) == shelter_id,
        col(Allocation.status).in_(statuses),
        col(Allocation.case_id).is_not(None),
        ~is_stale(mandate),
        meets(begin, end),
    )
    alike = cases.same_as(mandate, there)  # type: ignore[arg-type] # no case is left out above
    return select(alike.c.id, cases.seen(mandate, alike.c.of)).where(alike.c.id.in_(case_ids))
