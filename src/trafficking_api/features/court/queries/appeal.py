"""SELECTs about appeals."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select, SQLColumnExpression, and_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import CourtAppeal, ProceedingParty
from trafficking_api.features.court.schemas.appeal import CourtAppealFilter, CourtAppealPublic
from trafficking_api.features.court.states import APPEAL
from trafficking_api.kit.read import Query, Shape


def _appeals(mandate: Mandate) -> Query:
    sides = reach.sides(mandate, Permission.COURT_FILES_COMMAND)
    derived: dict[str, SQLColumnExpression[Any]] = {
        "party_role": col(ProceedingParty.role),
        "allowed_commands": APPEAL.allowed_sql(col(CourtAppeal.status), sides),
    }
    own = col(ProceedingParty.organisation_id) == mandate.organisation_id
    its = col(ProceedingParty.id) == col(CourtAppeal.party_id)
    query = select(*reach.columns(CourtAppeal, CourtAppealPublic.model_fields, derived))
    return query.join(ProceedingParty, and_(own, its)).where(reach.seen(mandate, CourtAppeal))


def appeals(mandate: Mandate, wanted: CourtAppealFilter) -> Shape:
    """The appeals in cases in sight."""
    names = ("case_id", "proceeding_id", "status")
    return Shape(reach.filtered(_appeals(mandate), CourtAppeal, wanted, *names), CourtAppealPublic)


def appeal(mandate: Mandate, appeal_id: UUID) -> list[Shape]:
    """One appeal."""
    return [Shape(_appeals(mandate).where(col(CourtAppeal.id) == appeal_id), CourtAppealPublic)]


def appeals_of(mandate: Mandate, proceeding_id: UUID) -> Select[CourtAppeal]:
    """All appeals of a proceeding, the oldest first, held; who asks holds the proceeding already."""
    query = select(CourtAppeal).where(
        col(CourtAppeal.organisation_id) == mandate.organisation_id,
        col(CourtAppeal.proceeding_id) == proceeding_id,
    )
    return query.order_by(col(CourtAppeal.id)).with_for_update()


def party_of(mandate: Mandate, proceeding_id: UUID, party_id: UUID) -> Select[ProceedingParty]:
    """A party of this proceeding, held as it is."""
    query = select(ProceedingParty).where(
        col(ProceedingParty.organisation_id) == mandate.organisation_id,
        col(ProceedingParty.proceeding_id) == proceeding_id,
        col(ProceedingParty.id) == party_id,
    )
    return query.with_for_update(read=True)


def roles_of(mandate: Mandate, party_ids: Collection[UUID]) -> Select[UUID, str]:
    """As what these parties of a proceeding that is held take part."""
    own = col(ProceedingParty.organisation_id) == mandate.organisation_id
    query = select(col(ProceedingParty.id), col(ProceedingParty.role))
    return query.where(own, col(ProceedingParty.id).in_(party_ids))
