"""Since when a proceeding exists can be said later, so that nothing of before is refused for good (CRT-3)."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.factories.court_files import PROCEEDINGS
from tests.factories.house import House
from tests.features.case_plans.plans import Desk, desk, id_of, sql_refuses
from tests.features.court.files import correct, filed, opened, step
from tests.features.court.hearings import MONDAY
from tests.features.stories import Clock, faults, refused, replayed
from trafficking_api.countries.court.procedures import procedures

#: When it is written down, and what happened in the week before.
LAST_WEEK = "2030-12-30T11:00:00Z"


async def opened_by_default(there: Desk, **more: Any) -> str:
    """The address of a proceeding of which nobody says since when it exists."""
    body = {"court_file_id": id_of(await filed(there)), "procedure": "Criminal", **more}
    return str((await there.author.made(PROCEEDINGS, body)).headers["Location"])


async def why(there: Desk, here: str, opened_on: str | None) -> str:
    """Why a proceeding cannot have existed since a day."""
    problem = await refused(there.author.patch(here, {"opened_on": opened_on}, etag="*"), 422, "invalid")
    ((pointer, reason),) = faults(problem)
    assert pointer == "/opened_on"
    return reason


async def test_crt_3_what_happened_before_it_was_written_down_is_refused_only_until_that_is_said(
    house: House, clock: Clock
) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    here = await opened_by_default(there)
    assert (await there.read(here))["opened_at"] == "2031-01-05T23:00:00.000000Z"
    problem = await refused(step(there, here, "file_complaint", LAST_WEEK), 422, "invalid")
    assert faults(problem) == [("/occurred_at", "before_opened")]
    told = (await there.patched(here, {"opened_on": "2030-12-30"})).json()
    assert (told["opened_at"], told["stage"]) == ("2030-12-29T23:00:00.000000Z", "considering")
    assert (await step(there, here, "file_complaint", LAST_WEEK)).status_code == 201
    # It can be moved back further, and forward again, but not past what was written down.
    await there.patched(here, {"opened_on": "2029-01-01"})
    await there.patched(here, {"opened_on": "2030-12-30", "court": "Another court"})
    assert await why(there, here, "2030-12-31") == "after_first_step"
    assert (await there.read(here))["opened_at"] == "2030-12-29T23:00:00.000000Z"
    assert await replayed(house, there.centre) > 0


async def test_a_step_that_was_taken_back_was_known_once_and_holds_the_day_too(
    house: House, clock: Clock
) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    here = await opened(there, await filed(there), opened_on="2030-12-01")
    made = await step(there, here, "file_complaint", LAST_WEEK)
    assert (await correct(there, here, made.json()["id"])).status_code == 200
    assert await why(there, here, "2030-12-31") == "after_first_step"
    await there.patched(here, {"opened_on": "2030-12-30"})


async def test_it_existed_on_no_day_to_come_and_by_no_other_stages(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    here = await opened_by_default(there)
    assert await why(there, here, "2031-01-07") == "in_the_future"
    assert await why(there, here, None) == "iso_date"
    profile = procedures()["BE"]
    row = profile.procedures[0]
    began = row.effective_from
    # The first row of the data is that of all days before it.
    await there.patched(here, {"opened_on": (began - timedelta(days=1)).isoformat()})
    earlier = row.model_copy(update={"effective_from": began - timedelta(days=100)})
    changed = {
        **procedures(),
        "BE": profile.model_copy(update={"procedures": (earlier, *profile.procedures)}),
    }
    monkeypatch.setattr("trafficking_api.countries.court.procedures.procedures", lambda: changed)
    await there.patched(here, {"opened_on": began.isoformat()})
    assert await why(there, here, (began - timedelta(days=1)).isoformat()) == "other_stages"


@pytest.mark.parametrize(
    ("at", "ours", "theirs", "begins"),
    [
        # It is Tuesday already at a centre in Laos, and still Monday where the court is.
        ("2031-01-06T20:00:00Z", ("LA", "Asia/Vientiane"), ("BE", "Europe/Brussels"), "2031-01-05T23:00:00"),
        ("2031-01-06T20:00:00Z", ("BE", "Europe/Brussels"), ("FR", "Asia/Tokyo"), "2031-01-06T15:00:00"),
    ],
)
async def test_g_15_its_day_is_that_of_the_court(
    house: House, clock: Clock, at: str, ours: tuple[str, str], theirs: tuple[str, str], begins: str
) -> None:
    await clock.stop(datetime.fromisoformat(at))
    there = await desk(house, await house.party(country=ours[0], zone=ours[1]))
    here = await opened_by_default(there, country=theirs[0], zone=theirs[1])
    assert (await there.read(here))["opened_at"] == f"{begins}.000000Z"
    today = (datetime.fromisoformat(f"{begins}+00:00") + timedelta(hours=14)).astimezone(UTC).date()
    assert await why(there, here, (today + timedelta(days=1)).isoformat()) == "in_the_future"
    await there.patched(here, {"opened_on": today.isoformat()})
    assert (await there.read(here))["opened_at"] == f"{begins}.000000Z"
    # What happens now is not before the day on which it was opened.
    assert (await step(there, here, "file_complaint")).status_code == 201


@pytest.mark.walls
async def test_g_6_the_database_lets_a_proceeding_be_no_younger_than_its_steps(
    house: House, clock: Clock
) -> None:
    await clock.stop(MONDAY)
    there = await desk(house)
    here = await opened(there, await filed(there), opened_on="2030-12-01")
    await step(there, here, "file_complaint", LAST_WEEK)
    moved = "UPDATE proceedings SET opened_at = '{}' WHERE id = :id"
    for when, refusal in ((LAST_WEEK, ""), ("2030-12-30T11:00:00.001Z", "TA500"), ("2020-01-01", "")):
        assert await sql_refuses(there, moved.format(when), id=UUID(id_of(here))) == refusal
