"""Adds up nights, and lays out the calendar of a house."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from trafficking_api.access import answers
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.picture import occupancy_svg
from trafficking_api.features.shelters.rules import midnight, slept
from trafficking_api.features.shelters.schemas.occupancy import (
    Board,
    BoardRow,
    By,
    Cell,
    Nights,
    Occupancy,
    OccupancyWanted,
    Span,
)
from trafficking_api.kit.errors import Fault, Invalid, NotFound

_LONGEST_OCCUPANCY, _LONGEST_BOARD = 732, 92


async def occupancy(mandate: Mandate, shelter_id: UUID, wanted: OccupancyWanted) -> Occupancy:
    """How a house was used over some nights (BED-16). Raises NotFound, Invalid."""
    await _house(mandate, shelter_id, wanted, _LONGEST_OCCUPANCY)
    by_month = wanted.by == By.MONTH
    rows = await mandate.session.execute(
        queries.bed_nights(mandate, shelter_id, wanted.since, wanted.until, by_month=by_month)
    )
    items = [_nights(*row) for row in rows]
    zone = mandate.tenant.zone
    a_day = timedelta(days=1)
    span = (midnight(wanted.since - a_day, zone), midnight(wanted.until - a_day, zone))
    ended = (await mandate.session.execute(queries.stays_ended(mandate, shelter_id, *span))).all()
    # Of a large house there are hundreds of thousands: the others are served meanwhile.
    nights = await asyncio.to_thread(
        lambda: [
            slept(begin, end, begin.astimezone(zone).date(), end.astimezone(zone).date(), zone)
            for begin, end in ended
        ]
    )
    return Occupancy(
        shelter_id=shelter_id,
        from_on=wanted.since,
        to_on=wanted.until,
        items=items,
        total=_nights(
            "total", sum(n.staffed_bed_nights for n in items), sum(n.used_bed_nights for n in items)
        ),
        stays_ended=len(ended),
        average_stay_nights=round(sum(nights) / len(nights), 1) if nights else None,
    )


async def drawn(mandate: Mandate, shelter_id: UUID, wanted: OccupancyWanted) -> str:
    """The picture of it (SVG). Raises NotFound, Invalid."""
    found = await occupancy(mandate, shelter_id, wanted)
    house = (await mandate.session.execute(queries.name_of(mandate, shelter_id))).scalar_one()
    return occupancy_svg(found, house)


def _nights(period: str, staffed: int, used: int) -> Nights:
    # A bed can be blocked while somebody's things are still in it: no rate is above one.
    rate = round(min(1.0, used / staffed), 4) if staffed else None
    return Nights(period=period, staffed_bed_nights=staffed, used_bed_nights=used, rate=rate)


async def board(mandate: Mandate, shelter_id: UUID, wanted: Span) -> Board:
    """The calendar of a house. Raises NotFound, Invalid."""
    await _house(mandate, shelter_id, wanted, _LONGEST_BOARD)
    rows = (
        await mandate.session.execute(queries.board(mandate, shelter_id, wanted.since, wanted.until))
    ).all()
    return await asyncio.to_thread(_calendar, shelter_id, rows)


def _calendar(shelter_id: UUID, rows: Sequence[Sequence[Any]]) -> Board:
    return Board(
        shelter_id=shelter_id,
        nights=sorted({row[3] for row in rows}),
        rows=[
            BoardRow(bed_id=bed_id, unit=unit, bed=bed, nights=[Cell(row[4]) for row in cells])
            for (bed_id, unit, bed), cells in groupby(rows, key=lambda row: (row[0], row[1], row[2]))
        ],
    )


async def _house(mandate: Mandate, shelter_id: UUID, wanted: Span, longest: int) -> None:
    days = (wanted.until - wanted.since).days
    if not 0 < days <= longest:
        raise Invalid(
            errors=[Fault("?to", "not_after_from" if days <= 0 else "too_far_apart", {"days": longest})]
        )
    if not await answers.exists(mandate, queries.shelter(mandate, shelter_id)):
        raise NotFound
