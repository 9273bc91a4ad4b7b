"""The database lets no two overlap, and the counts are right, whatever the days: against naive oracles."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from tests.factories.house import House
from tests.features.shelters.beds import ZONE, Home, day, home

TAKING = {"held", "confirmed", "occupied", "blocked"}
#: The strongest claim on a bed first.
RANKS = ("blocked", "occupied", "confirmed", "held")
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Claim(NamedTuple):
    """Somebody, or nobody, in one of the beds from a noon to a noon; an open end is None."""

    bed: int
    status: str
    first: int
    nights: int | None
    guest: int
    is_over: bool = False

    def meets(self, first: int, until: int) -> bool:
        """Whether it covers a part of the time."""
        return self.first < until and (self.nights is None or first < self.first + self.nights)


claims = st.builds(
    Claim,
    bed=st.integers(0, 2),
    status=st.sampled_from(sorted(TAKING | {"departed", "cancelled", "expired", "ended"})),
    first=st.integers(1, 20),
    nights=st.integers(1, 6),
    guest=st.integers(0, 3),
    is_over=st.booleans(),
)
open_claims = st.builds(
    Claim,
    bed=st.integers(0, 2),
    status=st.sampled_from(["occupied", "blocked"]),
    first=st.integers(1, 20),
    nights=st.none(),
    guest=st.integers(0, 3),
)
many = st.lists(claims | open_claims, max_size=12)


@pytest.fixture
async def there(house: House) -> Home:
    """A house of three beds."""
    return await home(house, beds=3)


def noon(after: int) -> datetime:
    """Noon of a day, so many days from today."""
    return datetime.combine(datetime.now(ZONE).date() + timedelta(days=after), time(12), ZONE).astimezone(UTC)


async def written(connection: AsyncConnection, there: Home, guests: list[UUID], claim: Claim) -> bool:
    """Try to write a claim past all code but the database's own; returns whether it let it be."""
    row: dict[str, Any] = {
        "id": uuid4(),
        "status": claim.status,
        "bed": UUID(there.beds[claim.bed]),
        "guest": guests[claim.guest] if claim.status in {"occupied", "departed"} else None,
        "begin": noon(claim.first),
        "on": noon(claim.first).date(),
        "end": None if claim.nights is None else noon(claim.first + claim.nights),
        "expires": datetime.now(UTC) + timedelta(hours=-1 if claim.is_over else 1),
        "block": "Repair" if claim.status in {"blocked", "ended"} else None,
    }
    try:
        async with connection.begin_nested():
            await connection.execute(
                text(
                    "INSERT INTO allocations (organisation_id, id, version, created_at, updated_at, status, "
                    "shelter_id, unit_id, bed_id, guest_id, begins_at, ends_at, from_on, renewals, "
                    "block_reason, expires_at) SELECT organisation_id, :id, 1, now(), now(), :status, "
                    "shelter_id, unit_id, id, :guest, :begin, :end, :on, 0, :block, :expires "
                    "FROM beds WHERE id = :bed"
                ),
                row,
            )
    except IntegrityError:
        return False
    return True


def let_be(stands: list[Claim], claim: Claim) -> bool:
    """What BED-1 and BED-3 say of one more claim, one pair at a time."""
    for other in stands:
        overlaps = claim.nights is None or other.meets(claim.first, claim.first + claim.nights)
        if claim.nights is None:
            overlaps = other.nights is None or claim.first < other.first + other.nights
        both = {claim.status, other.status}
        same_bed = claim.bed == other.bed
        # Where somebody slept, nobody else was: what is over is as true as what is to come.
        if same_bed and both <= TAKING | {"departed"} and overlaps:
            return False
        if same_bed and both == {"occupied"}:
            return False
        if claim.guest == other.guest and both == {"occupied"}:
            return False
        if claim.guest == other.guest and both <= {"occupied", "departed"} and overlaps:
            return False
    return True


@often
@given(wanted=many)
async def test_bed_1_no_two_overlap_as_a_naive_oracle_says(
    house: House, there: Home, wanted: list[Claim]
) -> None:
    guests = [uuid4() for _ in range(4)]
    stands: list[Claim] = []
    async with house.owner.connect() as connection:
        for claim in wanted:
            told = await written(connection, there, guests, claim)
            assert told == let_be(stands, claim), (claim, stands)
            if told:
                stands.append(claim)
        await connection.rollback()


@pytest.mark.parametrize(
    "wrong",
    [
        Claim(0, "held", 3, 0, 0),
        Claim(0, "held", 3, -1, 0),
        Claim(0, "held", 3, None, 0),
        Claim(0, "confirmed", 3, None, 0),
        Claim(0, "departed", 3, None, 0),
    ],
)
async def test_bed_2_nothing_is_empty_and_only_who_is_there_stays_for_ever(
    house: House, there: Home, wrong: Claim
) -> None:
    async with house.owner.connect() as connection:
        assert not await written(connection, there, [uuid4()], wrong)
        assert await written(connection, there, [uuid4()], Claim(0, "held", 3, 1, 0))
        for nobody in ("SET bed_id = NULL", "SET begins_at = NULL"):
            with pytest.raises(IntegrityError):
                async with connection.begin_nested():
                    await connection.execute(text("UPDATE allocations " + nobody))
        await connection.rollback()


def counted(stands: list[Claim], first: int, until: int) -> Counter[str]:
    """How many of the three beds are what, one bed at a time."""
    found: Counter[str] = Counter()
    for bed in range(3):
        here = {
            claim.status
            for claim in stands
            if claim.bed == bed
            and claim.meets(first, until)
            and not (claim.status == "held" and claim.is_over)
        }
        found[next((rank for rank in RANKS if rank in here), "free")] += 1
    return found


@settings(often, max_examples=30)
@given(wanted=many, first=st.integers(1, 24), nights=st.integers(1, 10))
async def test_bed_7_counts_are_what_a_naive_oracle_counts(
    house: House, there: Home, wanted: list[Claim], first: int, nights: int
) -> None:
    await house.owner_execute("DELETE FROM allocations WHERE organisation_id = :id", id=there.centre.id)
    guests = [uuid4() for _ in range(4)]
    async with house.owner.begin() as connection:
        stands = [claim for claim in wanted if await written(connection, there, guests, claim)]
    answer = await there.staff.get(f"/v1/availability?from={day(first)}&to={day(first + nights)}")
    (found,) = answer.json()["items"]
    expected = counted(stands, first, first + nights)
    assert {name: found[name] for name in ("free", *RANKS)} == {
        name: expected[name] for name in ("free", *RANKS)
    }
    assert found["total"] == found["staffed_open"] + found["blocked"] == 3
