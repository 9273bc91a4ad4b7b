"""The end of a stay, and its going on after all; a flat is let until the last of a household has left it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.errors import BedUnavailable, GuestNeeded
from trafficking_api.features.shelters.models import Allocation
from trafficking_api.features.shelters.rules import SHORTEST
from trafficking_api.features.shelters.schemas.stay import CheckOut, Placing
from trafficking_api.features.shelters.service.group import group, places_of, refuse_unsafe_again
from trafficking_api.features.shelters.service.taking import flush_or_refuse
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
    for other in late:
        over = other.ends_at is not None and other.ends_at <= at + SHORTEST
        if over and other.status == S.BLOCKED:
            mandate.command(MACHINE, other, "unblock", sides=(CENTRE,))
            other.ends_at = other.begins_at + SHORTEST
        elif over:
            command = "expire" if other.status == S.HELD else "no_show"
            mandate.command(MACHINE, other, command, sides=(SYSTEM,))
        else:
            other.begins_at = at + SHORTEST
            mandate.touch(other)
    if late:
        await mandate.session.flush()


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
    in_unit = [row for row in others if row.unit_id == first.unit_id and row.case_id is None]
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
    await refuse_unsafe_again(mandate, back, body)
    await flush_or_refuse(mandate)
