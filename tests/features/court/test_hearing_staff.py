"""Who goes to a hearing is told of it once, and reminded; nobody is told of a date that does not stand."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import pytest

from tests.factories.court_hearings import CANCEL, PATH
from tests.factories.house import House
from tests.features.case_plans.plans import Desk, desk
from tests.features.court.hearings import (
    MONDAY,
    after,
    events,
    going,
    heard,
    invited,
    postponed,
    reminded,
    swept,
)
from tests.features.stories import Clock, at_once, colleague, faults, now_done, refused, statuses
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.court import tasks

DAY = 24.0
WEEK = 7 * DAY


def instant(hours: float) -> datetime:
    return datetime.fromisoformat(after(hours))


async def add(there: Desk, here: str, member_id: Any) -> Any:
    return await there.author.post(f"{here}/staff", {"member_id": str(member_id)}, etag="*")


async def test_crt_14_who_is_added_later_gets_the_invitations_that_are_pending(
    house: House, clock: Clock
) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    one, two, three = there.author, there.approver, await colleague(house, there.centre, "legal")
    first = await heard(there, after(48), one)
    assert await invited(there, first) == going(one)
    assert (await add(there, first, two.member_id)).status_code == 200
    assert await invited(there, first) == going(one, two)
    # Nobody is invited to a day that is not known yet; with the day come the invitations.
    second = await postponed(there, first)
    assert (await add(there, second, three.member_id)).status_code == 200
    assert await invited(there, second) == []
    await there.patched(second, {"starts_at": after(300)})
    assert await invited(there, second) == going(one, two, three)
    third = await postponed(there, second, after(400))
    assert await invited(there, third) == going(one, two, three)
    assert (await there.read(third))["notified_at"] is not None
    # Nothing changes of what was.
    assert await invited(there, first) == going(one, two)
    assert await events(there, third) == ["hearing.scheduled", "hearing.invited"]


async def test_crt_14_nobody_is_invited_twice_nor_to_what_is_over(house: House, clock: Clock) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    here = await heard(there, after(48), there.author)
    await refused(
        there.author.post(f"{here}/staff", {"member_id": going(there.author)[0]}, etag="*"),
        409,
        "already_on_staff",
    )
    await there.patched(here, {"measures": ["Video"]})
    assert await invited(there, here) == going(there.author)
    over = await heard(there, after(-48), there.author)
    assert (await add(there, over, there.approver.member_id)).status_code == 200
    assert await invited(there, over) == []
    # Who was taken off and is asked again is told again.
    await there.author.done(f"{here}/staff/{there.author.member_id}/remove", etag="*")
    again = (await add(there, here, there.author.member_id)).json()
    assert [row["removed_at"] is None for row in again["staff"]] == [False, True]
    assert again["member_ids"] == going(there.author)
    assert await invited(there, here) == going(there.author) * 2


@pytest.mark.race
async def test_crt_14_one_member_added_twenty_times_at_once_goes_once(house: House) -> None:
    there = await desk(house)
    here = await heard(there, "2100-01-04T09:00:00Z")
    answers = await at_once([add(there, here, there.author.member_id) for _ in range(20)])
    assert statuses(answers) == {200: 1, 409: 19}
    assert await invited(there, here) == going(there.author)


async def test_plan_10_who_is_barred_or_unknown_goes_nowhere_and_is_told_nothing(
    house: House, clock: Clock
) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    barred, left = await colleague(house, there.centre), await colleague(house, there.centre)
    here = await heard(there, after(WEEK + 1), barred, left, there.author)
    bar = {"member_id": str(barred.member_id), "reason": "KnowsSuspect"}
    await there.author.made(f"/v1/cases/{there.case}/exclusions", bar)
    await now_done(there.centre.admin, f"/v1/members/{left.member_id}", "leave")
    later = await postponed(there, here, after(WEEK + 2))
    assert await invited(there, later) == going(there.author)
    await clock.stop(instant(3))
    assert await swept(house, there.centre) == 1
    assert await reminded(there, later) == [(going(there.author)[0], 7)]
    fresh = await heard(there, after(999))
    stranger = (await house.party()).coordinator
    for member in (barred, left, stranger):
        problem = await refused(add(there, fresh, member.member_id), 422, "invalid")
        assert faults(problem) == [("/member_id", "unknown_reference")]
    body = {"case_id": there.case, "type": "Trial", "member_ids": going(there.author, barred, left, stranger)}
    problem = await refused(there.author.post(PATH, body), 422, "invalid")
    # Whom a bar concerns is told to nobody who may not read it: each looks like a stranger.
    assert faults(problem) == [(f"/member_ids/{place}", "unknown_reference") for place in (1, 2, 3)]
    await refused(barred.get(later), 404, "not_found")


async def test_somebody_who_does_not_go_there_cannot_be_taken_off(house: House) -> None:
    there = await desk(house)
    here = await heard(there, "2100-01-04T09:00:00Z", there.author)
    for member in (there.approver.member_id, (await house.party()).coordinator.member_id):
        await refused(there.author.post(f"{here}/staff/{member}/remove", {}, etag="*"), 404, "not_found")
    await refused(
        there.author.post(f"{here}/staff/{there.author.member_id}/remove", {}), 428, "if_match_required"
    )
    await now_done(there.author, here, "cancel", CANCEL)
    for path in (f"{here}/staff/{there.author.member_id}/remove", f"{here}/staff"):
        body = {"member_id": going(there.approver)[0]} if path.endswith("staff") else {}
        await refused(there.author.post(path, body, etag="*"), 409, "wrong_state")


# --- reminders ----------------------------------------------------------------------------------------


async def test_crt_12_each_is_reminded_once_a_week_and_once_a_day_before(house: House, clock: Clock) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    one, two = going(there.author, there.approver)
    here = await heard(there, after(WEEK + 1), there.author, there.approver)
    assert await swept(house, there.centre) == 0
    await clock.stop(instant(1))
    assert [await swept(house, there.centre) for _ in range(3)] == [2, 0, 0]
    await clock.stop(instant(WEEK + 1 - DAY))
    assert [await swept(house, there.centre) for _ in range(3)] == [2, 0, 0]
    assert await reminded(there, here) == [*sorted([(one, 7), (two, 7)]), *sorted([(one, 1), (two, 1)])]
    assert (await events(there, here)).count("hearing.reminder_due") == 2
    await clock.stop(instant(WEEK + 1))
    assert await swept(house, there.centre) == 0


async def test_crt_12_what_was_not_swept_for_days_is_reminded_of_once(house: House, clock: Clock) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    here = await heard(there, after(2 * WEEK), there.author)
    await clock.stop(instant(2 * WEEK - 2))
    assert [await swept(house, there.centre) for _ in range(2)] == [1, 0]
    assert await reminded(there, here) == [(going(there.author)[0], 1)]


async def test_crt_12_who_was_just_invited_is_not_reminded_as_well(house: House, clock: Clock) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    here = await heard(there, after(3 * DAY), there.author)
    await clock.stop(instant(1))
    assert await swept(house, there.centre) == 0
    await clock.stop(instant(2 * DAY))
    assert await swept(house, there.centre) == 1
    assert await reminded(there, here) == [(going(there.author)[0], 1)]


async def put_off(there: Desk, here: str) -> None:
    await postponed(there, here, after(WEEK + 48))


async def called_off(there: Desk, here: str) -> None:
    await now_done(there.author, here, "cancel", CANCEL)


async def taken_off(there: Desk, here: str) -> None:
    await there.author.done(f"{here}/staff/{there.author.member_id}/remove", etag="*")


@pytest.mark.parametrize("change", [put_off, called_off, taken_off])
async def test_crt_13_one_second_before_the_tick_is_early_enough_not_to_be_reminded(
    house: House, clock: Clock, change: Callable[[Desk, str], Awaitable[None]]
) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    here = await heard(there, after(WEEK + 1), there.author)
    await clock.stop(instant(1 - 1 / 3600))
    assert await swept(house, there.centre) == 0
    await change(there, here)
    await clock.stop(instant(1))
    assert await swept(house, there.centre) == 0
    assert await reminded(there, here) == []


async def test_crt_13_a_successor_is_reminded_of_by_its_own_date(house: House, clock: Clock) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    first = await heard(there, after(WEEK + 1), there.author)
    await clock.stop(instant(2))
    assert await swept(house, there.centre) == 1
    second = await postponed(there, first, after(WEEK + 49))
    await clock.stop(instant(WEEK + 1 - DAY))
    # The first would be due by now, and the week before the second began after it was set.
    assert await swept(house, there.centre) == 1
    assert await reminded(there, first) == [(going(there.author)[0], 7)]
    assert await reminded(there, second) == [(going(there.author)[0], 7)]


async def test_crt_12_a_sweep_that_dies_reminds_of_nothing_and_the_next_one_once(
    house: House, clock: Clock
) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    here = await heard(there, after(WEEK + 1), there.author)
    await clock.stop(instant(2))

    async def dies() -> None:
        async with system_mandate(house.office, there.centre.id, "test") as mandate:
            assert await tasks.remind_of_hearings(mandate) == 1
            raise ConnectionError

    with pytest.raises(ConnectionError):
        await dies()
    assert await reminded(there, here) == []
    assert "hearing.reminder_due" not in await events(there, here)
    assert [await swept(house, there.centre) for _ in range(2)] == [1, 0]
    assert (await events(there, here)).count("hearing.reminder_due") == 1


@pytest.mark.race
async def test_crt_13_a_postponement_and_a_sweep_at_once_remind_of_what_stands(
    house: House, clock: Clock
) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    here = await heard(there, after(WEEK + 1), there.author)
    await clock.stop(instant(2))
    putting_off = there.author.post(f"{here}/postpone", {}, etag="*")
    answer, done = await asyncio.gather(putting_off, swept(house, there.centre))
    assert answer.status_code == 200
    assert len(await reminded(there, here)) == done
    assert (await swept(house, there.centre)) == 0


async def test_g_14_an_invitation_and_a_reminder_tell_nothing(house: House, clock: Clock) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    words = {"location": "canary-where", "room": "canary-room", "note": "canary-note"}
    await heard(there, after(WEEK + 1), there.author, **words)
    await clock.stop(instant(2))
    assert await swept(house, there.centre) == 1
    rows = await house.owner_execute(
        "SELECT e::text FROM events e WHERE organisation_id = :party AND type IN "
        "('hearing.invited', 'hearing.reminder_due')",
        party=there.centre.id,
    )
    told = list(rows.scalars())
    assert len(told) == 2
    secret = (*words.values(), there.case, "2031-01-13", "Trial", "Brussels")
    assert [word for word in secret for event in told if word in event] == []
