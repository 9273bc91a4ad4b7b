"""The end of a stay, and its going on after all; a flat is let until the last of a household has left it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.errors import BedUnavailable, GuestNeeded
from trafficking_api.features.shelters.models import Allocation
from trafficking_api.features.shelters.rules import SHORTEST, noon
from trafficking_api.features.shelters.schemas.stay import CheckOut, Placing
from trafficking_api.features.shelters.service.group import (
    group,
    places_of,
    refuse_another_household,
    refuse_unsafe_again,
)
from trafficking_api.features.shelters.service.taking import (
    Stand,
    expire_stale,
    flush_or_refuse,
    give_back,
    lock,
)
from trafficking_api.features.shelters.states import CENTRE, MACHINE, S
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.kit.states import SYSTEM


async def check_out(mandate: Mandate, allocation_id: UUID, expected: Expected, body: CheckOut) -> None:
    """One left. Her bed is free from that moment (BED-11), or, in a flat, when the last one has left it.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid, GuestNeeded.
    """
    rows = await group(mandate, allocation_id)
    mandate.command(
        MACHINE, rows[0], "check_out", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at
    )
    rows[0].exit_reason = body.exit_reason
    await leave_unit(mandate, rows, min(body.occurred_at or mandate.now, mandate.now))


async def leave_unit(mandate: Mandate, rows: Sequence[Allocation], at: datetime) -> None:
    """Let the first of a household leave her bed, with what that means for the others of her unit.

    Raises Invalid, GuestNeeded.
    """
    first = rows[0]
    if first.case_id is None:
        raise GuestNeeded
    await _let_next_wait(mandate, first, at)
    leave(first, at)
    in_unit = [row for row in rows[1:] if row.unit_id == first.unit_id and row.status == S.OCCUPIED]
    if all(row.case_id is None for row in in_unit):
        for row in in_unit:
            mandate.command(MACHINE, row, "check_out", sides=(CENTRE,))
            leave(row, max(at, row.begins_at))
        return
    place = (await places_of(mandate, [first]))[first.bed_id]
    if place.unit.let_as == "Unit":
        await mandate.session.flush()
        empty = successor(mandate, first, at)
        empty.case_id = empty.guest_id = empty.stay_id = None
        empty.ends_at = await mandate.session.scalar(queries.next_in_bed(mandate, empty))
        mandate.started(empty, empty.status, verb="left_empty")


async def _let_next_wait(mandate: Mandate, row: Allocation, at: datetime) -> None:
    """Let what was promised of her bed while she was still in it begin when she leaves, if it is not over."""
    late = list(await mandate.session.scalars(queries.waiting_for_bed(mandate, row, at)))
    freed: set[UUID] = set()
    for other in late:
        over = other.ends_at is not None and other.ends_at <= at + SHORTEST
        if over and other.status == S.BLOCKED:
            mandate.command(MACHINE, other, "unblock", sides=(CENTRE,))
            other.ends_at = other.begins_at + SHORTEST
        elif over:
            command = "expire" if other.status == S.HELD else "no_show"
            for one in await _with_household(mandate, other):
                mandate.command(MACHINE, one, command, sides=(SYSTEM,))
                freed.add(one.bed_id)
        else:
            other.begins_at = at + SHORTEST
            if other.status != S.BLOCKED:
                # She could not come before: that she is not there tells nothing yet.
                other.from_on = max(other.from_on, at.astimezone(mandate.tenant.zone).date())
            mandate.touch(other)
    if late:
        await mandate.session.flush()
    await give_back(mandate, freed - {row.bed_id})


async def _with_household(mandate: Mandate, row: Allocation) -> list[Allocation]:
    """What is promised to the same household: it comes to nothing as one (BED-10); locked after its beds."""
    if row.household_id is None:
        return [row]
    query = queries.promised_alike(mandate, row)
    stands = [
        Stand(*found) for found in await mandate.session.execute(query.with_only_columns(*queries.STAND))
    ]
    await lock(mandate, stands)
    await expire_stale(mandate, {stand.bed_id for stand in stands}, but=[row.id])
    return list(await mandate.session.scalars(query.with_for_update()))


def leave(row: Allocation, at: datetime) -> None:
    """End a stay at the moment of the departure. Raises Invalid."""
    if row.begins_at > at or (row.begins_at == at and row.case_id is not None):
        raise Invalid(errors=[Fault("/occurred_at", "before_arrival")])
    # What lay empty for no time still needs one: no range is empty (BED-2).
    row.ends_at = row.checked_out_at = max(at, row.begins_at + SHORTEST)


def successor(mandate: Mandate, row: Allocation, at: datetime) -> Allocation:
    """The same household in the same bed from a moment on."""
    kept = ("shelter_id", "unit_id", "bed_id", "case_id", "guest_id", "household_id", "stay_id", "to_on")
    return Allocation(
        organisation_id=mandate.organisation_id,
        status=S.OCCUPIED,
        begins_at=at,
        checked_in_at=at,
        from_on=at.astimezone(mandate.tenant.zone).date(),
        **{name: getattr(row, name) for name in kept},
        **mandate.stamps(),
    )


async def reopen(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Placing) -> None:
    """She did not leave after all (BED-12); what became empty with her is hers again.

    Raises NotFound, ReadOnly, Stale, WrongState, BedUnavailable, AlreadyHoused, PlacementUnsafe, CaseClosed,
    Forbidden, GuestNeeded.
    """
    first, *others = await group(mandate, allocation_id)
    left_at = first.ends_at
    in_unit = [row for row in others if row.unit_id == first.unit_id and _is_empty(row)]
    for row in in_unit:
        if row.status == S.OCCUPIED and row.bed_id == first.bed_id:
            mandate.command(MACHINE, row, "check_out", sides=(CENTRE,))
            leave(row, mandate.now)
    # Before she is in it again: the order in which rows are written is not that of these lines.
    await flush_or_refuse(mandate)
    mandate.command(
        MACHINE, first, "reopen", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at
    )
    if first.case_id is None:
        raise GuestNeeded
    await flush_or_refuse(mandate)
    back = [first]
    for row in in_unit:
        if row.status == S.DEPARTED and row.ends_at == left_at and row.bed_id != first.bed_id:
            mandate.command(MACHINE, row, "reopen", sides=(CENTRE,))
            back.append(row)
    for row in back:
        row.checked_out_at = row.exit_reason = None
        row.ends_at = await mandate.session.scalar(queries.next_in_bed(mandate, row))
        if row.ends_at is not None and row.ends_at <= mandate.now:
            raise BedUnavailable
    await _refuse_gone(mandate, back, left_at)
    await refuse_another_household(mandate, back)
    await refuse_unsafe_again(mandate, back, body)
    await flush_or_refuse(mandate)


def _is_empty(row: Allocation) -> bool:
    """Whether nobody lay in this bed of a flat; who is forgotten did."""
    return row.case_id is None and row.forgotten_at is None


async def _refuse_gone(mandate: Mandate, rows: Sequence[Allocation], left_at: datetime | None) -> None:
    """Raise BedUnavailable where a bed went after she had left it, as others are then not given it."""
    for place in (await places_of(mandate, rows)).values():
        gone = place.bed.gone_on
        if gone is None or gone > mandate.today():
            continue
        if left_at is not None and left_at <= noon(gone, mandate.tenant.zone):
            raise BedUnavailable
