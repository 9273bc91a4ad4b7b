"""Deadlines over the API: dated by the law's data or by hand, met in time or late, or waived."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, desk, id_of
from tests.features.court.dates import APPEAL, DAY, DEADLINES, dated, instant, last_moment, listed
from tests.features.stories import Clock, colleague, faults, now_done, refused
from trafficking_api.countries.court import deadlines as data
from trafficking_api.features.court.rules import reckoning

#: A Friday; thirty days later is a Sunday, and the day after it the court is open again.
FRIDAY = date(2026, 11, 20)
SECOND = timedelta(seconds=1)
ZONES = ["Europe/Brussels", "Asia/Vientiane", "Africa/Kinshasa", "Africa/Lubumbashi"]
#: In Brussels an ordinary day, and the days of both clock changes.
LAST_DAYS = [date(2027, 1, 13), date(2027, 3, 28), date(2027, 10, 31)]


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


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", LAST_DAYS)
async def test_crt_1_crt_2_what_is_shown_is_what_is_tested_to_the_second(
    house: House, clock: Clock, zone: str, day: date
) -> None:
    await clock.stop(datetime(2027, 1, 5, 9, tzinfo=UTC))
    there = await desk(house)
    mine, late = [await dated(there, zone=zone, due_on=day.isoformat(), party_role=None) for _ in range(2)]
    found = await there.read(mine)
    midnight = datetime.combine(day + DAY, datetime.min.time(), ZoneInfo(zone))
    assert found["due_at"] == last_moment(day, ZoneInfo(zone))
    assert datetime.fromisoformat(found["due_local"]) == datetime.fromisoformat(found["due_at"])
    assert found["due_local"].startswith(f"{day}T23:59:59.999999")
    await clock.stop(midnight - SECOND)
    assert [row["is_missed"] for row in await listed(there)] == [False, False]
    assert await listed(there, "&is_overdue=true") == []
    await now_done(there.author, mine, "meet")
    await clock.stop(midnight)
    assert [row["is_missed"] for row in await listed(there)] == [False, True]
    assert [row["id"] for row in await listed(there, "&is_overdue=true")] == [id_of(late)]
    await now_done(there.author, late, "meet")
    assert [row["is_late"] for row in await listed(there)] == [False, True]
    assert await listed(there, "&is_overdue=true") == []


async def test_crt_3_late_is_judged_on_when_it_happened_and_never_refused(house: House) -> None:
    there = await desk(house)
    in_time = last_moment(date(2025, 4, 2))
    for occurred_at, late in ((in_time, False), ("2025-04-02T22:00:00Z", True), (None, True)):
        here = await dated(there, base_on="2025-03-03")
        assert (await there.read(here))["is_missed"] is True
        await now_done(there.author, here, "meet", {"occurred_at": occurred_at})
        found = await there.read(here)
        assert (found["status"], found["is_late"], found["is_missed"]) == ("met", late, False)
        assert occurred_at is None or found["met_at"] == instant(datetime.fromisoformat(occurred_at))
    unknown = await dated(there, base_event="Served")
    await now_done(there.author, unknown, "meet")
    assert (await there.read(unknown))["is_late"] is None


@pytest.mark.parametrize(
    ("judged_on", "rule", "ends"),
    [
        ("2016-02-29", "be_criminal_appeal_until_2016", "2016-03-15"),
        ("2016-03-01", "be_criminal_appeal", "2016-03-31"),
    ],
)
async def test_crt_5_fifteen_days_before_march_2016_and_thirty_after(
    house: House, judged_on: str, rule: str, ends: str
) -> None:
    there = await desk(house)
    found = await there.read(await dated(there, base_on=judged_on))
    assert (found["rule"]["code"], found["due_on"]) == (rule, ends)


async def test_crt_5_without_a_rule_a_deadline_is_manual_and_says_why(house: House) -> None:
    there = await desk(house)
    by_hand = await there.read(await dated(there, act="Other", due_on="2027-02-01"))
    assert (by_hand["is_manual"], by_hand["manual_reason"]) == (True, "no_rule")
    assert (by_hand["due_at"], by_hand["rule"]) == (last_moment(date(2027, 2, 1)), None)
    for more, why in (
        ({"act": "Other"}, "no_rule"),
        ({"party_role": None, "base_on": "2026-11-20"}, "no_rule"),
        ({"base_event": None}, "no_rule"),
        ({"party_role": "Worker", "base_on": "2026-11-20"}, "no_rule"),
        ({}, "date_unknown"),
        ({"base_event": "Served", "party_role": "Accused", "base_on": "2026-11-20"}, "date_unknown"),
    ):
        found = await there.read(await dated(there, **more))
        assert (found["is_manual"], found["manual_reason"], found["due_at"]) == (True, why, None), more
        assert (found["rule"], found["diverges"], found["due_on"], found["due_local"]) == (
            None,
            False,
            None,
            None,
        )
    known = {"base_event": "Served", "party_role": "Accused", "base_on": "2026-11-20"}
    said = await there.read(await dated(there, **known, judgment_on="2026-10-01"))
    assert (said["rule"]["code"], said["due_on"]) == ("be_criminal_appeal_default", "2026-12-21")


async def test_crt_5_where_two_rules_hold_none_is_guessed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = await desk(house)
    monkeypatch.setattr(reckoning, "rules", lambda country: data.rules(country) * 2)
    found = await there.read(await dated(there, base_on="2026-11-20"))
    assert (found["is_manual"], found["manual_reason"], found["due_at"]) == (True, "several_rules", None)


async def test_crt_6_a_rule_that_no_lawyer_has_verified_says_so_with_its_source(house: House) -> None:
    there = await desk(house)
    found = await there.read(await dated(there, base_on="2026-11-20"))
    row = next(row for row in data.rules("BE") if row.code == "be_criminal_appeal")
    assert found["rule"] == {
        "code": row.code,
        "source": row.source,
        "advisory": True,
        "verified_by": None,
        "verified_at": None,
    }
    items: list[dict[str, Any]] = []
    for query, countries in (("?country=BE", {"BE"}), ("", set(data.profiles()))):
        items = (await there.author.get(f"/v1/deadline-rules{query}")).json()["items"]
        assert {item["country"] for item in items} == countries
        assert len(items) == sum(len(data.rules(country)) for country in countries)
        assert all(item["advisory"] and item["source"] for item in items)
    (item,) = [item for item in items if item["code"] == row.code]
    assert item == {
        "country": "BE",
        **row.model_dump(mode="json", exclude={"verified_by", "verified_at"}),
        "advisory": True,
        "verified_by": None,
        "verified_at": None,
    }


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"base_on": "2026-11-20", "base_at": "2026-11-20T09:00:00Z"}, ("/base_at", "not_both")),
        ({"country": "LA"}, ("/zone", "needed_abroad")),
        ({"proceeding_id": str(uuid4())}, ("/proceeding_id", "unknown_reference")),
        ({"judgment_id": str(uuid4())}, ("/judgment_id", "unknown_reference")),
        ({"appeal_id": str(uuid4()), "base_event": "Filed"}, ("/appeal_id", "unknown_reference")),
        ({"paper_id": str(uuid4()), "base_event": "Expires"}, ("/paper_id", "unknown_reference")),
        ({"after_deadline_id": str(uuid4())}, ("/base_event", "not_of_base")),
        ({"judgment_id": str(uuid4()), "base_on": "2026-11-20"}, ("/base_on", "told_by_base")),
        ({"assigned_member_id": str(uuid4())}, ("/assigned_member_id", "unknown_reference")),
    ],
)
async def test_what_contradicts_itself_or_is_not_there_is_refused(
    house: House, more: dict[str, Any], fault: tuple[str, str]
) -> None:
    there = await desk(house)
    body = {"case_id": there.case, **APPEAL, **more}
    problem = await refused(there.author.post(DEADLINES, body), 422, "invalid")
    assert faults(problem) == [fault]
    assert await listed(there) == []


async def test_what_a_deadline_runs_from_is_of_its_own_case(house: House) -> None:
    there = await desk(house)
    other = await desk(house, there.centre)
    first = await dated(other, base_on="2026-11-20")
    body = {"case_id": there.case, **APPEAL, "base_event": "Expires", "after_deadline_id": id_of(first)}
    problem = await refused(there.author.post(DEADLINES, body), 422, "invalid")
    assert faults(problem) == [("/after_deadline_id", "unknown_reference")]


async def test_abroad_the_day_ends_where_the_court_is(house: House) -> None:
    there = await desk(house)
    found = await there.read(await dated(there, country="LA", zone="Asia/Vientiane", base_on="2026-11-20"))
    assert (found["due_on"], found["rule"]["code"]) == ("2026-12-10", "la_criminal_appeal")
    assert found["due_at"] == "2026-12-10T16:59:59.999999Z"
    assert found["due_local"] == "2026-12-10T23:59:59.999999+07:00"


async def test_a_base_event_may_have_an_hour_and_counts_from_its_day_at_the_court(house: House) -> None:
    there = await desk(house)
    here = await dated(there, base_at="2026-11-19T23:30:00Z")
    found = await there.read(here)
    assert (found["base_at"], found["base_on"]) == ("2026-11-19T23:30:00.000000Z", None)
    assert (found["judgment_on"], found["due_on"]) == ("2026-11-20", "2026-12-21")


async def test_a_member_sets_a_date_by_hand_and_lets_the_rule_say_it_again(house: House) -> None:
    there = await desk(house)
    here = await dated(there, base_on="2026-11-20")
    await there.patched(here, {"due_on": "2026-12-10", "note": "Sooner, to be safe."})
    found = await there.read(here)
    assert (found["due_on"], found["is_manual"], found["manual_reason"]) == (
        "2026-12-10",
        True,
        "set_by_hand",
    )
    assert (found["diverges"], found["rule"]["code"]) == (True, "be_criminal_appeal")
    assert found["details"] == {"note": "Sooner, to be safe."}
    await there.patched(here, {"due_on": None, "note": None})
    found = await there.read(here)
    assert (found["due_on"], found["is_manual"], found["diverges"]) == ("2026-12-21", False, False)
    assert found["details"] is None
    await now_done(there.author, here, "waive", {"reason": "PersonDoesNotWish"})
    assert (await there.read(here))["waive_reason"] == "PersonDoesNotWish"
    await refused(there.author.patch(here, {"note": "No."}, etag="*"), 409, "wrong_state")


async def test_a_deadline_is_given_to_who_may_see_it_and_is_not_barred(house: House) -> None:
    there = await desk(house)
    legal, barred = there.centre.legal, await colleague(house, there.centre)
    bar = {"member_id": str(barred.member_id), "reason": "Other"}
    await there.author.made(f"/v1/cases/{there.case}/exclusions", bar)
    here = await dated(there, base_on="2026-11-20", assigned_member_id=str(legal.member_id))
    for nobody in (barred, there.centre.finance):
        patch = {"assigned_member_id": str(nobody.member_id)}
        problem = await refused(there.author.patch(here, patch, etag="*"), 422, "invalid")
        assert faults(problem) == [("/assigned_member_id", "unknown_reference")]
    assert [row["id"] for row in await listed(there, f"&assigned_member_id={legal.member_id}")] == [
        id_of(here)
    ]
    await there.patched(here, {"assigned_member_id": None})
    assert await listed(there, f"&assigned_member_id={legal.member_id}") == []


async def test_plan_7_an_open_deadline_keeps_its_case_open_and_stands_in_the_work_list(house: House) -> None:
    there = await desk(house)
    dated_, undated = await dated(there, base_on="2026-11-20"), await dated(there, act="Other")
    items = (await there.author.get(f"/v1/work-list?case_id={there.case}")).json()["items"]
    today = datetime.now(UTC).astimezone(ZoneInfo("Europe/Brussels")).date().isoformat()
    assert {(item["kind"], item["id"], item["due_on"]) for item in items} == {
        ("deadline", id_of(dated_), "2026-12-21"),
        ("deadline", id_of(undated), today),
    }
    case = f"/v1/cases/{there.case}"
    problem = await refused(there.author.post(f"{case}/close", CLOSE, etag="*"), 409, "still_open")
    assert {(one["kind"], one["id"]) for one in problem["open"]} == {
        ("deadline", id_of(dated_)),
        ("deadline", id_of(undated)),
    }
    await now_done(there.author, dated_, "meet")
    await now_done(there.author, undated, "waive", {"reason": "NoLongerRelevant"})
    assert (await there.author.get(f"/v1/work-list?case_id={there.case}")).json()["items"] == []
    await now_done(there.author, case, "close", CLOSE)
    body = {"case_id": there.case, **APPEAL}
    await refused(there.author.post(DEADLINES, body), 409, "case_closed")
