"""A reminder comes seven days before a deadline, three and one: once, and of no date that has moved."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import Desk, desk, id_of
from tests.features.court.dates import dated
from tests.features.stories import Clock, colleague, now_done, refused
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.court import tasks
from trafficking_api.features.court.queries.deadline_reminder import AT_ONCE

NOON = datetime(2027, 1, 4, 11, tzinfo=UTC)
#: Its last instant is a second before midnight of the 20th in Brussels.
DUE = {"due_on": "2027-01-20"}
MIDNIGHT = datetime(2027, 1, 20, 23, tzinfo=UTC)


async def swept(there: Desk) -> int:
    """Remind of what ends soon, as the worker does it."""
    async with system_mandate(there.house.office, there.centre.id, "test") as mandate:
        return await tasks.remind_of_deadlines(mandate)


async def reminders(there: Desk) -> list[tuple[str, int, UUID]]:
    """Who was reminded of which deadline of the case, and how many days before."""
    rows = await there.house.owner_execute(
        "SELECT deadline_id, days_before, member_id FROM deadline_reminders "
        "WHERE case_id = CAST(:id AS uuid) ORDER BY days_before DESC, created_at",
        id=there.case,
    )
    return [(str(deadline), days, member) for deadline, days, member in rows]


async def told(there: Desk, here: str) -> int:
    """How often the journal says that a reminder of it is due."""
    rows = await there.house.owner_execute(
        "SELECT count(*) FROM events WHERE object_id = CAST(:id AS uuid) AND type = 'deadline.reminder_due'",
        id=id_of(here),
    )
    return int(rows.scalar_one())


async def test_crt_12_each_reminder_comes_once_and_to_whose_deadline_it_is(
    house: House, clock: Clock
) -> None:
    await clock.stop(NOON)
    there = await desk(house)
    legal = there.centre.legal.member_id
    here = await dated(there, **DUE, assigned_member_id=str(legal))
    assert await swept(there) == 0
    for days in (7, 3, 1):
        await clock.stop(MIDNIGHT - timedelta(days=days) - timedelta(microseconds=1))
        assert [await swept(there) for _ in range(2)] == [0, 0]
        await clock.stop(MIDNIGHT - timedelta(days=days))
        assert [await swept(there) for _ in range(2)] == [1, 0]
    assert await reminders(there) == [(id_of(here), days, legal) for days in (7, 3, 1)]
    assert await told(there, here) == 3


async def test_crt_12_who_is_given_it_later_is_reminded_too(house: House, clock: Clock) -> None:
    await clock.stop(NOON)
    there = await desk(house)
    first, second = there.centre.legal.member_id, there.author.member_id
    team = there.centre.caseworker.member_id
    here = await dated(there, **DUE, assigned_member_id=str(first))
    await clock.stop(MIDNIGHT - timedelta(hours=20))
    assert [await swept(there) for _ in range(2)] == [1, 0]
    # That evening it is given to another; then back to the first, who was told; then to nobody.
    passing = ((second, [1, 0]), (first, [0, 0]), (None, [1, 0]), (second, [0, 0]))
    for hours, (whose, wanted) in enumerate(passing, start=1):
        await there.patched(here, {"assigned_member_id": whose and str(whose)})
        await clock.stop(MIDNIGHT - timedelta(hours=20 - hours))
        assert [await swept(there) for _ in range(2)] == wanted, whose
    assert {row[1:] for row in await reminders(there)} == {(1, first), (1, second), (1, team)}
    assert (len(await reminders(there)), await told(there, here)) == (3, 3)


async def test_crt_12_the_team_that_was_told_for_another_is_not_told_again(
    house: House, clock: Clock
) -> None:
    await clock.stop(NOON)
    there = await desk(house)
    legal = there.centre.legal
    here = await dated(there, **DUE, assigned_member_id=str(legal.member_id))
    bar = {"member_id": str(legal.member_id), "reason": "Other"}
    await there.author.made(f"/v1/cases/{there.case}/exclusions", bar)
    await clock.stop(MIDNIGHT - timedelta(hours=20))
    assert [await swept(there) for _ in range(3)] == [1, 0, 0]
    assert [row[2] for row in await reminders(there)] == [there.centre.caseworker.member_id]
    assert await told(there, here) == 1


async def test_crt_12_nobody_swept_for_a_week_and_one_reminder_is_for_all(house: House, clock: Clock) -> None:
    await clock.stop(NOON)
    there = await desk(house)
    here = await dated(there, **DUE)
    await clock.stop(MIDNIGHT - timedelta(hours=30))
    assert [await swept(there) for _ in range(2)] == [1, 0]
    # It is given to nobody: whoever works on the case is reminded.
    assert await reminders(there) == [(id_of(here), 3, there.centre.caseworker.member_id)]
    assert await told(there, here) == 1


async def test_crt_12_deadlines_of_which_nobody_can_be_told_keep_no_other_waiting(
    house: House, clock: Clock
) -> None:
    await clock.stop(NOON)
    alone = await desk(house)
    for _ in range(AT_ONCE + 1):
        await dated(alone, **DUE)
    left = "UPDATE case_workers SET until_at = app.now() WHERE case_id = CAST(:id AS uuid)"
    await house.owner_execute(left, id=alone.case)
    there = await desk(house, alone.centre)
    here = await dated(there, **DUE)
    await clock.stop(MIDNIGHT - timedelta(days=1))
    assert [await swept(there) for _ in range(2)] == [1, 0]
    assert await reminders(alone) == []
    assert [row[:2] for row in await reminders(there)] == [(id_of(here), 1)]


async def test_plan_10_who_is_barred_from_the_case_is_not_reminded(house: House, clock: Clock) -> None:
    await clock.stop(NOON)
    there = await desk(house)
    legal = there.centre.legal
    here = await dated(there, **DUE, assigned_member_id=str(legal.member_id))
    bar = {"member_id": str(legal.member_id), "reason": "Other"}
    await there.author.made(f"/v1/cases/{there.case}/exclusions", bar)
    await refused(legal.get(here), 404, "not_found")
    await clock.stop(MIDNIGHT - timedelta(days=2))
    assert await swept(there) == 1
    assert await reminders(there) == [(id_of(here), 3, there.centre.caseworker.member_id)]


async def test_plan_11_of_one_that_is_given_to_who_cannot_read_it_the_team_is_reminded(
    house: House, clock: Clock
) -> None:
    await clock.stop(NOON)
    there = await desk(house)
    first, second = [(await colleague(house, there.centre, "legal")).member_id for _ in range(2)]
    legal = there.centre.legal.member_id
    lost, taken, sealed = [
        await dated(there, **DUE, assigned_member_id=str(id_)) for id_ in (first, second, legal)
    ]
    # They do other work from now on, for which they do not see the cases of others, or no deadlines.
    for id_, role in ((first, "caseworker"), (second, "finance")):
        answer = await there.centre.admin.patch(f"/v1/members/{id_}", {"role": role}, etag="*")
        assert answer.status_code == 200, answer.text
    await clock.stop(MIDNIGHT - timedelta(days=2))
    team = there.centre.caseworker.member_id
    assert await swept(there) == 3
    by = {deadline: member for deadline, _, member in await reminders(there)}
    assert by == {id_of(lost): team, id_of(taken): team, id_of(sealed): legal}
    seal = "UPDATE cases SET sensitivity = 'Sealed' WHERE id = CAST(:id AS uuid)"
    await house.owner_execute(seal, id=there.case)
    await clock.stop(MIDNIGHT - timedelta(hours=2))
    assert await swept(there) == 3
    assert {member for _, days, member in await reminders(there) if days == 1} == {team}


async def test_crt_13_nobody_is_reminded_of_a_date_that_is_superseded_over_or_past(
    house: House, clock: Clock
) -> None:
    await clock.stop(NOON)
    there = await desk(house)
    met, waived, past = [await dated(there, **DUE) for _ in range(3)]
    first = await dated(there, base_on="2026-12-21")
    assert (await there.read(first))["due_on"] == "2027-01-20"
    later = {"act": "CrossAppeal", "party_role": "Accused", "base_event": "Expires"}
    moved = await dated(there, after_deadline_id=id_of(first), **later)
    last = datetime.fromisoformat((await there.read(moved))["due_at"])
    # A second before the reminder falls due, what it runs from moves.
    await clock.stop(last - timedelta(days=7, seconds=1))
    await there.patched(first, {"due_on": "2027-02-20"})
    for here, command, body in ((met, "meet", {}), (waived, "waive", {"reason": "LawyerAdvised"})):
        await now_done(there.author, here, command, body)
    assert (await there.read(moved))["status"] == "superseded"
    await clock.stop(last - timedelta(days=7) + timedelta(microseconds=1))
    assert (await there.read(past))["is_missed"] is True
    assert await swept(there) == 0
    assert await reminders(there) == []


async def test_crt_12_a_crash_before_the_commit_leaves_one_reminder_and_no_more(
    house: House, clock: Clock
) -> None:
    await clock.stop(NOON)
    there = await desk(house)
    here = await dated(there, **DUE)
    await clock.stop(MIDNIGHT - timedelta(days=1))

    async def crashed() -> None:
        async with system_mandate(house.office, there.centre.id, "test") as mandate:
            assert await tasks.remind_of_deadlines(mandate) == 1
            raise ConnectionAbortedError

    with pytest.raises(ConnectionAbortedError):
        await crashed()
    assert (await reminders(there), await told(there, here)) == ([], 0)
    assert [await swept(there) for _ in range(2)] == [1, 0]
    assert (len(await reminders(there)), await told(there, here)) == (1, 1)
