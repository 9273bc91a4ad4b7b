"""Counts free beds: in exact numbers for those who give them, in bands for partners."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.agreements.queries import partners
from trafficking_api.features.organisations.queries import bed_terms
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.models import AvailabilityBand
from trafficking_api.features.shelters.rules import band, begins, noon, tick
from trafficking_api.features.shelters.schemas.availability import (
    Availability,
    AvailabilityWanted,
    Category,
    ShelterAvailability,
)
from trafficking_api.features.shelters.states import S
from trafficking_api.kit.errors import Fault, Invalid

_FREE = 0
#: The rank of each state in what the query counts.
_RANK = {str(state): len(queries.RANKS) - n for n, state in enumerate(queries.RANKS)}


async def available(mandate: Mandate, wanted: AvailabilityWanted) -> Availability:
    """The beds of the centre over a time, house by house (BED-7). Raises Invalid."""
    first = wanted.since or mandate.today()
    until = wanted.until or first + timedelta(days=1)
    if first < mandate.today():
        raise Invalid(errors=[Fault("?from", "in_the_past")])
    if until <= first:
        raise Invalid(errors=[Fault("?to", "not_after_from")])
    counted = await _counted(mandate, first, until, wanted)
    houses = await mandate.session.execute(queries.houses(mandate, wanted.shelter_id))
    return Availability(
        as_of=mandate.now,
        items=[
            ShelterAvailability(
                shelter_id=id_,
                code_name=code_name,
                kind=kind,
                confirmed_at=confirmed_at,
                categories=_categories(counted.get(id_, [])),
                **_counts(counted.get(id_, [])),
            )
            for id_, code_name, kind, confirmed_at in houses
        ],
    )


Row = tuple[list[str], int, int]


async def _counted(
    mandate: Mandate, first: date, until: date, wanted: AvailabilityWanted
) -> dict[UUID, list[Row]]:
    """By house: how many beds of which suitability have which rank."""
    zone = mandate.tenant.zone
    query = queries.beds_by_state(
        mandate,
        begins(first, mandate.now, zone),
        noon(until, zone),
        needs=wanted.need,
        shelter_id=wanted.shelter_id,
    )
    found: dict[UUID, list[Row]] = {}
    for id_, suitability, *counts in await mandate.session.execute(query):
        found.setdefault(id_, []).extend((suitability, rank, count) for rank, count in enumerate(counts))
    return found


def _counts(rows: Iterable[Row]) -> dict[str, int]:
    by_rank: Counter[int] = Counter()
    for _, rank, count in rows:
        by_rank[rank] += count
    counts = {state: by_rank[rank] for state, rank in _RANK.items()}
    total = sum(by_rank.values())
    return {
        "total": total,
        "blocked": counts[S.BLOCKED],
        "staffed_open": total - counts[S.BLOCKED],
        "free": by_rank[_FREE],
        "held": counts[S.HELD],
        "confirmed": counts[S.CONFIRMED],
        "occupied": counts[S.OCCUPIED],
    }


def _categories(rows: list[Row]) -> list[Category]:
    names = sorted({name for suitability, _, _ in rows for name in suitability})
    return [Category(suitability=name, **_counts(row for row in rows if name in row[0])) for name in names]


async def publish(mandate: Mandate) -> int:
    """Tell the partners, at each tick and for all kinds of beds at once, in which band they are (BED-13, 14).

    Returns how many rows were told: none between two ticks, whatever happens there.
    """
    now = tick(mandate.now)
    others = await partners(mandate, queries.KIND)
    if not others or await _is_told(mandate, now):
        return 0
    houses = (await mandate.session.execute(queries.houses(mandate))).all()
    today = mandate.today()
    counted = await _counted(mandate, today, today + timedelta(days=1), AvailabilityWanted())
    categories = _categories([row for rows in counted.values() for row in rows])
    looked_at = min((house.confirmed_at for house in houses), default=now)
    # When exactly somebody looked would tell of who came just then; so would the moment from which on it is
    # not known what is free.
    hour = looked_at.replace(minute=0, second=0, microsecond=0)
    fresh_until = hour + (await bed_terms(mandate)).fresh
    when = {"as_of": now, "confirmed_at": hour, "fresh_until": fresh_until}
    for other in others:
        for category in categories:
            await _tell(mandate, other, category, when)
    return len(others) * len(categories) + await _tell_of_none(mandate, others, when)


async def _tell_of_none(mandate: Mandate, others: Iterable[UUID], when: Mapping[str, datetime]) -> int:
    """Tell, at the same tick, of kinds of beds that there are no more of."""
    gone = select(AvailabilityBand).where(
        col(AvailabilityBand.from_organisation_id) == mandate.organisation_id,
        col(AvailabilityBand.to_organisation_id).in_(others),
        col(AvailabilityBand.as_of) < when["as_of"],
    )
    rows = list(await mandate.session.scalars(gone))
    for row in rows:
        row.sqlmodel_update({"band": band(0), **when})
    return len(rows)


async def _is_told(mandate: Mandate, now: datetime) -> bool:
    query = select(col(AvailabilityBand.id)).where(
        col(AvailabilityBand.from_organisation_id) == mandate.organisation_id,
        col(AvailabilityBand.as_of) >= now,
    )
    return (await mandate.session.scalars(query.limit(1))).first() is not None


async def _tell(mandate: Mandate, other: UUID, category: Category, when: Mapping[str, datetime]) -> None:
    told: dict[str, Any] = {"band": band(category.free), **when}
    row = insert(AvailabilityBand).values(
        from_organisation_id=mandate.organisation_id,
        id=uuid4(),
        to_organisation_id=other,
        suitability=category.suitability,
        **told,
    )
    key = [
        col(AvailabilityBand.from_organisation_id),
        col(AvailabilityBand.to_organisation_id),
        col(AvailabilityBand.suitability),
    ]
    await mandate.session.execute(row.on_conflict_do_update(index_elements=key, set_=told))
