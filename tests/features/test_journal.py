"""What happened is written down, by the server's clock, and leads to what is (G-6, G-7, G-15)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.factories.house import FACTS, House
from tests.features.stories import (
    Clock,
    address,
    drafted,
    etag,
    faults,
    journal,
    new_case,
    now_done,
    offer,
    pair,
    preview,
    refused,
    replayed,
    reported,
    sent,
)

ZONES = ["Europe/Brussels", "Asia/Vientiane", "Africa/Kinshasa", "Africa/Lubumbashi"]


def _wire(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


async def test_g_6_the_journal_of_a_whole_story_leads_to_every_state(house: House) -> None:
    two = await pair(house)
    police, third = await house.party("authority"), await house.party()
    here = await reported(police, two.sender, persons_count=2)
    await now_done(two.sender.coordinator, here, "acknowledge")
    await now_done(two.sender.coordinator, here, "ask", {"text": "Where?"})
    await now_done(police.liaison, here, "reply", {"text": "Here."})
    await now_done(two.sender.coordinator, here, "assess", {"result": "actionable"})
    answer = await now_done(two.sender.coordinator, here, "convert", {"cases": [FACTS, FACTS]})
    one, other = answer.json()["case_ids"]
    await now_done(two.sender.coordinator, f"/v1/cases/{other}", "close", {"reason": "NotVictim"})
    offered = address(await sent(two.sender, two.receiver, one))
    await drafted(two.sender, third, one)
    await now_done(two.receiver.coordinator, offered, "decline", {"by": "centre", "code": "Other"})
    await now_done(two.sender.coordinator, here, "close", {"outcome": "AccompanimentStarted"})
    assert await replayed(house, two.sender, two.receiver, police, third) >= 15
    # A draft is nobody's business but the sender's.
    rows = await house.owner_execute(
        "SELECT count(*) FROM events WHERE organisation_id = :id AND object_kind = 'referral'", id=third.id
    )
    assert rows.scalar() == 0


async def test_g_6_the_other_side_learns_what_and_not_who(house: House) -> None:
    two = await pair(house)
    id_ = (await sent(two.sender, two.receiver)).json()["id"]
    (theirs,) = await journal(house, two.receiver, id_)
    assert (theirs.type, theirs.client_id) == ("referral.sent", None)
    own = [
        event for event in await journal(house, two.sender, id_, "referral") if event.type == "referral.sent"
    ]
    assert [event.client_id for event in own] == [two.sender.coordinator.client_id]


async def test_g_7_what_is_claimed_and_when_it_was_recorded_are_two_times(house: House) -> None:
    two = await pair(house)
    case_id = await new_case(two.sender)
    here = f"/v1/cases/{case_id}"
    claimed = datetime.now(UTC) - timedelta(days=2)
    before = datetime.now(UTC) - timedelta(seconds=5)
    body = {"reason": "Autonomy", "occurred_at": _wire(claimed)}
    await now_done(two.sender.coordinator, here, "close", body)
    closed = (await journal(house, two.sender, case_id))[-1]
    assert closed.occurred_at == claimed
    assert before < closed.recorded_at < datetime.now(UTC) + timedelta(seconds=5)
    assert closed.client_id == two.sender.coordinator.client_id


async def test_g_7_nobody_but_the_server_says_when_it_was_recorded(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await new_case(centre)}"
    body = {"reason": "Autonomy", "recorded_at": "2020-01-01T00:00:00Z"}
    problem = await refused(centre.coordinator.post(f"{here}/close", body, etag="*"), 422, "invalid")
    assert [where for where, _ in faults(problem)] == ["/recorded_at"]


async def test_g_7_five_minutes_ahead_is_clock_skew_and_more_is_422(house: House, clock: Clock) -> None:
    now = datetime(2031, 2, 3, 4, 5, 6, tzinfo=UTC)
    await clock.stop(now)
    two, police = await pair(house), await house.party("authority")
    case = f"/v1/cases/{await new_case(two.sender)}"
    draft = address(await drafted(two.sender, two.receiver, by=date(2031, 3, 1)))
    report = await reported(police, two.sender)
    commands: list[tuple[str, dict[str, Any]]] = [
        (f"{case}/close", {"reason": "Autonomy"}),
        (f"{draft}/send", {}),
        (f"{report}/acknowledge", {}),
    ]
    for path, body in commands:
        ahead = {**body, "occurred_at": _wire(now + timedelta(minutes=5, microseconds=1))}
        problem = await refused(two.sender.coordinator.post(path, ahead, etag="*"), 422, "invalid")
        assert faults(problem) == [("/occurred_at", "in_the_future")]
        for wrong in ("2031-02-03T04:05:06", "2031-02-03", 0, "yesterday"):
            answer = two.sender.coordinator.post(path, {**body, "occurred_at": wrong}, etag="*")
            assert [where for where, _ in faults(await refused(answer, 422, "invalid"))] == ["/occurred_at"]
        skewed = {**body, "occurred_at": _wire(now + timedelta(minutes=5))}
        await two.sender.coordinator.done(path, skewed, etag="*")
    told = (await journal(house, two.sender, case.rsplit("/", 1)[1]))[-1]
    assert (told.occurred_at, told.recorded_at) == (now + timedelta(minutes=5), now)


# --- today ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zone", ZONES)
async def test_g_15_today_is_the_tenants(house: House, clock: Clock, zone: str) -> None:
    day = date(2031, 7, 15)
    midnight = datetime.combine(day, datetime.min.time(), ZoneInfo(zone)).astimezone(UTC)
    await clock.stop(midnight - timedelta(seconds=1))
    centre = await house.party(zone=zone)
    here = f"/v1/cases/{await new_case(centre)}"
    tomorrow = {**FACTS, "opened_on": "2031-07-15"}
    problem = await refused(centre.coordinator.post("/v1/cases", tomorrow), 422, "invalid")
    assert faults(problem) == [("/opened_on", "in_the_future")]
    assert (await centre.coordinator.get(here)).json()["opened_on"] == "2031-07-14"
    await clock.stop(midnight)
    await centre.coordinator.made("/v1/cases", tomorrow)
    closed = (await now_done(centre.coordinator, here, "close", {"reason": "Autonomy"})).json()
    assert (closed["opened_on"], closed["closed_on"]) == ("2031-07-14", "2031-07-15")
    for name in ("created_at", "updated_at"):
        assert datetime.fromisoformat(closed[name]).tzinfo is not None
        assert closed[name].endswith("Z")


@pytest.mark.parametrize(("day", "hours"), [("2031-03-30", 23), ("2031-10-26", 25), ("2031-06-01", 24)])
async def test_g_15_a_day_of_brussels_lasts_as_long_as_it_lasts(
    house: House, clock: Clock, day: str, hours: int
) -> None:
    zone = ZoneInfo("Europe/Brussels")
    begin = datetime.combine(date.fromisoformat(day), datetime.min.time(), zone).astimezone(UTC)
    await clock.stop(begin - timedelta(days=1))
    centre = await house.party()
    opened = []
    for moment in (
        timedelta(seconds=-1),
        timedelta(),
        timedelta(hours=hours, seconds=-1),
        timedelta(hours=hours),
    ):
        await clock.stop(begin + moment)
        made = await centre.coordinator.made("/v1/cases", FACTS)
        opened.append(date.fromisoformat(made.json()["opened_on"]) - date.fromisoformat(day))
    assert opened == [timedelta(days=n) for n in (-1, 0, 0, 1)]


async def test_g_15_the_days_of_a_referral_are_the_senders(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 7, 14, 12, tzinfo=UTC))
    two = await pair(house, zone="Africa/Kinshasa")
    case_id = await new_case(two.sender)
    # Half past eleven in the evening in Kinshasa, half past five in the morning of the next day in Vientiane.
    await clock.stop(datetime(2031, 7, 14, 22, 30, tzinfo=UTC))
    (item,) = await preview(two.sender, case_id, two.receiver)
    assert item["card"]["respond_by_on"] == "2031-07-14"
    made = await two.sender.coordinator.made("/v1/referrals", offer(case_id, two.receiver, "2031-07-14"))
    here = address(made)
    await now_done(two.sender.coordinator, here, "send")
    version = await etag(two.receiver.coordinator, here)
    seen = (await two.receiver.coordinator.done(f"{here}/accept", {}, etag=version)).json()
    assert [seen[name] for name in ("sent_on", "answered_on", "updated_on")] == ["2031-07-14"] * 3
