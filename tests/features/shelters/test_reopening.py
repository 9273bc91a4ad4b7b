"""What is written down later rewrites nobody's night; what is closed is not gone back to (BED-1, BED-12)."""

from tests.factories.house import House
from tests.features.shelters.beds import DAY, HOUR, OUT, afternoon, day, home, wire
from tests.features.stories import Clock, now_done, refused


async def test_bed_12_a_stay_does_not_go_on_over_a_night_of_another(house: House, clock: Clock) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    here = await there.occupied(bed, await there.case(), 10)
    await clock.stop(now + DAY)
    await there.done(here, "check_out", OUT)
    await clock.stop(now + DAY + HOUR)
    other = await there.arrived(await there.held(bed, await there.case(), 1, 3))
    await refused(there.tried(here, "reopen"), 409, "bed_unavailable")
    await clock.stop(now + 2 * DAY)
    await there.done(other, "check_out", OUT)
    await clock.stop(now + 3 * DAY)
    await refused(there.tried(here, "reopen"), 409, "bed_unavailable")
    assert (await there.staff.get(here)).json()["ends_at"][:10] == day(1)
    # The last one who was there can come back: the night between is hers.
    await there.done(other, "reopen")
    assert await there.used(3) == (3, 3)


async def test_bed_12_a_stay_goes_on_until_the_next_one_comes(house: House, clock: Clock) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    here = await there.occupied(bed, await there.case(), 10)
    await there.done(here, "extend", {"to_on": day(2)})
    await clock.stop(now + HOUR)
    await there.done(here, "check_out", OUT)
    next_one = await there.held(bed, await there.case(), 1, 3)
    await there.done(next_one, "confirm")
    back = await there.done(here, "reopen")
    assert back["ends_at"] == (await there.staff.get(next_one)).json()["begins_at"]
    assert (back["checked_out_at"], back["exit_reason"]) == (None, None)
    await there.done(here, "check_out", OUT)
    # Once the next one should be there, it is too late.
    await clock.stop(now + DAY)
    await refused(there.tried(here, "reopen"), 409, "bed_unavailable")


async def test_bed_12_nobody_goes_back_into_a_closed_house_or_with_a_closed_case(house: House) -> None:
    there = await home(house)
    case = await there.case()
    here = await there.occupied(there.beds[0], case, 10)
    await there.done(here, "check_out", OUT)
    await there.done(there.shelter, "close")
    await refused(there.tried(here, "reopen"), 409, "bed_unavailable")
    await there.done(there.shelter, "reopen")
    await now_done(there.centre.coordinator, f"/v1/cases/{case}", "close", {"reason": "Autonomy"})
    await refused(there.tried(here, "reopen"), 409, "case_closed")
    assert await there.status(here) == "departed"
    await now_done(there.centre.coordinator, f"/v1/cases/{case}", "reopen", {"reason": "NewNeeds"})
    await there.done(here, "reopen")
    await refused(there.tried(there.shelter, "close"), 409, "beds_taken")


async def test_bed_1_an_arrival_of_before_is_written_over_nobodys_night(house: House, clock: Clock) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    before = await there.occupied(bed, await there.case(), 10)
    await clock.stop(now + 3 * DAY)
    await there.done(before, "check_out", OUT)
    here = await there.held(bed, await there.case(), 3, 9)
    await there.done(here, "confirm")
    back_dated = there.tried(here, "check_in", {"occurred_at": wire(now + DAY)})
    await refused(back_dated, 409, "bed_unavailable")
    await there.done(here, "check_in", {"occurred_at": wire(now + 3 * DAY)})
    assert await there.used(3) == (3, 3)


