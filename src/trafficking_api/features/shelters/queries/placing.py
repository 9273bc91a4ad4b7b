"""SELECTs about who must not be placed where, who waits, and who was turned away."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, func, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.shelters.models import PlacementExclusion, TurnAway, WaitingEntry
from trafficking_api.features.shelters.schemas.placing import (
    PlacementExclusionPublic,
    TurnAwayFilter,
    TurnAwayPublic,
    TurnAwayTotal,
    TurnAwayTotalFilter,
    WaitingEntryPublic,
    WaitingFilter,
)
from trafficking_api.features.shelters.states import CENTRE, EXCLUSION, WAITING
from trafficking_api.kit.read import Query, Shape


def _sides(mandate: Mandate) -> tuple[str, ...]:
    return (CENTRE,) if mandate.may(Permission.ALLOCATIONS_COMMAND) else ()


def exclusions(mandate: Mandate, case_id: UUID) -> Shape:
    """Where, or with whom, the person of a case must not be placed."""
    other: SQLColumnExpression[Any] = col(PlacementExclusion.other_case_id)
    commands = EXCLUSION.allowed_sql(col(PlacementExclusion.status), _sides(mandate))
    query = select(
        *(
            commands.label(name) if name == "allowed_commands" else col(getattr(PlacementExclusion, name))
            for name in PlacementExclusionPublic.model_fields
        )
    ).where(
        col(PlacementExclusion.organisation_id) == mandate.organisation_id,
        col(PlacementExclusion.case_id) == case_id,
        cases.seen(mandate, col(PlacementExclusion.case_id)),
        # Nobody learns of a case out of sight that there is one.
        or_(other.is_(None), cases.seen(mandate, other)),
    )
    return Shape(query, PlacementExclusionPublic)


def exclusion(mandate: Mandate, case_id: UUID, exclusion_id: UUID) -> list[Shape]:
    """One of them."""
    shape = exclusions(mandate, case_id)
    return [Shape(shape.query.where(col(PlacementExclusion.id) == exclusion_id), shape.wire)]


def waiting(mandate: Mandate, wanted: WaitingFilter | None = None) -> Shape:
    """Who waits for a bed, of the cases in sight."""
    commands = WAITING.allowed_sql(col(WaitingEntry.status), _sides(mandate))
    query: Query = select(
        *(
            commands.label(name) if name == "allowed_commands" else col(getattr(WaitingEntry, name))
            for name in WaitingEntryPublic.model_fields
        )
    ).where(
        col(WaitingEntry.organisation_id) == mandate.organisation_id,
        cases.seen(mandate, col(WaitingEntry.case_id)),
    )
    if wanted and wanted.status:
        query = query.where(col(WaitingEntry.status).in_(wanted.status))
    if wanted and wanted.updated_since:
        query = query.where(col(WaitingEntry.updated_at) >= wanted.updated_since)
    return Shape(query, WaitingEntryPublic)


def waiting_entry(mandate: Mandate, entry_id: UUID) -> list[Shape]:
    """One entry of the waiting list."""
    return [Shape(waiting(mandate).query.where(col(WaitingEntry.id) == entry_id), WaitingEntryPublic)]


def turn_aways(mandate: Mandate, wanted: TurnAwayFilter | None = None) -> Shape:
    """The searches that ended without a bed."""
    query: Query = select(*(col(getattr(TurnAway, name)) for name in TurnAwayPublic.model_fields)).where(
        col(TurnAway.organisation_id) == mandate.organisation_id, *_days(wanted)
    )
    if wanted and wanted.updated_since:
        query = query.where(col(TurnAway.updated_at) >= wanted.updated_since)
    if wanted and wanted.reason:
        query = query.where(col(TurnAway.reason).in_(wanted.reason))
    return Shape(query, TurnAwayPublic)


def turned_away(mandate: Mandate, turn_away_id: UUID) -> list[Shape]:
    """One of them."""
    return [Shape(turn_aways(mandate).query.where(col(TurnAway.id) == turn_away_id), TurnAwayPublic)]


def turn_away_totals(mandate: Mandate, wanted: TurnAwayTotalFilter) -> Shape:
    """How many there were in each month, for each reason (BED-15)."""
    month, reason = func.to_char(col(TurnAway.happened_on), "YYYY-MM"), col(TurnAway.reason)
    rows = (
        select(
            month.label("month"),
            reason.label("reason"),
            func.count().label("turn_aways"),
            func.sum(col(TurnAway.persons_count)).label("persons"),
        )
        .where(col(TurnAway.organisation_id) == mandate.organisation_id, *_days(wanted))
        .group_by(month, reason)
        .subquery()
    )
    name = func.concat(rows.c.month, " ", rows.c.reason)
    query = select(name.label("id"), *rows.c)
    return Shape(query, TurnAwayTotal)


def _days(wanted: TurnAwayFilter | TurnAwayTotalFilter | None) -> list[ColumnElement[bool]]:
    days = []
    if wanted and wanted.since:
        days.append(col(TurnAway.happened_on) >= wanted.since)
    if wanted and wanted.until:
        days.append(col(TurnAway.happened_on) <= wanted.until)
    return days
