"""A bed that is not there yet, or no longer, is nobody's; what it was counts still (BED-7, BED-9, BED-16)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.factories.house import House
from tests.factories.second_stage import agree_on
from tests.features.shelters.beds import DAY, HOUR, OUT, Home, afternoon, day, home
from tests.features.shelters.test_availability import TICK, seen, told
from tests.features.stories import Clock, faults, refused
from trafficking_api.features.shelters import rules
from trafficking_api.features.shelters.service import house as houses


async def extra(there: Home, **bed: Any) -> str:
    """One more bed in the first unit; returns its id."""
    body = {"unit_id": there.units[0], "code": f"Extra {len(bed)} {sorted(bed)}", **bed}
    return str((await there.staff.made(f"{there.shelter}/beds", body)).json()["id"])


async def retire(there: Home, bed: str, on: str) -> Any:
    """Say from when on there is no such bed, whatever comes of it."""
    return await there.staff.patch(f"{there.shelter}/beds/{bed}", {"retired_on": on}, etag="*")


async def test_bed_9_nobody_moves_into_a_bed_that_is_not_there(house: House, clock: Clock) -> None:
    there = await home(house, beds=2)
    now = afternoon()
    await clock.stop(now)
    here = await there.occupied(there.beds[0], await there.case(), 10)
    to_come = await extra(there, since_on=day(1))
    over = await extra(there, overflow_reason="SevereWeather", overflow_until=day())
    assert (await retire(there, there.beds[1], day())).status_code == 200
    for bed in (there.beds[1], to_come):
        await refused(there.tried(here, "move", {"bed_id": bed}), 409, "bed_unavailable")
    await clock.stop(now + DAY)
    await refused(there.tried(here, "move", {"bed_id": over}), 409, "bed_unavailable")
    counts = await there.counts()
    assert (counts["total"], counts["free"], counts["occupied"]) == (2, 1, 1)
    await there.done(here, "move", {"bed_id": to_come})


async def test_bed_9_an_overflow_bed_is_counted_and_given_in_its_last_night(house: House) -> None:
    there = await home(house, beds=0)
    await there.room(0)
    bed = await extra(there, overflow_reason="SevereWeather", overflow_until=day())
    counts = await there.counts()
    assert (counts["total"], counts["free"]) == (1, 1)
    assert await there.nights(2) == [["free", "gone"]]
    assert (await there.counts(f"?from={day()}&to={day(2)}"))["total"] == 0
    await there.held(bed, await there.case(), 0, 1)
    assert (await there.counts())["held"] == 1


async def test_bed_12_no_stay_is_longer_than_there_is_the_bed(house: House) -> None:
    there = await home(house)
    bed = await extra(there, overflow_reason="SevereWeather", overflow_until=day(3))
    here = await there.held(bed, await there.case(), 0, 3)
    await there.done(here, "extend", {"to_on": day(4)})
    for command in ("confirm", "check_in"):
        await refused(there.tried(here, "extend", {"to_on": day(5)}), 409, "bed_unavailable")
        await there.done(here, command)
    await refused(there.tried(here, "extend", {"to_on": day(60)}), 409, "bed_unavailable")
    # Without a last day it is until there is no such bed.
    await there.done(here, "check_out", OUT)
    again = await there.held(bed, await there.case(), 0, None)
    assert (await there.staff.get(again)).json()["ends_at"][:10] == day(4)


async def test_bed_9_an_overflow_bed_gets_another_last_day(house: House) -> None:
    there = await home(house)
    bed = await extra(there, overflow_reason="SevereWeather", overflow_until=day(3))

    async def until(last: str | None, which: str = bed) -> httpx.Response:
        return await there.staff.patch(f"{there.shelter}/beds/{which}", {"overflow_until": last}, etag="*")

    here = await there.occupied(bed, await there.case(), 2)
    await refused(there.tried(here, "extend", {"to_on": day(6)}), 409, "bed_unavailable")
    changed = await until(day(5))
    assert (changed.status_code, changed.json()["overflow_until"]) == (200, day(5))
    await there.done(here, "extend", {"to_on": day(6)})
    # Nobody loses her bed by it, nor the promise of one.
    await refused(until(day(4)), 409, "beds_taken")
    await there.done(here, "check_out", OUT)
    later = await there.held(bed, await there.case(), 1, 4)
    await refused(until(day(2)), 409, "beds_taken")
    assert (await until(day(3))).status_code == 200
    await refused(there.tried(later, "extend", {"to_on": day(5)}), 409, "bed_unavailable")
    await there.done(later, "cancel")
    assert (await until(day(0))).status_code == 200
    assert (await there.nights(2))[-1] == ["free", "gone"]
    # It stays an overflow bed, with a last day, and a bed of the house gets none.
    for which, last, code in (
        (bed, None, "overflow_needs_reason_and_end"),
        (there.beds[0], day(3), "overflow_needs_reason_and_end"),
        (bed, day(-1), "before_since_on"),
    ):
        problem = await refused(until(last, which), 422, "invalid")
        assert faults(problem) == [("/overflow_until", code)]
    assert (await until(None, there.beds[0])).status_code == 200


async def test_bed_7_who_stays_in_a_bed_that_is_gone_is_not_forgotten(house: House, clock: Clock) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    here = await there.held(bed, await there.case(), 0, 3)
    await there.done(here, "confirm")
    assert (await retire(there, bed, day(3))).status_code == 200
    await there.done(here, "check_in")
    await refused(there.tried(here, "extend", {"to_on": day(30)}), 409, "bed_unavailable")
    await clock.stop(now + 5 * DAY)
    assert await there.status(here) == "occupied"
    assert await there.used(5) == (3, 3)
    assert await there.nights(5) == [["occupied", "occupied", "occupied", "gone", "gone"]]
    await refused(there.tried(there.shelter, "close"), 409, "beds_taken")
    await there.done(here, "check_out", OUT)
    await there.done(there.shelter, "close")


async def test_bed_16_a_bed_is_not_retired_over_nights_that_were(house: House, clock: Clock) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    here = await there.occupied(bed, await there.case(), 20)
    assert (await retire(there, bed, day(30))).json()["code"] == "beds_taken"
    await clock.stop(now + 8 * DAY)
    await there.done(here, "check_out", OUT)
    for on in (1, 7, 8):
        assert (await retire(there, bed, day(on))).json()["code"] == "beds_taken"
    assert (await retire(there, bed, day(-1))).status_code == 422
    assert await there.used(8) == (8, 8)
    assert (await retire(there, bed, day(9))).status_code == 200
    assert await there.used(8) == (8, 8)


async def test_bed_8_a_repair_that_is_over_keeps_nothing_open(house: House, clock: Clock) -> None:
    there = await home(house)
    (bed,) = there.beds
    block = {"reason": "Repair", "from_on": day(), "to_on": day(1)}
    await there.staff.made(f"{there.shelter}/beds/{bed}/block", block)
    await refused(there.tried(there.shelter, "close"), 409, "beds_taken")
    await clock.stop(datetime.now(UTC) + 9 * DAY)
    await there.done(there.shelter, "close")
    await there.done(there.shelter, "reopen")
    assert (await retire(there, bed, day(20))).status_code == 200


async def test_bed_5_a_dead_hold_keeps_no_house_open_and_no_bed_there(house: House, clock: Clock) -> None:
    there = await home(house, beds=2)
    now = afternoon()
    await clock.stop(now)
    for bed in there.beds:
        await there.held(bed, await there.case())
    await refused(there.tried(there.shelter, "close"), 409, "beds_taken")
    assert (await retire(there, there.beds[1], day(2))).json()["code"] == "beds_taken"
    await clock.stop(now + 25 * HOUR)
    assert (await retire(there, there.beds[1], day(2))).status_code == 200
    await there.done(there.shelter, "close")


async def test_a_house_has_no_more_beds_than_its_calendar_shows(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = await home(house, beds=2)
    monkeypatch.setattr(houses, "MOST_BEDS", 3)
    await extra(there)
    body = {"unit_id": there.units[0], "code": "One too many"}
    await refused(there.staff.post(f"{there.shelter}/beds", body), 409, "too_many_beds")
    assert (await retire(there, there.beds[0], day())).status_code == 200
    await there.staff.made(f"{there.shelter}/beds", body)


async def test_bed_9_a_bed_has_days_that_can_be(house: House) -> None:
    there = await home(house)
    overflow = {"overflow_reason": "SevereWeather", "overflow_until": day(1)}
    body = {"unit_id": there.units[0], "code": "Extra", "since_on": day(2), **overflow}
    problem = await refused(there.staff.post(f"{there.shelter}/beds", body), 422, "invalid")
    assert faults(problem) == [("/overflow_until", "before_since_on")]


async def test_bed_13_partners_are_told_of_the_beds_that_are_gone(house: House, clock: Clock) -> None:
    there, partner = await home(house, beds=0), await house.party()
    unit = await there.room(3, suitability=["WomenOnly"])
    await there.room(3, suitability=["MenOnly"])
    await agree_on(there.centre, partner, "availability")
    now = rules.tick(datetime.now(UTC)) + TICK
    minute = timedelta(minutes=1)

    async def after(ticks: int) -> dict[str, str]:
        await clock.stop(now + ticks * TICK + minute)
        await told(house, there.centre)
        return {name: item["band"] for name, item in (await seen(partner)).items()}

    await clock.stop(now)
    await there.done(there.shelter, "confirm_availability")
    assert await after(0) == {"WomenOnly": "3+", "MenOnly": "3+"}
    path = f"{there.shelter}/units/{unit}"
    assert (await there.staff.patch(path, {"suitability": ["HighSecurity"]}, etag="*")).status_code == 200
    assert await after(1) == {"WomenOnly": "0", "MenOnly": "3+", "HighSecurity": "3+"}
    await there.done(there.shelter, "close")
    assert await after(2) == {"WomenOnly": "0", "MenOnly": "0", "HighSecurity": "0"}
    # All was told at the same tick: nobody sees which of them changed.
    assert len({item["as_of"] for item in (await seen(partner)).values()}) == 1
    await clock.stop(now + 30 * DAY)
    assert {item["band"] for item in (await seen(partner)).values()} == {"unknown"}