async def test_bed_1_a_move_of_before_is_written_over_nobodys_night(house: House, clock: Clock) -> None:
    there = await home(house, beds=2)
    (one, other), now = there.beds, afternoon()
    await clock.stop(now)
    here = await there.occupied(one, await there.case(), 9)
    before = await there.occupied(other, await there.case(), 9)
    await clock.stop(now + 4 * DAY)
    await there.done(before, "check_out", OUT)
    await clock.stop(now + 5 * DAY)
    back_dated = there.tried(here, "move", {"bed_id": other, "occurred_at": wire(now + DAY)})
    await refused(back_dated, 409, "bed_unavailable")
    assert await there.status(here) == "occupied"
    await there.done(here, "move", {"bed_id": other, "occurred_at": wire(now + 4 * DAY)})
    assert await there.used(5) == (10, 9)


async def test_bed_1_a_departure_of_before_her_arrival_is_refused(house: House, clock: Clock) -> None:
    there = await home(house)
    now = afternoon()
    await clock.stop(now)
    here = await there.occupied(there.beds[0], await there.case())
    early = {**OUT, "occurred_at": wire(now - HOUR)}
    problem = await refused(there.tried(here, "check_out", early), 422, "invalid")
    assert problem["errors"][0]["pointer"] == "/occurred_at"
    await clock.stop(now + HOUR)
    gone = await there.done(here, "check_out", {**OUT, "occurred_at": wire(now + HOUR / 2)})
    assert gone["ends_at"] == wire(now + HOUR / 2).replace("Z", ".000000Z")


async def test_nights_away_are_written_down_once_and_within_a_year(house: House) -> None:
    there = await home(house)
    here = await there.occupied(there.beds[0], await there.case())

    def away(first: str, until: str) -> dict[str, str]:
        return {"from_on": first, "until_on": until, "reason": "FamilyVisit"}

    await there.staff.made(f"{here}/absences", away(day(1), day(9)))
    for first, until in ((day(2), day(5)), (day(), day(2)), (day(8), day(12))):
        tried = there.staff.post(f"{here}/absences", away(first, until))
        await refused(tried, 409, "absence_overlaps")
    for first, until in (("2199-01-01", "2200-01-01"), (day(-1), day(1)), (day(20), day(20))):
        await refused(there.staff.post(f"{here}/absences", away(first, until)), 422, "invalid")
    await there.staff.made(f"{here}/absences", away(day(9), day(11)))
    assert (await there.nights(3))[0] == ["occupied", "away", "away"]


async def test_bed_12_the_longest_stay_of_a_house_does_not_begin_anew_with_a_move(
    house: House, clock: Clock
) -> None:
    there = await home(house, beds=2, max_stay_days=7)
    other = await home(house, centre=there.centre, code_name="House Willow")
    now = afternoon()
    await clock.stop(now)
    here = await there.occupied(there.beds[0], await there.case(), 4)
    # To another bed, to another house, and back again: it is one stay, and began on the first day.
    for bed in (there.beds[1], other.beds[0], there.beds[0]):
        now += DAY
        await clock.stop(now)
        moved = await there.done(here, "move", {"bed_id": bed})
        assert moved["to_on"] == day(4)
        here = f"/v1/allocations/{moved['id']}"
        if bed in there.beds:
            await refused(there.tried(here, "extend", {"to_on": day(8)}), 409, "max_stay_exceeded")
    extended = await there.done(here, "extend", {"to_on": day(7)})
    assert (extended["from_on"], extended["to_on"]) == (day(3), day(7))


async def test_a_stay_is_no_longer_than_the_next_house_allows(house: House, clock: Clock) -> None:
    there = await home(house)
    short = await home(house, centre=there.centre, code_name="House Willow", max_stay_days=7)
    now = afternoon()
    await clock.stop(now)
    here = await there.occupied(there.beds[0], await there.case(), 60)
    await clock.stop(now + DAY)
    moved = await there.done(here, "move", {"bed_id": short.beds[0]})
    assert (moved["from_on"], moved["to_on"]) == (day(1), day(8))
    longer = there.tried(f"/v1/allocations/{moved['id']}", "extend", {"to_on": day(9)})
    await refused(longer, 409, "max_stay_exceeded")
