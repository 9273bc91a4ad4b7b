"""SELECTs about nights: who had a bed when a day ended, where the house is."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Interval,
    Select,
    Subquery,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy import Text as SqlText
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.shelters.models import Absence, Allocation, Bed, Unit
from trafficking_api.features.shelters.queries.stay import is_stale
from trafficking_api.features.shelters.states import S
from trafficking_api.kit.read import Query

_ONE_DAY = cast(literal("1 day"), Interval)


def _nights(mandate: Mandate, first: date, until: date) -> Query:
    """Each night of a span and the midnight that ends its day, whatever the clocks do meanwhile."""
    days = (
        func.generate_series(cast(literal(first), Date), cast(literal(until), Date) - _ONE_DAY, _ONE_DAY)
        .table_valued("day")
        .render_derived()
    )
    night = cast(days.c.day, Date)
    midnight = func.timezone(mandate.tenant.zone.key, days.c.day + _ONE_DAY)
    return select(night.label("night"), midnight.label("midnight"))


def _there(night: ColumnElement[date]) -> ColumnElement[bool]:
    return and_(
        col(Bed.since_on) <= night,
        or_(col(Bed.retired_on).is_(None), col(Bed.retired_on) > night),
        or_(col(Bed.overflow_until).is_(None), col(Bed.overflow_until) >= night),
    )


def _covers(mandate: Mandate, midnight: ColumnElement[datetime], *states: S) -> ColumnElement[bool]:
    """True for an allocation of the bed in one of these states over this midnight.

    Who is in a bed has been there until now, whoever was promised it meanwhile.
    """
    late = or_(midnight <= mandate.now, col(Allocation.ends_at) <= mandate.now)
    is_there = and_(col(Allocation.status) == S.OCCUPIED, late)
    return and_(
        col(Allocation.organisation_id) == col(Bed.organisation_id),
        col(Allocation.bed_id) == col(Bed.id),
        col(Allocation.status).in_(states),
        col(Allocation.begins_at) <= midnight,
        or_(col(Allocation.ends_at).is_(None), col(Allocation.ends_at) > midnight, is_there),
    )


def bed_nights(mandate: Mandate, shelter_id: UUID, first: date, until: date, *, by_month: bool) -> Query:
    """By period: the bed-nights that were staffed, and those that were used (BED-16).

    A stay counts until now, and for the nights that are over.
    """
    each = _each_night(mandate, shelter_id, first, until, "YYYY-MM" if by_month else "YYYY-MM-DD")
    staffed, used = (func.count().filter(flag) for flag in (each.c.is_staffed, each.c.is_used))
    return select(each.c.period, staffed, used).group_by(each.c.period).order_by(each.c.period)


def _each_night(mandate: Mandate, shelter_id: UUID, first: date, until: date, period: str) -> Subquery:
    """Each bed of a house in each night that it was there: in which period, staffed or not, used or not."""
    night = _nights(mandate, first, until).subquery("nights")
    out_of_use = _covers(mandate, night.c.midnight, S.BLOCKED, S.ENDED)
    closed = select(literal(1)).where(out_of_use).correlate(Bed, night)
    slept = (
        select(literal(1))
        .where(
            _covers(mandate, night.c.midnight, S.OCCUPIED, S.DEPARTED),
            col(Allocation.guest_id).is_not(None),
            night.c.midnight <= mandate.now,
        )
        .correlate(Bed, night)
    )
    return (
        select(
            func.to_char(night.c.night, period).label("period"),
            (~closed.exists()).label("is_staffed"),
            slept.exists().label("is_used"),
        )
        .select_from(Bed)
        .join(night, _there(night.c.night))
        .where(col(Bed.organisation_id) == mandate.organisation_id, col(Bed.shelter_id) == shelter_id)
        .subquery()
    )


def stays_ended(mandate: Mandate, shelter_id: UUID, begin: datetime, end: datetime) -> Query:
    """When the stays began and ended that ended in a time; who moved within the house stayed on."""
    began, ended = func.min(col(Allocation.begins_at)), func.max(col(Allocation.ends_at))
    return (
        select(began, ended)
        .where(
            col(Allocation.organisation_id) == mandate.organisation_id,
            col(Allocation.shelter_id) == shelter_id,
            col(Allocation.status).in_((S.OCCUPIED, S.DEPARTED)),
            col(Allocation.guest_id).is_not(None),
        )
        .group_by(func.coalesce(col(Allocation.stay_id), col(Allocation.id)))
        .having(func.bool_and(col(Allocation.status) == S.DEPARTED), ended >= begin, ended < end)
    )


def board(mandate: Mandate, shelter_id: UUID, first: date, until: date) -> Query:
    """Each bed of a house in each night: what it is then, nobody named; ordered by unit, bed and night."""
    night = _nights(mandate, first, until).subquery("nights")
    claim = func.coalesce(_claim(mandate, night).scalar_subquery(), "free")
    cell = case((~_there(night.c.night), "gone"), else_=claim)
    unit = and_(col(Unit.organisation_id) == col(Bed.organisation_id), col(Unit.id) == col(Bed.unit_id))
    return (
        select(
            *(col(Bed.id), col(Unit.code), col(Bed.code).label("bed_code")),
            *(night.c.night, cast(cell, SqlText).label("cell")),
        )
        .select_from(Bed)
        .join(Unit, unit)
        .join(night, literal(value=True))
        .where(
            col(Bed.organisation_id) == mandate.organisation_id,
            col(Bed.shelter_id) == shelter_id,
            col(Bed.since_on) < until,
            or_(col(Bed.retired_on).is_(None), col(Bed.retired_on) > first),
        )
        .order_by(col(Unit.code), col(Bed.code), col(Bed.id), night.c.night)
    )


def _claim(mandate: Mandate, night: Subquery) -> Select[str]:
    """What the last allocation that covers a night makes of its bed."""
    shown = case(
        (and_(col(Allocation.status).in_((S.OCCUPIED, S.DEPARTED)), _is_away(night)), "away"),
        (col(Allocation.status) == S.DEPARTED, "occupied"),
        (col(Allocation.status) == S.ENDED, "blocked"),
        else_=col(Allocation.status),
    )
    states = (S.HELD, S.CONFIRMED, S.OCCUPIED, S.DEPARTED, S.BLOCKED, S.ENDED)
    return (
        select(shown)
        .where(_covers(mandate, night.c.midnight, *states), ~is_stale(mandate))
        .order_by(col(Allocation.begins_at).desc())
        .limit(1)
        .correlate(Bed, night)
    )


def _is_away(night: Subquery) -> ColumnElement[bool]:
    absent = select(literal(1)).where(
        col(Absence.organisation_id) == col(Allocation.organisation_id),
        col(Absence.allocation_id) == col(Allocation.id),
        col(Absence.from_on) <= night.c.night,
        col(Absence.until_on) > night.c.night,
    )
    return absent.correlate(Allocation, night).exists()
