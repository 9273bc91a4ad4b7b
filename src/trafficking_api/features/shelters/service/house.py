"""Opens houses, furnishes them with units and beds, and closes them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.countries.stays import longest_stay
from trafficking_api.features.shelters.errors import BedsTaken, CodeTaken, MaxStayExceeded, TooManyBeds
from trafficking_api.features.shelters.models import Allocation, Bed, Shelter, Unit
from trafficking_api.features.shelters.rules import noon
from trafficking_api.features.shelters.schemas.house import (
    BedPatch,
    NewBed,
    NewShelter,
    NewUnit,
    ShelterPatch,
    UnitPatch,
)
from trafficking_api.features.shelters.service.taking import expire_stale, lock_beds
from trafficking_api.features.shelters.states import CENTRE, SHELTERS, TAKING, S
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.wire import Command, changes

_ADDRESS = "shelters.address"
_A_DAY = timedelta(days=1)
#: More than any house has; its calendar shows them all.
MOST_BEDS = 500


async def open_shelter(mandate: Mandate, body: NewShelter) -> UUID:
    """Open a house. Raises MaxStayExceeded, CodeTaken."""
    days = _days(mandate, body.kind, body.country, body.max_stay_days)
    shelter = Shelter(
        organisation_id=mandate.organisation_id,
        **body.model_dump(exclude={"address", "max_stay_days"}),
        max_stay_days=days,
        confirmed_at=mandate.now,
        **mandate.stamps(),
    )
    await _address(mandate, shelter, body.address)
    mandate.started(shelter, shelter.status, verb="opened")
    await _flushed(mandate)
    return shelter.id


def _days(mandate: Mandate, kind: str, country: str, wanted: int | None) -> int:
    most = longest_stay(kind, country, mandate.today())
    if wanted is not None and wanted > most:
        raise MaxStayExceeded
    return wanted or most


async def _address(mandate: Mandate, shelter: Shelter, address: str | None) -> None:
    keys = await mandate.keys()
    shelter.address = None if address is None else keys.seal(_ADDRESS, shelter.id, address)


async def change_shelter(mandate: Mandate, shelter_id: UUID, expected: Expected, body: ShelterPatch) -> None:
    """Change what is said of a house. Raises NotFound, Stale, MaxStayExceeded, CodeTaken."""
    shelter = await _locked(mandate, shelter_id)
    expected.check(shelter.version)
    sent = changes(body)
    if "address" in sent:
        await _address(mandate, shelter, sent.pop("address"))
        await _tell_guests(mandate, shelter)
    if "admission" in sent:
        sent["admission"] = [time.model_dump() for time in sent["admission"]]
    if "max_stay_days" in sent:
        _days(mandate, shelter.kind, shelter.country, sent["max_stay_days"])
    shelter.sqlmodel_update(sent)
    mandate.touch(shelter)
    await _flushed(mandate)


async def _tell_guests(mandate: Mandate, shelter: Shelter) -> None:
    """Raise the versions of the stays that show where the house is: nobody is sent to where it was."""
    shown = (
        select(Allocation)
        .where(
            col(Allocation.organisation_id) == mandate.organisation_id,
            col(Allocation.shelter_id) == shelter.id,
            col(Allocation.status).in_((S.CONFIRMED, S.OCCUPIED)),
        )
        .order_by(col(Allocation.id))
        .with_for_update()
    )
    for stay in await mandate.session.scalars(shown):
        mandate.touch(stay)


async def close_shelter(mandate: Mandate, shelter_id: UUID, expected: Expected, body: Command) -> None:
    """Close a house in which nobody has a bed. Raises NotFound, Stale, WrongState, BedsTaken."""
    shelter = await _follow(mandate, shelter_id, "close", expected, body)
    of_house = select(col(Bed.id)).where(
        col(Bed.organisation_id) == mandate.organisation_id, col(Bed.shelter_id) == shelter.id
    )
    beds = (await mandate.session.scalars(of_house)).all()
    await lock_beds(mandate, beds)
    await expire_stale(mandate, beds)
    await _refuse_taken(mandate, col(Allocation.shelter_id) == shelter.id, mandate.now)


async def _refuse_taken(mandate: Mandate, where: ColumnElement[bool], since: datetime) -> None:
    """Raise BedsTaken if somebody has, or had, a bed there after a moment, or is in it now."""
    taken = select(col(Allocation.id)).where(
        col(Allocation.organisation_id) == mandate.organisation_id,
        where,
        or_(
            col(Allocation.status) == S.OCCUPIED,
            and_(
                col(Allocation.status).in_((*TAKING, S.DEPARTED)),
                or_(col(Allocation.ends_at).is_(None), col(Allocation.ends_at) > since),
            ),
        ),
    )
    if (await mandate.session.scalars(taken.limit(1))).first() is not None:
        raise BedsTaken


async def reopen_shelter(mandate: Mandate, shelter_id: UUID, expected: Expected, body: Command) -> None:
    """Open a closed house again. Raises NotFound, Stale, WrongState."""
    shelter = await _follow(mandate, shelter_id, "reopen", expected, body)
    shelter.confirmed_at = mandate.now


async def confirm_availability(mandate: Mandate, shelter_id: UUID, expected: Expected, body: Command) -> None:
    """Say that the beds stand as they do here. Raises NotFound, Stale, WrongState."""
    shelter = await _follow(mandate, shelter_id, "confirm_availability", expected, body)
    shelter.confirmed_at = mandate.now


async def add_unit(mandate: Mandate, shelter_id: UUID, body: NewUnit) -> UUID:
    """Add a room or a flat. Raises NotFound, CodeTaken."""
    shelter = await _locked(mandate, shelter_id)
    unit = Unit(
        organisation_id=mandate.organisation_id,
        shelter_id=shelter.id,
        **body.model_dump(),
        **mandate.stamps(),
    )
    mandate.started(unit, "in_use", verb="added")
    await _flushed(mandate)
    return unit.id


async def change_unit(
    mandate: Mandate, shelter_id: UUID, unit_id: UUID, expected: Expected, body: UnitPatch
) -> None:
    """Change a unit. Raises NotFound, Stale, CodeTaken."""
    unit = await _child(mandate, Unit, shelter_id, unit_id)
    expected.check(unit.version)
    unit.sqlmodel_update(changes(body))
    mandate.touch(unit)
    await _flushed(mandate)


async def add_bed(mandate: Mandate, shelter_id: UUID, body: NewBed) -> UUID:
    """Add a bed to a unit. Raises NotFound, Invalid, CodeTaken, TooManyBeds."""
    if (body.overflow_reason is None) != (body.overflow_until is None):
        raise Invalid(errors=[Fault("/overflow_until", "overflow_needs_reason_and_end")])
    since = body.since_on or mandate.today()
    if body.overflow_until is not None and body.overflow_until < since:
        raise Invalid(errors=[Fault("/overflow_until", "before_since_on")])
    shelter = await _locked(mandate, shelter_id)
    await _refuse_too_many(mandate, shelter)
    unit = await mandate.session.get(Unit, (mandate.organisation_id, body.unit_id))
    references([("/unit_id", unit is not None and unit.shelter_id == shelter.id)])
    bed = Bed(
        organisation_id=mandate.organisation_id,
        shelter_id=shelter.id,
        **body.model_dump(exclude={"since_on"}),
        since_on=since,
        **mandate.stamps(),
    )
    mandate.started(bed, "in_use", verb="added")
    await _flushed(mandate)
    return bed.id


async def _refuse_too_many(mandate: Mandate, shelter: Shelter) -> None:
    there = select(func.count()).where(
        col(Bed.organisation_id) == mandate.organisation_id,
        col(Bed.shelter_id) == shelter.id,
        col(Bed.retired_on).is_(None),
    )
    if (await mandate.session.scalars(there)).one() >= MOST_BEDS:
        raise TooManyBeds


async def change_bed(
    mandate: Mandate, shelter_id: UUID, bed_id: UUID, expected: Expected, body: BedPatch
) -> None:
    """Rename a bed, retire it, or give an overflow bed another last day.

    Raises NotFound, Stale, CodeTaken, BedsTaken, Invalid.
    """
    if not await lock_beds(mandate, [bed_id]):
        raise NotFound
    bed = await _child(mandate, Bed, shelter_id, bed_id)
    expected.check(bed.version)
    sent = changes(body)
    gone_on = _gone_earlier(bed, sent)
    if gone_on is not None:
        await expire_stale(mandate, [bed_id])
        await _refuse_taken(mandate, col(Allocation.bed_id) == bed_id, noon(gone_on, mandate.tenant.zone))
    bed.sqlmodel_update(sent)
    mandate.touch(bed)
    await _flushed(mandate)


def _gone_earlier(bed: Bed, sent: Mapping[str, Any]) -> date | None:
    """The day from which on there is this bed no more, if it goes, or goes earlier. Raises Invalid."""
    for name in ("retired_on", "overflow_until"):
        if sent.get(name) is not None and sent[name] < bed.since_on:
            raise Invalid(errors=[Fault(f"/{name}", "before_since_on")])
    days = [] if sent.get("retired_on") is None else [sent["retired_on"]]
    if "overflow_until" in sent:
        last, now = sent["overflow_until"], bed.overflow_until
        if (last is None) != (now is None):
            raise Invalid(errors=[Fault("/overflow_until", "overflow_needs_reason_and_end")])
        days += [last + _A_DAY] if last and now and last < now else []
    return min(days, default=None)


async def _flushed(mandate: Mandate) -> None:
    """Flush, where the only key that can be taken is that of a code. Raises CodeTaken."""
    try:
        await mandate.session.flush()
    except IntegrityError:
        raise CodeTaken from None


async def _follow(
    mandate: Mandate, shelter_id: UUID, command: str, expected: Expected, body: Command
) -> Shelter:
    shelter = await _locked(mandate, shelter_id)
    mandate.command(
        SHELTERS, shelter, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at
    )
    return shelter


async def _locked(mandate: Mandate, shelter_id: UUID) -> Shelter:
    shelter = await mandate.session.scalar(
        select(Shelter)
        .where(col(Shelter.organisation_id) == mandate.organisation_id, col(Shelter.id) == shelter_id)
        .with_for_update()
    )
    if shelter is None:
        raise NotFound
    return shelter


async def _child(mandate: Mandate, model: Any, shelter_id: UUID, id_: UUID) -> Any:
    found = await mandate.session.scalar(
        select(model)
        .where(
            col(model.organisation_id) == mandate.organisation_id,
            col(model.shelter_id) == shelter_id,
            col(model.id) == id_,
        )
        .with_for_update()
    )
    if found is None:
        raise NotFound
    return found
