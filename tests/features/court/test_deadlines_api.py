"""Deadlines over the API: dated by the law's data, set by hand, met in time or late, waived."""

from datetime import date

from tests.factories.house import House
from tests.features.case_plans.plans import desk
from tests.features.court.dates import DAY, dated, last_moment, listed

#: A Friday; thirty days later is a Sunday, and the day after it the court is open again.
FRIDAY = date(2026, 11, 20)


async def test_a_deadline_says_when_it_ends_by_which_rule_and_where(house: House) -> None:
    there = await desk(house)
    here = await dated(there, base_on=FRIDAY.isoformat(), note="The lawyer was asked.")
    found = await there.read(here)
    ends = date(2026, 12, 21)
    assert ends == FRIDAY + 31 * DAY
    assert (found["due_at"], found["due_on"]) == (last_moment(ends), ends.isoformat())
    assert found["due_local"] == "2026-12-21T23:59:59.999999+01:00"
    assert (found["status"], found["is_manual"], found["manual_reason"]) == ("open", False, None)
    assert (found["zone"], found["judgment_on"], found["base_on"]) == (
        "Europe/Brussels",
        FRIDAY.isoformat(),
        FRIDAY.isoformat(),
    )
    assert found["details"] == {"note": "The lawyer was asked."}
    assert (await listed(there)) == [{name: found[name] for name in found if name != "details"}]
