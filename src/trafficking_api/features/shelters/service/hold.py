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
from trafficking_api.features.shelters.models import Allocation, Bed
from trafficking_api.features.shelters.rules import begins, noon
from trafficking_api.features.shelters.schemas.stay import NewAllocation, NewHold
from trafficking_api.features.shelters.service.taking import (
    Place,
    expire_stale,
    flush_or_refuse,
    lock_beds,
    refuse_unsafe,
)
from trafficking_api.features.shelters.service.waiting import placed
from trafficking_api.features.shelters.states import S
from trafficking_api.kit.errors import Fault, Forbidden, Invalid


class Time(NamedTuple):
    """From when until when a bed is wanted."""

    from_on: date
    to_on: date | None
    begins_at: datetime
    ends_at: datetime


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
    await refuse_unsafe(mandate, guests, places, overridden=body.override_reason is not None)
    if body.override_reason is not None:
        for row in rows:
            row.override_reason, row.override_by = body.override_reason, mandate.second_person()
    await flush_or_refuse(mandate)
    await placed(mandate, [guest.case_id for guest in guests])
    return rows[0].id


async def find_places(mandate: Mandate, body: NewHold) -> list[Place]:
    """The beds that are asked for, in the order of the guests, locked; then those that come with a unit."""
    if body.unit_id is not None:
        found = await _read(mandate, queries.places_of_unit(mandate, body.unit_id))
        references([("/unit_id", bool(found))])
        if found[0].unit.let_as != "Unit":
            raise Invalid(errors=[Fault("/unit_id", "let_bed_by_bed")])
    else:
        named = body.beds()
        ids = [bed_id for _, bed_id in named if bed_id is not None]
        if len(set(ids)) < len(named):
            seen = [bed_id for _, bed_id in named]
            wrong = next(at for n, (at, bed_id) in enumerate(named) if bed_id in {None, *seen[:n]})
            raise Invalid(errors=[Fault(wrong, "a_bed_for_each")])
        by_id = {place.bed.id: place for place in await _read(mandate, queries.places(mandate, ids))}
        references([(at, bed_id in by_id) for at, bed_id in named])
        found = [by_id[bed_id] for bed_id in ids]
        if any(place.unit.let_as == "Unit" for place in found):
            raise LetAsUnit
    bed_ids = [place.bed.id for place in found]
    await lock_beds(mandate, bed_ids)
    await expire_stale(mandate, bed_ids)
    return found


async def _read(mandate: Mandate, query: object) -> list[Place]:
    return [Place(*row) for row in await mandate.session.execute(query)]  # type: ignore[call-overload]


async def held(
    mandate: Mandate, body: NewHold, places: Sequence[Place], guests: Sequence[Guest]
) -> list[Allocation]:
    """Holds of these beds, which are locked, for these guests in their order. Raises BedUnavailable."""
    whole = body.unit_id is not None or len(places) > 1
    household = uuid7() if whole else None
    if household is not None and await mandate.session.scalar(
        queries.other_household(mandate, {place.unit.id for place in places})
    ):
        raise BedUnavailable
    expires_at = mandate.now + (await bed_terms(mandate)).longest_hold
    rows = []
    for n, place in enumerate(places):
        guest = guests[n] if n < len(guests) else None
        when = wanted(mandate, body, place)
        row = Allocation(
            organisation_id=mandate.organisation_id,
            status=S.HELD,
            shelter_id=place.shelter.id,
            unit_id=place.unit.id,
            bed_id=place.bed.id,
            case_id=guest and guest.case_id,
            guest_id=guest and guest.id,
            household_id=household,
            **when._asdict(),
            expires_at=expires_at,
            **mandate.stamps(),
        )
        mandate.started(row, row.status, verb="held")
        rows.append(row)
    return rows


def wanted(mandate: Mandate, body: NewHold, place: Place) -> Time:
    """From when until when this bed is wanted. Raises Invalid, MaxStayExceeded, BedUnavailable."""
    zone, today = mandate.tenant.zone, mandate.today()
    if body.from_on < today:
        raise Invalid(errors=[Fault("/from_on", "in_the_past")])
    if body.to_on is not None and body.to_on <= body.from_on:
        raise Invalid(errors=[Fault("/to_on", "not_after_from_on")])
    last = longest(place, body.from_on)
    if body.to_on is not None and body.to_on > last:
        raise MaxStayExceeded
    ends = _gone_on(place.bed)
    until = body.to_on or min(last, ends or last)
    if not place.bed.since_on <= body.from_on < until or (ends is not None and until > ends):
        raise BedUnavailable
    return Time(body.from_on, body.to_on, begins(body.from_on, mandate.now, zone), noon(until, zone))


def longest(place: Place, from_on: date) -> date:
    """The last day of the longest stay that begins on a day."""
    return from_on + timedelta(days=place.shelter.max_stay_days)


def _gone_on(bed: Bed) -> date | None:
    """The first day on which the house has this bed no longer, as far as it is known."""
    days = (bed.retired_on, bed.overflow_until and bed.overflow_until + timedelta(days=1))
    return min((day for day in days if day), default=None)
