"""The answer date ends at 24:00 of the sender, and passes exactly once (REF-15)."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.factories.house import House
from tests.features.stories import (
    Clock,
    Pair,
    address,
    journal,
    new_case,
    now_done,
    offer,
    pair,
    refused,
    sent,
    sweep,
)
from trafficking_api import worker
from trafficking_api.features.referrals import tasks

#: The last day, in zones west and east of Greenwich, on days of 23 and 25 hours and on ordinary ones.
LAST_DAYS = [
    ("Europe/Brussels", "2031-03-30"),
    ("Europe/Brussels", "2031-10-26"),
    ("Europe/Brussels", "2031-06-30"),
    ("Asia/Vientiane", "2031-03-30"),
    ("Africa/Kinshasa", "2031-10-26"),
    ("Africa/Lubumbashi", "2031-12-31"),
    ("America/New_York", "2031-03-09"),
    ("America/New_York", "2031-11-02"),
    ("Asia/Beirut", "2031-03-29"),
]


async def _offered(house: House, clock: Clock, zone: str, last: date) -> tuple[Pair, str]:
    await clock.stop(datetime.combine(last - timedelta(days=5), datetime.min.time(), UTC))
    two = await pair(house, zone=zone)
    return two, address(await sent(two.sender, two.receiver, by=last))


def _ends(zone: str, last: date) -> datetime:
    """24:00 of a day: the first instant that a clock on the wall there calls the next day."""
    return datetime.combine(last + timedelta(days=1), datetime.min.time(), ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(("zone", "day"), LAST_DAYS)
async def test_ref_15_one_second_before_midnight_of_the_sender_it_can_be_accepted(
    house: House, clock: Clock, zone: str, day: str
) -> None:
    last = date.fromisoformat(day)
    two, here = await _offered(house, clock, zone, last)
    await clock.stop(_ends(zone, last) - timedelta(seconds=1))
    assert await sweep(house, two.sender) == 0
    await now_done(two.receiver.coordinator, here, "accept")


@pytest.mark.parametrize(("zone", "day"), LAST_DAYS)
async def test_ref_15_at_midnight_of_the_sender_it_is_too_late_before_any_sweep(
    house: House, clock: Clock, zone: str, day: str
) -> None:
    last = date.fromisoformat(day)
    two, here = await _offered(house, clock, zone, last)
    await clock.stop(_ends(zone, last))
    accept = two.receiver.coordinator.post(f"{here}/accept", {}, etag="*")
    await refused(accept, 409, "answer_date_passed")
    assert (await two.receiver.coordinator.get(here)).json()["status"] == "sent"
    assert await sweep(house, two.sender) == 1
    accept = two.receiver.coordinator.post(f"{here}/accept", {}, etag="*")
    problem = await refused(accept, 409, "wrong_state")
    assert problem["current_state"] == "expired"
    assert (await two.sender.coordinator.get(here)).json()["status"] == "expired"


async def test_ref_15_overdue_referrals_expire_exactly_once_and_the_sender_is_told(alone: House) -> None:
    clock = Clock(alone)
    last = date(2031, 5, 20)
    two, first = await _offered(alone, clock, "Africa/Kinshasa", last)
    offers = [first, *[address(await sent(two.sender, two.receiver, by=last)) for _ in range(6)]]
    await clock.stop(_ends("Africa/Kinshasa", last))
    await asyncio.gather(worker.sweep(alone.office), worker.sweep(alone.office))
    await worker.sweep(alone.office)
    for here in offers:
        for party in (two.sender, two.receiver):
            told = [
                e for e in await journal(alone, party, here.rsplit("/", 1)[1]) if e.type == "referral.expired"
            ]
            assert [(e.from_state, e.to_state, e.client_id) for e in told] == [("sent", "expired", None)]
            assert (await party.coordinator.get(here)).json()["status"] == "expired"
    out = (await two.sender.coordinator.get("/v1/referrals?direction=out&status=expired")).json()["items"]
    assert len(out) == len(offers)


@pytest.mark.race
async def test_ref_15_sweepers_without_a_lock_between_them_expire_each_once(
    house: House, clock: Clock
) -> None:
    last = date(2031, 5, 20)
    two, first = await _offered(house, clock, "Europe/Brussels", last)
    offers = [first, *[address(await sent(two.sender, two.receiver, by=last)) for _ in range(9)]]
    await clock.stop(_ends("Europe/Brussels", last))

    async def sweeper() -> int:
        return await tasks.sweep(house.office, two.sender.id)

    accepts = [two.receiver.coordinator.post(f"{here}/accept", {}, etag="*") for here in offers]
    sweeps = asyncio.gather(*(sweeper() for _ in range(8)))
    expired, answers = await asyncio.gather(sweeps, asyncio.gather(*accepts))
    assert {answer.status_code for answer in answers} == {409}
    # What an acceptance held in that moment is left to the next sweep.
    assert sum(expired) + await sweeper() == len(offers)
    for here in offers:
        told = [e.type for e in await journal(house, two.sender, here.rsplit("/", 1)[1], "referral")]
        assert told.count("referral.expired") == 1


async def test_ref_15_an_accepted_or_declined_referral_does_not_expire(house: House, clock: Clock) -> None:
    last = date(2031, 5, 20)
    two, accepted = await _offered(house, clock, "Europe/Brussels", last)
    declined = address(await sent(two.sender, two.receiver, by=last))
    await now_done(two.receiver.coordinator, accepted, "accept")
    await now_done(two.receiver.coordinator, declined, "decline", {"by": "centre", "code": "NoCapacity"})
    await clock.stop(_ends("Europe/Brussels", last) + timedelta(days=30))
    assert await sweep(house, two.sender) == 0
    states = [(await two.sender.coordinator.get(here)).json()["status"] for here in (accepted, declined)]
    assert states == ["accepted", "declined"]


async def test_ref_15_an_answer_date_is_mandatory_and_lies_ahead(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 5, 20, 17, 30, tzinfo=UTC))  # the 21st in Vientiane
    two = await pair(house, zone="Asia/Vientiane")
    case_id = await new_case(two.sender)
    body = offer(case_id, two.receiver)
    del body["respond_by_on"]
    await refused(two.sender.coordinator.post("/v1/referrals", body), 422, "invalid")
    for wrong in (None, 0, "2031-05-20", "2033-01-01", "2031-05-21T00:00:00Z", "21/05/2031"):
        answer = two.sender.coordinator.post("/v1/referrals", {**body, "respond_by_on": wrong})
        await refused(answer, 422, "invalid")
    draft = await two.sender.coordinator.made("/v1/referrals", {**body, "respond_by_on": "2031-05-21"})
    # A draft whose date passes is not sent any more.
    await clock.stop(datetime(2031, 5, 21, 17, 0, tzinfo=UTC))
    send = two.sender.coordinator.post(f"{address(draft)}/send", {}, etag="*")
    await refused(send, 409, "answer_date_passed")
