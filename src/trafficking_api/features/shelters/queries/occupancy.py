"""SELECTs about nights: who had a bed when a day ended, where the house is."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    Interval,
    SQLColumnExpression,
    Subquery,
    TableValuedAlias,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy import Text as SqlText
from sqlalchemy.dialects.postgresql import distinct_on
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.shelters.models import Absence, Allocation, Bed, Unit
from trafficking_api.features.shelters.queries.stay import is_stale
from trafficking_api.features.shelters.states import S
from trafficking_api.kit.read import Query

_ONE_DAY = cast(literal("1 day"), Interval)
_OUT_OF_USE, _SLEPT_IN = (S.BLOCKED, S.ENDED), (S.OCCUPIED, S.DEPARTED)

_IS_IN_IT = col(Allocation.status) == S.OCCUPIED


def _day(day: date) -> ColumnElement[datetime]:
    return cast(literal(day, Date), DateTime)


def _days(first: ColumnElement[datetime], last: ColumnElement[datetime]) -> TableValuedAlias:
    """Each day from one to another; none, if that is before it."""
    return func.generate_series(first, last, _ONE_DAY).table_valued("day").render_derived()


def _midnight(mandate: Mandate, day: ColumnElement[Any]) -> ColumnElement[datetime]:
    """The midnight that ends a day where the house is, whatever the clocks do meanwhile."""
    return func.timezone(mandate.tenant.zone.key, day + _ONE_DAY)


def _nights(first: date, until: date) -> Subquery:
    """Each night of a span."""
    days = _days(_day(first), _day(until) - _ONE_DAY)
    return select(cast(days.c.day, Date).label("night")).subquery("nights")


def _there(night: ColumnElement[date]) -> ColumnElement[bool]:
    return and_(
        col(Bed.since_on) <= night,
        or_(col(Bed.retired_on).is_(None), col(Bed.retired_on) > night),
        or_(col(Bed.overflow_until).is_(None), col(Bed.overflow_until) >= night),
    )


def _claims(mandate: Mandate, shelter_id: UUID, first: date, until: date, *states: S) -> Subquery:
    """The nights of a span that lie in an allocation of a bed of a house in one of these states.

    Each allocation is read once, and laid out into its nights: there may be thousands of a bed.
    """
    begin, end = col(Allocation.begins_at), col(Allocation.ends_at)
    days = _touched(mandate, _day(first), _day(until) - _ONE_DAY)
    midnight = _midnight(mandate, days.c.day)
    of_bed = and_(
        col(Allocation.organisation_id) == col(Bed.organisation_id), col(Allocation.bed_id) == col(Bed.id)
    )
    kept = ("id", "bed_id", "status", "guest_id", "begins_at")
    return (
        select(
            *(col(getattr(Allocation, name)) for name in kept),
            cast(days.c.day, Date).label("night"),
            midnight.label("midnight"),
        )
        .select_from(Bed)
        .join(Allocation, of_bed)
        .join(days, true())
        .where(
            *(col(Bed.organisation_id) == mandate.organisation_id, col(Bed.shelter_id) == shelter_id),
            *(col(Allocation.status).in_(states), ~is_stale(mandate)),
            # Of all that a bed ever had, what touches the span; then what covers the very midnight.
            begin <= _midnight(mandate, _day(until) - _ONE_DAY),
            or_(end.is_(None), end > _midnight(mandate, _day(first)), _IS_IN_IT),
            _covers(mandate, midnight),
        )
        .subquery("claims")
    )


def _touched(
    mandate: Mandate, first: ColumnElement[datetime], last: ColumnElement[datetime]
) -> TableValuedAlias:
    """The days of a span in which an allocation may have a midnight; those around it are among them."""
    zone, end = mandate.tenant.zone.key, col(Allocation.ends_at)
    on, off = (func.timezone(zone, at) for at in (col(Allocation.begins_at), end))
    # From the day before: a midnight is of the day that it ends.
    begun = func.greatest(first, func.date_trunc("day", on) - _ONE_DAY)
    return _days(begun, case((or_(_IS_IN_IT, end.is_(None)), last), else_=func.least(last, off)))


def _covers(mandate: Mandate, midnight: ColumnElement[datetime]) -> ColumnElement[bool]:
    """True for an allocation that covers a midnight.

    Who is in a bed has been there until now, whoever was promised it meanwhile.
    """
    end = col(Allocation.ends_at)
    late = or_(midnight <= mandate.now, end <= mandate.now)
    return and_(
        col(Allocation.begins_at) <= midnight,
        or_(end.is_(None), end > midnight, and_(_IS_IN_IT, late)),
    )


def bed_nights(mandate: Mandate, shelter_id: UUID, first: date, until: date, *, by_month: bool) -> Query:
    """By period: the bed-nights that were staffed, and those that were used (BED-16).

    A stay counts until now, and for the nights that are over.
    """
    each = _each_night(mandate, shelter_id, first, until)
    period = func.to_char(each.c.night, "YYYY-MM" if by_month else "YYYY-MM-DD").label("period")
    staffed, used = (func.count().filter(flag) for flag in (~each.c.is_closed, each.c.is_used))
    return select(period, staffed, used).group_by(period).order_by(period)


def _each_night(mandate: Mandate, shelter_id: UUID, first: date, until: date) -> Subquery:
    """Each bed of a house in each night that it was there: out of use or not, used or not.

    Laid one under the other and grouped, not joined: the planner does not know how many there are.
    """
    night = _nights(first, until)
    claim = _claims(mandate, shelter_id, first, until, *_OUT_OF_USE, *_SLEPT_IN)
    is_over = and_(claim.c.guest_id.is_not(None), claim.c.midnight <= mandate.now)
    names = ("bed_id", "night", "is_there", "is_closed", "is_used")
    there = (
        select(*_labelled(names, (col(Bed.id), night.c.night, true(), false(), false())))
        .select_from(Bed)
        .join(night, _there(night.c.night))
        .where(col(Bed.organisation_id) == mandate.organisation_id, col(Bed.shelter_id) == shelter_id)
    )
    closed, slept = claim.c.status.in_(_OUT_OF_USE), and_(claim.c.status.in_(_SLEPT_IN), is_over)
    taken = select(claim.c.bed_id, claim.c.night, false(), closed, slept)
    each = union_all(there, taken).subquery("each")
    flags = (func.bool_or(each.c[name]).label(name) for name in ("is_closed", "is_used"))
    found = select(each.c.night, *flags).group_by(each.c.bed_id, each.c.night)
    return found.having(func.bool_or(each.c.is_there)).subquery("found")


def _labelled(names: Sequence[str], columns: Sequence[SQLColumnExpression[Any]]) -> list[ColumnElement[Any]]:
    return [column.label(name) for name, column in zip(names, columns, strict=True)]


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
    claim = _last_claims(mandate, shelter_id, first, until)
    taken = select(claim.c.bed_id, null(), null(), claim.c.night, null(), claim.c.shown)
    each = union_all(_squares(mandate, shelter_id, first, until), taken).subquery("each")
    cell = case((func.bool_or(each.c.is_there), func.coalesce(func.max(each.c.shown), "free")), else_="gone")
    code, bed_code = func.max(each.c.unit), func.max(each.c.bed)
    return (
        select(each.c.bed_id, code, bed_code, each.c.night, cast(cell, SqlText))
        .group_by(each.c.bed_id, each.c.night)
        .having(code.is_not(None))
        .order_by(code, bed_code, each.c.bed_id, each.c.night)
    )


def _squares(mandate: Mandate, shelter_id: UUID, first: date, until: date) -> Query:
    """Each bed of a house that is there in a part of a span, in each of its nights: there or not."""
    night = _nights(first, until)
    unit = and_(col(Unit.organisation_id) == col(Bed.organisation_id), col(Unit.id) == col(Bed.unit_id))
    names = ("bed_id", "unit", "bed", "night", "is_there", "shown")
    columns = (col(Bed.id), col(Unit.code), col(Bed.code), night.c.night, _there(night.c.night), null())
    return (
        select(*_labelled(names, columns))
        .select_from(Bed)
        .join(Unit, unit)
        .join(night, true())
        .where(
            col(Bed.organisation_id) == mandate.organisation_id,
            col(Bed.shelter_id) == shelter_id,
            col(Bed.since_on) < until,
            or_(col(Bed.retired_on).is_(None), col(Bed.retired_on) > first),
        )
    )


def _last_claims(mandate: Mandate, shelter_id: UUID, first: date, until: date) -> Subquery:
    """What the last allocation that covers a night makes of its bed."""
    states = (S.HELD, S.CONFIRMED, *_SLEPT_IN, *_OUT_OF_USE)
    claim = _claims(mandate, shelter_id, first, until, *states)
    shown = case(
        (and_(claim.c.status.in_(_SLEPT_IN), _is_away(mandate, claim)), "away"),
        (claim.c.status == S.DEPARTED, "occupied"),
        (claim.c.status == S.ENDED, "blocked"),
        else_=claim.c.status,
    )
    return (
        select(claim.c.bed_id, claim.c.night, shown.label("shown"))
        .ext(distinct_on(claim.c.bed_id, claim.c.night))
        .order_by(claim.c.bed_id, claim.c.night, claim.c.begins_at.desc(), claim.c.id.desc())
        .subquery("last")
    )


def _is_away(mandate: Mandate, claim: Subquery) -> ColumnElement[bool]:
    absent = select(literal(1)).where(
        col(Absence.organisation_id) == mandate.organisation_id,
        col(Absence.allocation_id) == claim.c.id,
        col(Absence.from_on) <= claim.c.night,
        col(Absence.until_on) > claim.c.night,
    )
    return absent.correlate(claim).exists()
