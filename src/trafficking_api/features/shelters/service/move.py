"""Moves somebody to another bed in one step, and takes beds out of use."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.errors import BedUnavailable, GuestNeeded, LetAsUnit
from trafficking_api.features.shelters.models import Allocation
from trafficking_api.features.shelters.rules import SHORTEST, begins, noon
from trafficking_api.features.shelters.schemas.stay import Block, Move
from trafficking_api.features.shelters.service.group import group, refuse_unsafe_again
from trafficking_api.features.shelters.service.hold import begun, longest
from trafficking_api.features.shelters.service.leaving import leave_unit, successor
from trafficking_api.features.shelters.service.taking import (
    Place,
    Stand,
    expire_stale,
    flush_or_refuse,
    give_back,
    lock_beds,
    read_places,
)
from trafficking_api.features.shelters.states import CENTRE, MACHINE, S
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.wire import Command


async def move(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Move) -> UUID:
    """Let somebody leave one bed and sleep in another from the same moment on; returns the new allocation.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid, BedUnavailable, LetAsUnit, GuestNeeded,
    PlacementUnsafe, CaseClosed, Forbidden.
    """
    there = [Stand(*row) for row in await mandate.session.execute(queries.stands(mandate, [body.bed_id]))]
    # All beds at once, in their order: two who change beds with each other must not wait for one another.
    rows = await group(mandate, allocation_id, there)
    old = rows[0]
    mandate.command(MACHINE, old, "move", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    found = await read_places(mandate, queries.places(mandate, [body.bed_id]))
    references([("/bed_id", bool(found))])
    place = found[0]
    at = min(body.occurred_at or mandate.now, mandate.now)
    await _refuse_place(mandate, old, place)
    since = await begun(mandate, [old])
    await leave_unit(mandate, rows, at)
    await mandate.session.flush()
    await expire_stale(mandate, [body.bed_id])
    new = successor(mandate, old, at)
    new.shelter_id, new.unit_id, new.bed_id = place.shelter.id, place.unit.id, place.bed.id
    first = since.get((old.stay_id, place.shelter.id), new.from_on)
    new.to_on = old.to_on and min(old.to_on, longest(place.shelter, first))
    new.ends_at = await mandate.session.scalar(queries.next_in_bed(mandate, new))
    await refuse_unsafe_again(mandate, [new], body)
    mandate.started(new, new.status, body.occurred_at, verb="moved_in")
    await flush_or_refuse(mandate)
    return new.id


async def _refuse_place(mandate: Mandate, old: Allocation, place: Place) -> None:
    """Raise LetAsUnit, BedUnavailable, GuestNeeded where nobody can move to."""
    if old.case_id is None:
        raise GuestNeeded
    if place.unit.let_as == "Unit":
        raise LetAsUnit
    today, gone = mandate.today(), place.bed.gone_on
    if place.bed.since_on > today or (gone is not None and gone <= today):
        raise BedUnavailable
    if old.household_id is not None and await mandate.session.scalar(
        queries.other_household(mandate, place.unit.id, old.household_id, mandate.now, None)
    ):
        raise BedUnavailable


async def block(mandate: Mandate, shelter_id: UUID, bed_id: UUID, body: Block) -> UUID:
    """Take a bed out of use for a time, if nobody has it then (BED-8); returns the allocation.

    Raises NotFound, Invalid, BedUnavailable.
    """
    zone, stands = mandate.tenant.zone, await lock_beds(mandate, [bed_id])
    if not stands or stands[0].shelter_id != shelter_id:
        raise NotFound
    if body.from_on < mandate.today():
        raise Invalid(errors=[Fault("/from_on", "in_the_past")])
    if body.to_on is not None and body.to_on <= body.from_on:
        raise Invalid(errors=[Fault("/to_on", "not_after_from_on")])
    if not await read_places(mandate, queries.places(mandate, [bed_id])):
        raise BedUnavailable  # the house is closed
    await expire_stale(mandate, [bed_id])
    row = Allocation(
        organisation_id=mandate.organisation_id,
        status=S.BLOCKED,
        shelter_id=shelter_id,
        unit_id=stands[0].unit_id,
        bed_id=bed_id,
        from_on=body.from_on,
        to_on=body.to_on,
        begins_at=begins(body.from_on, mandate.now, zone),
        ends_at=None if body.to_on is None else noon(body.to_on, zone),
        block_reason=body.reason,
        **mandate.stamps(),
    )
    mandate.started(row, row.status, verb="blocked")
    await flush_or_refuse(mandate)
    return row.id


async def unblock(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Command) -> None:
    """Take a bed into use again. Raises NotFound, ReadOnly, Stale, WrongState."""
    row = (await group(mandate, allocation_id))[0]
    mandate.command(MACHINE, row, "unblock", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    # One that had not begun has blocked no night; one that is over ended when it was planned to.
    at = max(min(body.occurred_at or mandate.now, mandate.now), row.begins_at + SHORTEST)
    row.ends_at = at if row.ends_at is None else min(at, row.ends_at)
    await give_back(mandate, [row.bed_id])
