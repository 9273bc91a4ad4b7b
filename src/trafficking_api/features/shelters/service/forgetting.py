"""What is forgotten of beds when a case's time is over: the nights are counted, and were nobody's (G-16)."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.purging import when_purged
from trafficking_api.features.shelters.models import Absence, Allocation, PlacementExclusion, WaitingEntry


@when_purged
async def forget_case(mandate: Mandate, case_id: UUID) -> list[UUID]:
    """Destroy why and where somebody was placed; her stays keep their nights, for the statistics (BED-16)."""
    stays = await _rows(mandate, Allocation, col(Allocation.case_id) == case_id)
    for stay in stays:
        stay.case_id, stay.guest_id = None, None if stay.guest_id is None else uuid4()
        stay.exit_reason = stay.override_reason = stay.override_by = stay.referral_id = None
        stay.forgotten_at = mandate.now
        mandate.touch(stay)
        means(stay, Act("purged"))
    ids = [stay.id for stay in stays]
    turned = await _keep_apart(mandate, case_id)
    named = or_(col(PlacementExclusion.case_id) == case_id, col(PlacementExclusion.other_case_id) == case_id)
    gone = [
        *await _rows(mandate, Absence, col(Absence.allocation_id).in_(ids)),
        *await _rows(mandate, PlacementExclusion, named),
        *await _rows(mandate, WaitingEntry, col(WaitingEntry.case_id) == case_id),
    ]
    for row in gone:
        means(row, Act("purged"))
        await mandate.session.delete(row)
    return [*ids, *turned, *(row.id for row in gone)]


async def _keep_apart(mandate: Mandate, case_id: UUID) -> list[UUID]:
    """Let who must not meet her be kept from her other case, now that this one is gone."""
    kept = await mandate.session.scalar(cases.going_on_for(mandate, case_id))
    named = and_(
        col(PlacementExclusion.other_case_id) == case_id, col(PlacementExclusion.lifted_at).is_(None)
    )
    turned = [] if kept is None else await _rows(mandate, PlacementExclusion, named)
    turned = [row for row in turned if row.case_id != kept]
    for row in turned:
        row.other_case_id = kept
        mandate.touch(row)
    await mandate.session.flush()
    return [row.id for row in turned]


async def _rows(mandate: Mandate, model: Any, where: ColumnElement[bool]) -> list[Any]:
    own = col(model.organisation_id) == mandate.organisation_id
    query = select(model).where(own, where).order_by(col(model.id)).with_for_update()
    return list(await mandate.session.scalars(query))
