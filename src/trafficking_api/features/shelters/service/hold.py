"""Holds beds for a while: for one person, or for a household together or not at all."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from uuid_utils.compat import uuid7

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.access.permissions import MAY_OVERRIDE
from trafficking_api.features.cases.queries import Guest
from trafficking_api.features.cases.service import placeable
from trafficking_api.features.organisations.queries import bed_terms
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.errors import (
    BedUnavailable,
    HouseholdTooLarge,
    LetAsUnit,
    MaxStayExceeded,
)
from trafficking_api.features.shelters.models import Allocation, Shelter
from trafficking_api.features.shelters.rules import SHORTEST, begins, noon
from trafficking_api.features.shelters.schemas.stay import NewAllocation, NewHold
from trafficking_api.features.shelters.service.taking import (
    Coming,
    Place,
    expire_stale,
    flush_or_refuse,
    lock_beds,
    read_places,
    refuse_unsafe,
)
from trafficking_api.features.shelters.states import S
from trafficking_api.kit.errors import Fault, Forbidden, Invalid


class Time(NamedTuple):
    """From when until when beds are wanted."""

    from_on: date
    to_on: date | None
    begins_at: datetime
    ends_at: datetime
    #: The day on which they are given back.
    until: date


async def hold(mandate: Mandate, body: NewAllocation) -> UUID:
    """Hold a bed, or one for each of a household; returns the allocation of `case_id`.

    Raises Invalid, CaseClosed, ReadOnly, Forbidden, BedUnavailable, LetAsUnit, HouseholdTooLarge,
    MaxStayExceeded, PlacementUnsafe.
    """
    if body.override_reason is not None and not mandate.roles <= MAY_OVERRIDE:
        raise Forbidden
    named = [("/case_id", body.case_id)]
    named += [(f"/companions/{n}/case_id", one.case_id) for n, one in enumerate(body.companions)]
    guests = await placeable(mandate, named)
    places = await find_places(mandate, body)
    if len(places) < len(guests):
        raise HouseholdTooLarge
    rows = await held(mandate, body, places, guests)
    coming = [
        Coming(guest, place, row.begins_at, planned(mandate, row, place))
        for guest, place, row in zip(guests, places, rows, strict=False)
    ]
    await refuse_unsafe(mandate, coming, overridden=body.override_reason is not None)
    if body.override_reason is not None:
        for row in rows:
            row.override_reason, row.override_by = body.override_reason, mandate.second_person()
    await flush_or_refuse(mandate)
    return rows[0].id


async def find_places(mandate: Mandate, body: NewHold) -> list[Place]:
    """The beds that are asked for, in the order of the guests, locked; then those that come with a unit.

    Raises Invalid, LetAsUnit, BedUnavailable, MaxStayExceeded.
    """
    if body.unit_id is None:
        query = queries.places(mandate, _beds_named(body))
    else:
        query = queries.places_of_unit(mandate, body.unit_id)
    ids = [place.bed.id for place in await read_places(mandate, query)]
    await lock_beds(mandate, ids)
    await expire_stale(mandate, ids)
    # Once more, now that nobody can change them.
    found = {place.bed.id: place for place in await read_places(mandate, query) if place.bed.id in ids}
    if body.unit_id is None:
        named = body.beds()
        references([(at, bed_id in found) for at, bed_id in named])
        places = [found[bed_id] for _, bed_id in named if bed_id is not None]
        if any(place.unit.let_as == "Unit" for place in places):
            raise LetAsUnit
        return places
    references([("/unit_id", bool(found))])
    return await _usable(mandate, body, list(found.values()))


def _beds_named(body: NewHold) -> list[UUID]:
    named = body.beds()
    ids = [bed_id for _, bed_id in named if bed_id is not None]
    if len(set(ids)) < len(named):
        seen = [bed_id for _, bed_id in named]
        wrong = next(at for n, (at, bed_id) in enumerate(named) if bed_id in {None, *seen[:n]})
        raise Invalid(errors=[Fault(wrong, "a_bed_for_each")])
    return ids


async def _usable(mandate: Mandate, body: NewHold, places: list[Place]) -> list[Place]:
    """The beds of a unit that are there for the whole time, and in use."""
    if places[0].unit.let_as != "Unit":
        raise Invalid(errors=[Fault("/unit_id", "let_bed_by_bed")])
    when = wanted(mandate, body, places[0].shelter)
    blocked = set(
        await mandate.session.scalars(
            queries.blocked_of(mandate, [place.bed.id for place in places], when.begins_at, when.ends_at)
        )
    )
    found = [place for place in places if place.bed.id not in blocked and is_there(place, when)]
    if not found:
        raise BedUnavailable
    return found


async def held(
    mandate: Mandate, body: NewHold, places: Sequence[Place], guests: Sequence[Guest]
) -> list[Allocation]:
    """Holds of these beds, which are locked, for these guests in their order. Raises BedUnavailable."""
    whole = body.unit_id is not None or len(places) > 1
    household = uuid7() if whole else None
    expires_at = mandate.now + (await bed_terms(mandate)).longest_hold
    rows = []
    for n, place in enumerate(places):
        guest = guests[n] if n < len(guests) else None
        when = _until_it_is_gone(place, body, wanted(mandate, body, place.shelter), mandate)
        row = Allocation(
            organisation_id=mandate.organisation_id,
            status=S.HELD,
            shelter_id=place.shelter.id,
            unit_id=place.unit.id,
            bed_id=place.bed.id,
            case_id=guest and guest.case_id,
            guest_id=guest and guest.id,
            household_id=household,
            expires_at=expires_at,
            **{name: getattr(when, name) for name in ("from_on", "to_on", "begins_at", "ends_at")},
            **mandate.stamps(),
        )
        row.stay_id = row.id
        rows.append(row)
    await _refuse_another_household(mandate, rows)
    for row in rows:
        mandate.started(row, row.status, verb="held")
    return rows


async def _refuse_another_household(mandate: Mandate, rows: Sequence[Allocation]) -> None:
    """No unit holds two households at one time (BED-10); the units are locked. Raises BedUnavailable."""
    if rows[0].household_id is None:
        return
    for unit_id in {row.unit_id for row in rows}:
        begin = min(row.begins_at for row in rows if row.unit_id == unit_id)
        end = max(row.ends_at for row in rows if row.unit_id == unit_id and row.ends_at)
        other = queries.other_household(mandate, unit_id, rows[0].household_id, begin, end)
        if await mandate.session.scalar(other):
            raise BedUnavailable


def wanted(mandate: Mandate, body: NewHold, house: Shelter) -> Time:
    """From when until when beds of this house are wanted. Raises Invalid, MaxStayExceeded."""
    zone, today = mandate.tenant.zone, mandate.today()
    if body.from_on < today:
        raise Invalid(errors=[Fault("/from_on", "in_the_past")])
    if body.to_on is not None and body.to_on <= body.from_on:
        raise Invalid(errors=[Fault("/to_on", "not_after_from_on")])
    last = longest(house, body.from_on)
    if body.to_on is not None and body.to_on > last:
        raise MaxStayExceeded
    until = body.to_on or last
    return Time(body.from_on, body.to_on, begins(body.from_on, mandate.now, zone), noon(until, zone), until)


def is_there(place: Place, when: Time) -> bool:
    """Whether the house has this bed for the whole time, as far as it is known."""
    gone = place.bed.gone_on
    return place.bed.since_on <= when.from_on and (gone is None or when.until <= gone)


def _until_it_is_gone(place: Place, body: NewHold, when: Time, mandate: Mandate) -> Time:
    """The same time, no longer than there is this bed where no last day is said. Raises BedUnavailable."""
    gone = place.bed.gone_on
    if body.to_on is None and gone is not None and when.from_on < gone < when.until:
        when = when._replace(until=gone, ends_at=noon(gone, mandate.tenant.zone))
    if not is_there(place, when):
        raise BedUnavailable
    return when


def longest(house: Shelter, from_on: date) -> date:
    """The last day of the longest stay that begins on a day."""
    return from_on + timedelta(days=house.max_stay_days)


async def begun(mandate: Mandate, rows: Sequence[Allocation]) -> dict[tuple[UUID | None, UUID], date]:
    """By stay and house, the day on which it began there: a move within the house begins no new one."""
    found = {(row.stay_id, row.shelter_id): row.from_on for row in rows}
    moved = [row for row in rows if row.stay_id not in {None, row.id}]
    if moved:
        for stay_id, shelter_id, day in await mandate.session.execute(queries.begun(mandate, moved)):
            found[stay_id, shelter_id] = day
    return found


def planned(mandate: Mandate, row: Allocation, place: Place) -> datetime:
    """Until when she is to have a bed, as it is planned, or she still has it now.

    Who is in it may have it for longer. But she is not sent away today for who comes in a month.
    """
    last = row.to_on or longest(place.shelter, row.from_on)
    until = noon(min(last, place.bed.gone_on or last), mandate.tenant.zone)
    return max(min(until, row.ends_at or until), mandate.now + SHORTEST)
