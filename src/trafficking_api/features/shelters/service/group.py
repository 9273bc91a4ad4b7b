"""An allocation and the others of its household: what concerns one may concern all of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import col

from trafficking_api.access import answers
from trafficking_api.access.answers import Before
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import MAY_OVERRIDE
from trafficking_api.features.cases.service import placeable
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.errors import BedUnavailable
from trafficking_api.features.shelters.models import Allocation, Shelter
from trafficking_api.features.shelters.rules import SHORTEST
from trafficking_api.features.shelters.schemas.stay import Placing
from trafficking_api.features.shelters.service.hold import planned
from trafficking_api.features.shelters.service.taking import (
    Coming,
    Place,
    Stand,
    excluded,
    expire_stale,
    lock,
    read_places,
    refuse_unsafe,
)
from trafficking_api.features.shelters.states import S
from trafficking_api.kit.errors import Forbidden, NotFound


async def group(mandate: Mandate, allocation_id: UUID, others: Iterable[Stand] = ()) -> list[Allocation]:
    """An allocation and then the others of its household, locked, after their beds and those others.

    Raises NotFound, ReadOnly for who may only read it, or not change all of it.
    """
    stands = await mandate.session.execute(queries.stands_of(mandate, allocation_id))
    await lock(mandate, [*(Stand(*row) for row in stands), *others])
    found = (await mandate.session.execute(queries.group(mandate, allocation_id))).all()
    rows = [row for row, _ in found]
    if not rows or not all(is_changeable for _, is_changeable in found):
        seen = rows or await answers.exists(mandate, queries.allocation(mandate, allocation_id))
        raise ReadOnly if seen else NotFound
    await expire_stale(mandate, {row.bed_id for row in rows}, but=[row.id for row in rows])
    return rows


def reading_address(mandate: Mandate) -> Before:
    """Write down who read where a house is (BED-19, G-12)."""

    def before(found: Sequence[tuple[UUID, Mapping[str, Any]]]) -> None:
        read = [hidden["_shelter_id"] for _, hidden in found]
        mandate.saw(Shelter.recorded_as, [UUID(str(id_)) for id_ in read if id_])

    return before


async def places_of(mandate: Mandate, rows: Sequence[Allocation]) -> dict[UUID, Place]:
    """The places of allocations by their beds. Raises BedUnavailable where the house is closed."""
    ids = {row.bed_id for row in rows}
    found = {place.bed.id: place for place in await read_places(mandate, queries.places(mandate, ids))}
    if len(found) < len(ids):
        raise BedUnavailable
    return found


async def refuse_unsafe_again(mandate: Mandate, rows: Sequence[Allocation], body: Placing) -> None:
    """Ask the safety rules of each and her bed (BED-18). Raises PlacementUnsafe, Forbidden, MemberNeeded."""
    places = await places_of(mandate, rows)
    hers = [row for row in rows if row.case_id is not None]
    guests = await placeable(mandate, [("/", row.case_id) for row in hers if row.case_id]) if hers else []
    override(mandate, rows, body)
    for guest, row in zip(guests, hers, strict=True):
        # Since the bed was held it may have become known who she is.
        row.guest_id = guest.id
    coming = [
        Coming(guest, places[row.bed_id], row.begins_at, planned(mandate, row, places[row.bed_id]))
        for guest, row in zip(guests, hers, strict=True)
    ]
    await refuse_unsafe(mandate, coming, overridden=body.override_reason is not None)


async def refuse_meeting(
    mandate: Mandate, rows: Sequence[Allocation], places: Mapping[UUID, Place], until: datetime
) -> None:
    """Raise BedUnavailable where a longer stay would let somebody whom she must not meet not in (BED-18)."""
    for row in rows:
        begin = planned(mandate, row, places[row.bed_id])
        if row.case_id is not None and begin < until:
            promised = (S.HELD, S.CONFIRMED)
            found = await excluded(mandate, [row.case_id], row.shelter_id, (begin, until), promised)
            if "CoResident" in {rule for rule, _ in found}:
                raise BedUnavailable


def override(mandate: Mandate, rows: Sequence[Allocation], body: Placing) -> None:
    """Write down that a coordinator places somebody against a rule. Raises Forbidden, MemberNeeded."""
    if body.override_reason is None:
        return
    if not mandate.roles <= MAY_OVERRIDE:
        raise Forbidden
    for row in rows:
        row.override_reason, row.override_by = body.override_reason, mandate.second_person()


async def refuse_another_household(mandate: Mandate, rows: Sequence[Allocation]) -> None:
    """Raise BedUnavailable while another household is still in the unit, whatever was planned (BED-10)."""
    now = mandate.now, mandate.now + SHORTEST
    await refuse_household(mandate, rows, *now, col(Allocation.status) == S.OCCUPIED)


async def refuse_household(
    mandate: Mandate, rows: Sequence[Allocation], begin: datetime, end: datetime, *which: ColumnElement[bool]
) -> None:
    """Raise BedUnavailable where another household is in the unit then, or is promised it (BED-10)."""
    units = {(row.unit_id, row.household_id) for row in rows}
    for unit_id, household_id in units if begin < end else ():
        if household_id is not None and await mandate.session.scalar(
            queries.other_household(mandate, unit_id, household_id, begin, end).where(*which)
        ):
            raise BedUnavailable
