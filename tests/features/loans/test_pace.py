"""At which pace a loan is paid back: pauses, other parts, reminders; none of it changes what is owed."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE
from tests.features.loans.funds import day, euro
from tests.features.loans.lending import DEPOSIT, LOANS, PAUSE, WORDS, Lent, active, days, leased, requested
from tests.features.stories import Clock, faults, now_done, refused, replayed
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features import loans
from trafficking_api.features.loans import tasks

ZONE = ZoneInfo("Europe/Brussels")
TEN: dict[str, Any] = {"instalments": 10, "first_due_on": day(40)}


def noon(after: int) -> datetime:
    """Noon, so many days from today."""
    return datetime.combine(date.fromisoformat(day(after)), datetime.min.time(), ZONE) + timedelta(hours=12)


async def reminded(lent: Lent) -> int:
    """Remind of what is due, as the worker does it."""
    async with system_mandate(lent.desk.house.office, lent.desk.centre.id, "test") as mandate:
        return await tasks.remind(mandate)


async def reminders(lent: Lent) -> int:
    """How often was reminded of a loan."""
    rows = await lent.desk.house.owner_execute(
        "SELECT count(*) FROM events WHERE object_id = :id AND type = 'guarantee_loan.payment_due'",
        id=lent.id,
    )
    return int(rows.scalar_one())


async def late(lent: Lent) -> int:
    """How much fell due and is not paid."""
    return int((await lent.read())["arrears"]["amount_minor"])


async def test_loan_18_arrears_are_what_fell_due_and_is_not_paid(alone: House) -> None:
    clock = Clock(alone)
    lent = await active(alone, **TEN)
    assert await late(lent) == 0
    await clock.stop(noon(40))
    assert await late(lent) == 0
    await clock.stop(noon(41))
    assert await late(lent) == 14000
    listed = await lent.books.get(f"{LOANS}?in_arrears=true")
    assert [item["id"] for item in listed.json()["items"]] == [str(lent.id)]
    await lent.booked("Repayment", 4000, value_on=day(41))
    assert await late(lent) == 10000
    await lent.booked("Repayment", 10000, value_on=day(41))
    assert await late(lent) == 0
    assert (await lent.books.get(f"{LOANS}?in_arrears=true")).json()["items"] == []
    assert len((await lent.books.get(f"{LOANS}?in_arrears=false")).json()["items"]) == 1


async def test_loan_18_nothing_falls_due_in_a_pause_and_the_amount_stays(alone: House) -> None:
    clock = Clock(alone)
    lent = await active(alone, **TEN)
    before = days(await lent.read())
    await clock.stop(noon(45))
    await lent.done(lent.asks, "pause", PAUSE)
    await refused(lent.commanded(lent.asks, "pause", PAUSE), 409, "loan_paused")
    found = await lent.read()
    assert (found["paused_from"], found["pause_reason"]) == (day(45), "LostIncome")
    assert (found["next_due_on"], found["next_due"], found["outstanding"]) == (None, None, euro(DEPOSIT))
    paused = (await lent.books.get(f"{LOANS}?is_paused=true")).json()["items"]
    assert [item["id"] for item in paused] == [str(lent.id)]
    await clock.stop(noon(200))
    # What was late before stays late; nothing was added, however long it takes.
    assert await late(lent) == 14000
    await lent.done(lent.asks, "resume")
    found = await lent.read()
    assert (found["paused_from"], found["outstanding"], found["arrears"]) == (
        None,
        euro(DEPOSIT),
        euro(14000),
    )
    after = days(found)
    assert after[0] == before[0]
    assert sum(amount for _, amount in after) == DEPOSIT
    assert after[1][0] >= date.fromisoformat(day(200))
    assert found["schedule"]["edition"] == 2
    await refused(lent.commanded(lent.asks, "resume"), 409, "loan_not_paused")


async def test_loan_18_no_part_is_reminded_of_twice(alone: House) -> None:
    clock = Clock(alone)
    lent = await active(alone, **TEN)
    assert await reminded(lent) == 0
    await clock.stop(noon(40))
    assert [await reminded(lent), await reminded(lent)] == [1, 0]
    # Nobody swept for two months: one reminder is for all that fell due, and none follows on its heels.
    await clock.stop(noon(105))
    assert [await reminded(lent) for _ in range(4)] == [1, 0, 0, 0]
    assert await reminders(lent) == 2
    await clock.stop(noon(135))
    await lent.booked("Repayment", 4 * 14000, value_on=day(135))
    assert await reminded(lent) == 0
    assert await replayed(alone, lent.desk.centre) > 0


async def test_loan_18_who_paused_or_wants_quiet_is_not_reminded(alone: House) -> None:
    clock = Clock(alone)
    quiet = await active(alone, is_quiet=True, **TEN)
    paused = await active(alone, there=quiet.desk, fund=quiet.purse, **TEN)
    await clock.stop(noon(39))
    await paused.done(paused.asks, "pause", PAUSE)
    await clock.stop(noon(105))
    assert await reminded(quiet) == 0
    assert await reminders(paused) == 0
    assert (await quiet.asks.patch(quiet.here, {"is_quiet": False}, etag="*")).status_code == 200
    assert await reminded(quiet) == 1


async def test_loan_18_a_reminder_tells_nothing(alone: House) -> None:
    lent = await active(alone, **TEN, **WORDS)
    await Clock(alone).stop(noon(40))
    assert await reminded(lent) == 1
    rows = await alone.owner_execute(
        "SELECT e::text FROM events e WHERE type = 'guarantee_loan.payment_due' AND object_id = :id",
        id=lent.id,
    )
    (event,) = rows.scalars()
    reference = (await lent.read())["payment_reference"]
    assert [word for word in (reference, "14000", "140000", "EUR", lent.desk.case) if word in event] == []


async def test_other_parts_come_to_what_is_owed(house: House) -> None:
    lent = await active(house, **TEN)
    await lent.booked("Repayment", 40001)
    owed = DEPOSIT - 40001
    for body, fault in (
        ({"instalments": 25, "first_due_on": day(40)}, ("/instalments", "too_many_instalments")),
        ({"instalments": 2, "first_due_on": day(-1)}, ("/first_due_on", "in_the_past")),
        ({"instalments": 2, "first_due_on": day(29)}, ("/first_due_on", "before_grace")),
    ):
        problem = await refused(lent.commanded(lent.decides, "reschedule", body), 422, "invalid")
        assert faults(problem) == [fault]
    await lent.done(lent.decides, "reschedule", {"instalments": 20, "first_due_on": day(50)})
    found = await lent.read()
    assert (found["status"], found["outstanding"]) == ("active", euro(owed))
    assert (sum(amount for _, amount in days(found)), len(days(found))) == (owed, 20)
    assert found["next_due_on"] == day(50)
    parts = (await lent.statement())["schedule"]
    assert sum(part["left"]["amount_minor"] for part in parts) == owed


async def test_what_is_due_next_is_on_the_work_list(house: House) -> None:
    lent = await active(house, **TEN)
    answer = await lent.asks.get("/v1/work-list?kind=instalment")
    assert answer.status_code == 200, answer.text
    (item,) = answer.json()["items"]
    assert (item["id"], item["case_id"], item["due_on"]) == (str(lent.id), lent.desk.case, day(40))
    await lent.done(lent.asks, "pause", PAUSE)
    assert (await lent.asks.get("/v1/work-list?kind=instalment")).json()["items"] == []


# --- G-17 -------------------------------------------------------------------------------------------


async def test_g_17_a_case_closes_with_an_open_loan_which_is_paid_back_as_ever(house: House) -> None:
    lent = await active(house)
    await now_done(lent.desk.author, f"/v1/cases/{lent.desk.case}", "close", CLOSE)
    await lent.booked("Repayment", 100)
    await lent.done(lent.asks, "pause", PAUSE)
    await lent.done(lent.asks, "resume")
    await lent.booked("DepositReturn", DEPOSIT - 100)
    assert await lent.owed() == ("settled", 0, 0)


async def test_g_17_arrears_stand_in_the_way_of_nothing(alone: House) -> None:
    clock = Clock(alone)
    lent = await active(alone, **TEN)
    await clock.stop(noon(300))
    assert await late(lent) > 0
    there = lent.desk
    made = await there.author.post("/v1/case-plans", there.body())
    assert made.status_code == 201
    # Another home may come with another loan.
    lease = await leased(there, starts_on=day(300))
    again = await requested(alone, there=there, fund=lent.purse, lease=lease, first_due_on=day(400))
    assert (await again.approved()).here


def test_g_17_no_feature_asks_a_loan() -> None:
    features = Path(loans.__file__).parent.parent
    asking = {
        path.relative_to(features).as_posix()
        for path in features.rglob("*.py")
        if "features.loans" in path.read_text() and "loans" not in path.relative_to(features).parts
    }
    # A file of what somebody may read has loans in it too, and a mail says that an instalment is due; neither
    # decides on anything.
    assert asking == {"exchange/queries/exportable.py", "exchange/queries/notice.py"}


async def test_loan_17_the_books_are_checked_once_after_each_midnight(alone: House) -> None:
    lent, clock = await active(alone), Clock(alone)
    await alone.owner_execute("UPDATE guarantee_loans SET status = 'settled' WHERE id = :id", id=lent.id)

    async def checked(ends: type[Exception] | None = None) -> int:
        async with system_mandate(alone.office, lent.desk.centre.id, "test") as mandate:
            found = await tasks.check(mandate)
            if ends is not None:
                raise ends
            return found

    # What comes to nothing is done again: the alarm is not lost.
    with pytest.raises(InterruptedError):
        await checked(ends=InterruptedError)
    assert [await checked(), await checked()] == [1, 0]
    await clock.stop(noon(1))
    assert [await checked(), await checked()] == [1, 0]
    await alone.owner_execute("UPDATE guarantee_loans SET status = 'active' WHERE id = :id", id=lent.id)
    await clock.stop(noon(2))
    assert await checked() == 0
