"""The course of a stay: confirmed, arrived, left; what concerns a household concerns all of its beds."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import MAY_OVERRIDE
from trafficking_api.features.cases.service import placeable
from trafficking_api.features.organisations.queries import bed_terms
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.errors import (
    BedUnavailable,
    HoldAlreadyCancelled,
    HoldAlreadyConfirmed,
    HoldAlreadyExpired,
    MaxStayExceeded,
    RenewedTooOften,
)
from trafficking_api.features.shelters.models import Allocation
from trafficking_api.features.shelters.rules import noon
from trafficking_api.features.shelters.schemas.stay import CheckOut, Extension, Placing
from trafficking_api.features.shelters.service.hold import longest
from trafficking_api.features.shelters.service.taking import (
    Place,
    flush_or_refuse,
    lock_beds,
    refuse_unsafe,
)
from trafficking_api.features.shelters.states import CENTRE, MACHINE, S
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Forbidden, Invalid, NotFound, WrongState
from trafficking_api.kit.wire import Command

_DECIDED: Final[dict[str, type[WrongState]]] = {
    S.CONFIRMED: HoldAlreadyConfirmed,
    S.OCCUPIED: HoldAlreadyConfirmed,
    S.DEPARTED: HoldAlreadyConfirmed,
    S.NO_SHOW: HoldAlreadyConfirmed,
    S.CANCELLED: HoldAlreadyCancelled,
    S.EXPIRED: HoldAlreadyExpired,
}


async def renew(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Command) -> None:
    """Hold for longer. Raises NotFound, Stale, WrongState, HoldAlready..., RenewedTooOften."""
    terms = await bed_terms(mandate)
    for row in await _all(mandate, allocation_id, "renew", expected, body):
        if row.renewals >= terms.most_renewals:
            raise RenewedTooOften
        row.renewals += 1
        row.expires_at = mandate.now + terms.longest_hold


async def confirm(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Placing) -> None:
    """Promise the held beds. Raises NotFound, Stale, HoldAlready..., PlacementUnsafe, Forbidden."""
    rows = await _all(mandate, allocation_id, "confirm", expected, body)
    await _safe(mandate, rows, body)
    for row in rows:
        row.expires_at = None


async def cancel(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Command) -> None:
    """Let the beds go. Raises NotFound, Stale, HoldAlready..., WrongState."""
    await _all(mandate, allocation_id, "cancel", expected, body)


async def no_show(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Command) -> None:
    """Nobody came: the beds are free again. Raises NotFound, Stale, WrongState."""
    await _all(mandate, allocation_id, "no_show", expected, body)


async def check_in(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Placing) -> None:
    """They came. From now on the beds are theirs until they leave, whatever was planned (BED-11).

    Raises NotFound, Stale, WrongState, BedUnavailable, AlreadyHoused, PlacementUnsafe, Forbidden.
    """
    rows = await _all(mandate, allocation_id, "check_in", expected, body)
    await _safe(mandate, rows, body)
    arrived = body.occurred_at or mandate.now
    for row in rows:
        row.begins_at = row.checked_in_at = arrived
        row.ends_at = await mandate.session.scalar(queries.next_in_bed(mandate, row))
    await flush_or_refuse(mandate)


async def check_out(mandate: Mandate, allocation_id: UUID, expected: Expected, body: CheckOut) -> None:
    """One left. Her bed is free from that moment (BED-11); the last of a household leaves the whole unit.

    Raises NotFound, Stale, WrongState, Invalid.
    """
    rows = await group(mandate, allocation_id)
    left = [row for row in rows[1:] if row.status == S.OCCUPIED]
    leaving = [rows[0], *(left if all(row.case_id is None for row in left) else [])]
    _follow(mandate, leaving, "check_out", expected, body)
    at = body.occurred_at or mandate.now
    for row in leaving:
        leave(row, at)
        row.exit_reason = body.exit_reason


def leave(row: Allocation, at: datetime) -> None:
    """End a stay at the moment of the departure. Raises Invalid."""
    if at <= row.begins_at:
        raise Invalid(errors=[Fault("/occurred_at", "before_arrival")])
    row.ends_at = row.checked_out_at = at


async def extend(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Extension) -> None:
    """Plan another last day; of who sleeps there it frees nothing (BED-12).

    Raises NotFound, Stale, WrongState, Invalid, MaxStayExceeded, BedUnavailable.
    """
    rows = await _all(mandate, allocation_id, "extend", expected, body)
    zone, until = mandate.tenant.zone, noon(body.to_on, mandate.tenant.zone)
    places = await _places(mandate, rows)
    for row in rows:
        if body.to_on <= row.from_on or body.to_on < mandate.now.astimezone(zone).date():
            raise Invalid(errors=[Fault("/to_on", "not_after_from_on")])
        if body.to_on > longest(places[row.bed_id], row.from_on):
            raise MaxStayExceeded
        row.to_on = body.to_on
        if row.status != S.OCCUPIED:
            row.ends_at = until
        elif row.ends_at is not None and row.ends_at < until:
            raise BedUnavailable
    await flush_or_refuse(mandate)


async def reopen(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Command) -> None:
    """She did not leave after all (BED-12).

    Raises NotFound, Stale, WrongState, BedUnavailable, AlreadyHoused.
    """
    row = (await group(mandate, allocation_id))[0]
    _follow(mandate, [row], "reopen", expected, body)
    row.checked_out_at = row.exit_reason = None
    row.ends_at = await mandate.session.scalar(queries.next_in_bed(mandate, row))
    if row.ends_at is not None and row.ends_at <= mandate.now:
        raise BedUnavailable
    await flush_or_refuse(mandate)


async def group(mandate: Mandate, allocation_id: UUID) -> list[Allocation]:
    """An allocation and the others of its household, locked, after their beds. Raises NotFound."""
    beds = (await mandate.session.scalars(queries.beds_of(mandate, allocation_id))).all()
    await lock_beds(mandate, beds)
    rows = list(await mandate.session.scalars(queries.group(mandate, allocation_id)))
    if not rows:
        raise NotFound
    return rows


async def _all(
    mandate: Mandate, allocation_id: UUID, command: str, expected: Expected, body: Command
) -> list[Allocation]:
    """Give a command to an allocation and to those of its household that stand as it does."""
    first, *others = await group(mandate, allocation_id)
    rows = [first, *(row for row in others if row.status == first.status)]
    _follow(mandate, rows, command, expected, body)
    return rows


def _follow(
    mandate: Mandate, rows: Sequence[Allocation], command: str, expected: Expected, body: Command
) -> None:
    first = rows[0]
    refuse_decided(mandate, first, command, expected)
    for n, row in enumerate(rows):
        mandate.command(
            MACHINE,
            row,
            command,
            sides=(CENTRE,),
            expected=expected if n == 0 else None,
            occurred_at=body.occurred_at,
        )


def refuse_decided(mandate: Mandate, row: Allocation, command: str, expected: Expected) -> None:
    """Raise HoldAlready... for what only a hold can be told, once it was decided (BED-6)."""
    is_stale = row.status == S.HELD and row.expires_at is not None and row.expires_at <= mandate.now
    status = S.EXPIRED if is_stale else row.status
    if status in MACHINE.sources(command) or command not in {"confirm", "cancel", "renew", "extend"}:
        return
    expected.check(row.version)
    refusal = _DECIDED.get(status)
    if refusal is not None:
        raise refusal(status, MACHINE.allowed(status, (CENTRE,)))


async def _places(mandate: Mandate, rows: Sequence[Allocation]) -> dict[UUID, Place]:
    found = await mandate.session.execute(queries.places(mandate, [row.bed_id for row in rows]))
    return {row[0].id: Place(*row) for row in found}


async def _safe(mandate: Mandate, rows: Sequence[Allocation], body: Placing) -> None:
    """Ask the safety rules again (BED-18). Raises PlacementUnsafe, Forbidden, MemberNeeded."""
    cases = [("/", row.case_id) for row in rows if row.case_id is not None]
    guests = await placeable(mandate, cases) if cases else []
    places = (await _places(mandate, rows)).values()
    override(mandate, rows, body)
    await refuse_unsafe(mandate, guests, list(places), overridden=body.override_reason is not None)


def override(mandate: Mandate, rows: Sequence[Allocation], body: Placing) -> None:
    """Write down that a coordinator places somebody against a rule. Raises Forbidden, MemberNeeded."""
    if body.override_reason is None:
        return
    if not mandate.roles <= MAY_OVERRIDE:
        raise Forbidden
    for row in rows:
        row.override_reason, row.override_by = body.override_reason, mandate.second_person()
