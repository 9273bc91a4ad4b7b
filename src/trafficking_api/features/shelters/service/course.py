"""The course of a stay: renewed, confirmed, arrived; what concerns a household concerns all of its beds."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.organisations.queries import bed_terms
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.errors import (
    BedUnavailable,
    GuestNeeded,
    HoldAlreadyCancelled,
    HoldAlreadyConfirmed,
    HoldAlreadyExpired,
    MaxStayExceeded,
    NotDue,
    RenewedTooOften,
)
from trafficking_api.features.shelters.models import Allocation
from trafficking_api.features.shelters.rules import noon
from trafficking_api.features.shelters.schemas.stay import Extension, Placing
from trafficking_api.features.shelters.service.group import (
    group,
    places_of,
    refuse_another_household,
    refuse_household,
    refuse_meeting,
    refuse_unsafe_again,
)
from trafficking_api.features.shelters.service.hold import begun, longest, planned
from trafficking_api.features.shelters.service.taking import flush_or_refuse, give_back
from trafficking_api.features.shelters.service.waiting import placed
from trafficking_api.features.shelters.states import CENTRE, MACHINE, S
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, WrongState
from trafficking_api.kit.wire import Command

_DECIDED: Final[dict[str, type[WrongState]]] = {
    S.CONFIRMED: HoldAlreadyConfirmed,
    S.OCCUPIED: HoldAlreadyConfirmed,
    S.DEPARTED: HoldAlreadyConfirmed,
    S.NO_SHOW: HoldAlreadyConfirmed,
    S.CANCELLED: HoldAlreadyCancelled,
    S.EXPIRED: HoldAlreadyExpired,
}
#: An arrival is often written down later, but not when nobody remembers it.
_WRITTEN_LATER: Final = timedelta(days=7)


async def renew(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Command) -> None:
    """Hold for longer. Raises NotFound, ReadOnly, Stale, WrongState, HoldAlready..., RenewedTooOften."""
    terms = await bed_terms(mandate)
    for row in await _all(mandate, allocation_id, "renew", expected, body):
        if row.renewals >= terms.most_renewals:
            raise RenewedTooOften
        row.renewals += 1
        row.expires_at = mandate.now + terms.longest_hold


async def confirm(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Placing) -> None:
    """Promise the held beds, from now on if their first day has passed.

    Raises NotFound, ReadOnly, Stale, HoldAlready..., BedUnavailable, PlacementUnsafe, CaseClosed, Forbidden.
    """
    rows = await _all(mandate, allocation_id, "confirm", expected, body)
    for row in rows:
        if row.ends_at is not None and row.ends_at <= mandate.now:
            raise BedUnavailable
        row.expires_at = None
        if row.from_on < mandate.today():
            row.from_on, row.begins_at = mandate.today(), mandate.now
    await refuse_unsafe_again(mandate, rows, body)
    await flush_or_refuse(mandate)


async def cancel(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Command) -> None:
    """Let the beds go. Raises NotFound, ReadOnly, Stale, HoldAlready..., WrongState."""
    rows = await _all(mandate, allocation_id, "cancel", expected, body)
    await give_back(mandate, {row.bed_id for row in rows})


async def no_show(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Command) -> None:
    """Nobody came: the beds are free again. Raises NotFound, ReadOnly, Stale, WrongState, NotDue."""
    rows = await _all(mandate, allocation_id, "no_show", expected, body)
    if rows[0].begins_at > mandate.now:
        raise NotDue
    await give_back(mandate, {row.bed_id for row in rows})


async def check_in(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Placing) -> None:
    """They came. From now on the beds are theirs until they leave, whatever was planned (BED-11).

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid, GuestNeeded, BedUnavailable, AlreadyHoused,
    PlacementUnsafe, CaseClosed, Forbidden.
    """
    rows = await _all(mandate, allocation_id, "check_in", expected, body)
    guests = [row.case_id for row in rows if row.case_id is not None]
    if not guests:
        raise GuestNeeded
    arrived = min(body.occurred_at or mandate.now, mandate.now)
    # Before the day on which they were to come the room may be another household's.
    early = [row.begins_at for row in rows if row.from_on > mandate.today()]
    await refuse_household(mandate, rows, arrived, min(early, default=arrived))
    for row in rows:
        _refuse_too_early(row, arrived)
        row.begins_at = row.checked_in_at = arrived
    await refuse_another_household(mandate, rows)
    await refuse_unsafe_again(mandate, rows, body)
    for row in rows:
        row.ends_at = await mandate.session.scalar(queries.next_in_bed(mandate, row))
    await _name_alike(mandate, rows)
    await flush_or_refuse(mandate)
    await placed(mandate, guests)


async def _name_alike(mandate: Mandate, rows: Sequence[Allocation]) -> None:
    """Let her other stays be hers, too, who is known by now: she sleeps in one bed at a time (BED-3)."""
    for row in rows:
        if row.case_id is not None and row.guest_id is not None:
            query = queries.named_otherwise(mandate, row.case_id, row.guest_id)
            for other in await mandate.session.scalars(query):
                if other not in rows:
                    other.guest_id = row.guest_id
                    mandate.touch(other)


def _refuse_too_early(row: Allocation, arrived: datetime) -> None:
    if arrived < row.created_at - _WRITTEN_LATER:
        raise Invalid(errors=[Fault("/occurred_at", "too_long_ago")])


async def extend(mandate: Mandate, allocation_id: UUID, expected: Expected, body: Extension) -> None:
    """Plan another last day; of who sleeps there it frees nothing (BED-12).

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid, MaxStayExceeded, BedUnavailable.
    """
    rows = await _all(mandate, allocation_id, "extend", expected, body)
    until, places = noon(body.to_on, mandate.tenant.zone), await places_of(mandate, rows)
    await refuse_household(
        mandate, rows, min(planned(mandate, row, places[row.bed_id]) for row in rows), until
    )
    await refuse_meeting(mandate, rows, places, until)
    since = await begun(mandate, rows)
    for row in rows:
        if body.to_on <= row.from_on or body.to_on < mandate.today():
            raise Invalid(errors=[Fault("/to_on", "not_after_from_on")])
        place = places[row.bed_id]
        if body.to_on > longest(place.shelter, since[row.stay_id, row.shelter_id]):
            raise MaxStayExceeded
        if place.bed.gone_on is not None and body.to_on > place.bed.gone_on:
            raise BedUnavailable
        row.to_on = body.to_on
        if row.status != S.OCCUPIED:
            row.ends_at = until
        elif row.ends_at is not None and row.ends_at < until:
            raise BedUnavailable
    await flush_or_refuse(mandate)


async def _all(
    mandate: Mandate, allocation_id: UUID, command: str, expected: Expected, body: Command
) -> list[Allocation]:
    """Give a command to an allocation and to those of its household that stand as it does.

    Once they are there, to those in her unit only: who moved away has days of her own.
    """
    first, *others = await group(mandate, allocation_id)
    alike = [row for row in others if row.status == first.status]
    if first.status == S.OCCUPIED:
        alike = [row for row in alike if row.unit_id == first.unit_id]
    rows = [first, *alike]
    _follow(mandate, rows, command, expected, body)
    return rows


def _follow(
    mandate: Mandate, rows: Sequence[Allocation], command: str, expected: Expected, body: Command
) -> None:
    refuse_decided(mandate, rows[0], command, expected)
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
    if is_stale and command not in {"confirm", "cancel", "renew"}:
        expected.check(row.version + 1)
        raise WrongState(status, MACHINE.allowed(status, (CENTRE,)))
    if status in MACHINE.sources(command) or command not in {"confirm", "cancel", "renew"}:
        return
    # Read after its time, it had the version that it will have when the sweep has come by.
    expected.check(row.version + is_stale)
    refusal = _DECIDED.get(status)
    if refusal is not None:
        raise refusal(status, MACHINE.allowed(status, (CENTRE,)))
