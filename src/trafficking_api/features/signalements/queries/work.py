"""Signalements to be worked on, locked."""

from uuid import UUID

from sqlalchemy import (
    Select,
    select,
)
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import knew, worked
from trafficking_api.features.signalements.models import (
    Signalement,
    SignalementHandling,
    SignalementRedirection,
)
from trafficking_api.features.signalements.queries.sight import IS_KEPT, JOINED, in_sight, overdue


def working(
    mandate: Mandate, signalement_id: UUID, *, narrowed: bool = True
) -> Select[Signalement, SignalementHandling]:
    """A signalement with its handling, in the centre's tenant, locked; a reporter knows of no case."""
    query = (
        select(Signalement, SignalementHandling)
        .join(SignalementHandling, JOINED)
        .where(
            col(SignalementHandling.organisation_id) == mandate.organisation_id,
            col(SignalementHandling.id) == signalement_id,
            IS_KEPT,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return query.where(in_sight(mandate, worked)) if narrowed else query


def waiting(mandate: Mandate, at_most: int) -> Select[SignalementHandling]:
    """Overdue signalements of the tenant that no sweep has told of yet."""
    return (
        select(SignalementHandling)
        .join(Signalement, JOINED)
        .where(
            col(SignalementHandling.organisation_id) == mandate.organisation_id,
            col(SignalementHandling.escalated_at).is_(None),
            overdue(mandate),
        )
        .order_by(col(SignalementHandling.id))
        .limit(at_most)
        .with_for_update(of=SignalementHandling, skip_locked=True)
    )


def same_reference(mandate: Mandate, to_organisation_id: UUID, mac: bytes) -> Select[Signalement]:
    """The signalement of this reporter to this centre with the same official reference (SIG-15)."""
    return select(Signalement).where(
        col(Signalement.from_organisation_id) == mandate.organisation_id,
        col(Signalement.to_organisation_id) == to_organisation_id,
        col(Signalement.reference_mac) == mac,
    )


def became(mandate: Mandate, signalement_id: UUID) -> Select[UUID]:
    """What a signalement became that was redirected; its reporter alone knows."""
    return select(col(SignalementRedirection.became_id)).where(
        col(SignalementRedirection.organisation_id) == mandate.organisation_id,
        col(SignalementRedirection.id) == signalement_id,
    )


def still_overdue(mandate: Mandate, signalement_id: UUID) -> Select[UUID]:
    """A signalement that the caller sees, and that nobody has acknowledged yet although it is urgent."""
    return (
        select(col(SignalementHandling.id))
        .join(Signalement, JOINED)
        .where(
            col(SignalementHandling.organisation_id) == mandate.organisation_id,
            col(SignalementHandling.id) == signalement_id,
            in_sight(mandate, knew),
            overdue(mandate),
        )
    )
