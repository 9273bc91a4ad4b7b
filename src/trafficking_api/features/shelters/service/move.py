"""Moves somebody to another bed in one step, and takes beds out of use."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases.service import placeable
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.errors import LetAsUnit
from trafficking_api.features.shelters.models import Allocation
from trafficking_api.features.shelters.rules import begins, noon
from trafficking_api.features.shelters.schemas.stay import Block, Move
from trafficking_api.features.shelters.service.course import group, leave, override
from trafficking_api.features.shelters.service.taking import (
    Place,
    expire_stale,
    flush_or_refuse,
    lock_beds,
    refuse_unsafe,
)
from trafficking_api.features.shelters.states import CENTRE, MACHINE, S
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.wire import Command


async def move(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Move) -> UUID:
    """Let somebody leave one bed and sleep in another from the same moment on; returns the new allocation.

    Raises NotFound, Stale, WrongState, Invalid, BedUnavailable, LetAsUnit, PlacementUnsafe, Forbidden.
    """
    found = [Place(*row) for row in await mandate.session.execute(queries.places(mandate, [body.bed_id]))]
    references([("/bed_id", bool(found))])
    place = found[0]
    if place.unit.let_as == "Unit":
        raise LetAsUnit
    # All beds at once, in their order: two who change beds with each other must not wait for one another.
    beds = (await mandate.session.scalars(queries.beds_of(mandate, allocation_id))).all()
    await lock_beds(mandate, [*beds, body.bed_id])
    old = (await group(mandate, allocation_id))[0]
    mandate.command(MACHINE, old, "move", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    leave(old, body.occurred_at or mandate.now)
    await mandate.session.flush()
    await expire_stale(mandate, [body.bed_id])
    new = await _moved_in(mandate, old, place, body)
    await flush_or_refuse(mandate)
    return new.id


async def _moved_in(mandate: Mandate, old: Allocation, place: Place, body: Move) -> Allocation:
    """The stay that goes on in another bed. Raises PlacementUnsafe, Forbidden, MemberNeeded, CaseClosed."""
    at = body.occurred_at or mandate.now
    new = Allocation(
        organisation_id=mandate.organisation_id,
        status=S.OCCUPIED,
        shelter_id=place.shelter.id,
        unit_id=place.unit.id,
        bed_id=place.bed.id,
        begins_at=at,
        checked_in_at=at,
        from_on=at.astimezone(mandate.tenant.zone).date(),
        **{name: getattr(old, name) for name in ("case_id", "guest_id", "household_id", "to_on")},
        **mandate.stamps(),
    )
    new.ends_at = await mandate.session.scalar(queries.next_in_bed(mandate, new))
    guests = await placeable(mandate, [("/", old.case_id)]) if old.case_id else []
    override(mandate, [new], body)
    await refuse_unsafe(mandate, guests, [place], overridden=body.override_reason is not None)
    mandate.started(new, new.status, body.occurred_at, verb="moved_in")
    return new


async def block(mandate: Mandate, shelter_id: UUID, bed_id: UUID, body: Block) -> UUID:
    """Take a bed out of use for a time, if nobody has it then (BED-8); returns the allocation.

    Raises NotFound, Invalid, BedUnavailable.
    """
    zone = mandate.tenant.zone
    if body.from_on < mandate.today():
        raise Invalid(errors=[Fault("/from_on", "in_the_past")])
    if body.to_on is not None and body.to_on <= body.from_on:
        raise Invalid(errors=[Fault("/to_on", "not_after_from_on")])
    await lock_beds(mandate, [bed_id])
    found = [Place(*row) for row in await mandate.session.execute(queries.places(mandate, [bed_id]))]
    if not found or found[0].shelter.id != shelter_id:
        raise NotFound
    await expire_stale(mandate, [bed_id])
    row = Allocation(
        organisation_id=mandate.organisation_id,
        status=S.BLOCKED,
        shelter_id=shelter_id,
        unit_id=found[0].unit.id,
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
    """Take a bed into use again. Raises NotFound, Stale, WrongState."""
    row = (await group(mandate, allocation_id))[0]
    mandate.command(MACHINE, row, "unblock", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    at = body.occurred_at or mandate.now
    # One that had not begun ends as it was planned: it has blocked nothing.
    if at > row.begins_at and (row.ends_at is None or at < row.ends_at):
        row.ends_at = at
    elif row.ends_at is None:
        row.ends_at = noon(row.from_on, mandate.tenant.zone).replace(hour=23)
