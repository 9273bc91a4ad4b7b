"""She never gets more than was awarded with lawful interest, and what is owed is told by the day (CRT-18)."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import day, desk
from tests.features.court.compensated import (
    AWARDED,
    Claim,
    claimed,
    euro,
    hold_the_fold,
    interest_in,
    new_claim,
    on,
    rate,
)
from tests.features.court.test_compensation import counted
from tests.features.stories import Clock, at_once, code, faults, refused, statuses
from trafficking_api.features.court.rules.compensation import Act, Entry

FIVE_PERCENT: dict[str, Any] = {"amount_minor": 0, "rates": [rate(500, day(-10))]}
UNPAID = {"awarded", "partly_paid", "enforcement"}


def some_interest(dice: random.Random) -> dict[str, Any]:
    """An amount, and up to three rates one after the other, the last perhaps without an end."""
    rates, begin = [], dice.randint(-390, -200)
    for _ in range(dice.randint(0, 3)):
        end = begin + dice.randint(0, 120)
        rates.append(rate(dice.randint(0, 2000), day(begin), day(end), dice.choice([360, 365])))
        begin = end + dice.randint(1, 60)
    if rates and dice.random() < 0.5:
        rates[-1]["to_on"] = None
    return {"amount_minor": dice.randint(0, 5_000), "rates": rates}


class Oracle:
    """A claim counted day by day, by nothing that the code uses."""

    def __init__(self, interest: dict[str, Any], awarded: int, awarded_on: int) -> None:
        self.interest, self.awarded, self.awarded_on = interest_in(interest), awarded, awarded_on
        self.payments: list[tuple[int, int]] = []
        self.ended = ""
        self.is_enforced = False

    def counted(self, until: date, *more: tuple[int, int]) -> tuple[int, int]:
        """The interest in all and what is owed on a day, with what was paid, and is to be paid."""
        entries = [Entry(Act.PAY, on(after), minor) for after, minor in (*self.payments, *more)]
        return counted(self.awarded, entries, self.interest, until)

    def takes(self, after: int, minor: int) -> bool:
        """Whether all that is paid would still be owed on its day."""
        if after < self.awarded_on:
            return False
        paid = [*self.payments, (after, minor)]
        return all(
            sum(other for when, other in paid if when <= each)
            <= self.awarded + self.counted(on(each), (after, minor))[0]
            for each, _ in paid
        )

    @property
    def status(self) -> str:
        """Where it stands."""
        if self.payments and not self.counted(on(max(after for after, _ in self.payments)))[1]:
            return "paid"
        if self.ended or self.is_enforced:
            return self.ended or "enforcement"
        return "partly_paid" if self.payments else "awarded"

    def told(self) -> tuple[str, int, int, int, int]:
        """What an open claim tells."""
        interest, owed = self.counted(on(0))
        return self.status, self.awarded, sum(minor for _, minor in self.payments), interest, owed


async def tried(claim: Claim, oracle: Oracle, dice: random.Random) -> None:
    """Try something, and insist that it is taken exactly where the oracle takes it."""
    command = dice.choice([*["pay"] * 8, "enforce", "renounce"] if dice.random() < 0.9 else ["give_up"])
    after = dice.randint(oracle.awarded_on - 5, 0)
    minor = dice.randint(1, max(1, oracle.awarded // 2))
    if command == "pay" and dice.random() < 0.3:
        minor = oracle.counted(on(after))[1] + dice.choice([0, 1])
    if minor == 0:
        return
    more = {"amount": euro(minor)} if command == "pay" else {}
    status = oracle.status
    if command == "pay":
        takes = status in UNPAID and oracle.takes(after, minor)
    else:
        sources = {"enforce": UNPAID - {"enforcement"}, "give_up": {"enforcement"}, "renounce": UNPAID}
        takes = status in sources[command] and after >= oracle.awarded_on
    answer = await claim.tried(command, on=day(after), **more)
    assert (answer.status_code == 200) == takes, (command, after, minor, oracle.told(), answer.text)
    if takes and command == "pay":
        oracle.payments.append((after, minor))
    elif takes:
        oracle.is_enforced |= command == "enforce"
        oracle.ended = {"give_up": "uncollectable", "renounce": "renounced"}.get(command, "")


@pytest.mark.parametrize("seed", range(6))
async def test_crt_18_whatever_is_tried_received_is_never_more_than_awarded_with_interest(
    house: House, seed: int
) -> None:
    dice = random.Random(seed)
    interest, awarded, awarded_on = some_interest(dice), dice.randint(1, 200_000), -dice.randint(0, 300)
    claim = await new_claim(house, claimed_on=day(-400), interest=interest)
    await claim.done("award", amount=euro(awarded), on=day(awarded_on))
    oracle = Oracle(interest, awarded, awarded_on)
    for _ in range(12):
        await tried(claim, oracle, dice)
        told = await claim.sums()
        if oracle.status in UNPAID:
            assert told == oracle.told()
        else:
            assert (*told[:3], told[4]) == (*oracle.told()[:3], None)
        assert told[2] <= awarded + oracle.counted(on(0))[0]
    assert await hold_the_fold(house, claim.there.centre.id) == 1


async def test_crt_18_to_pay_what_is_owed_pays_it_and_one_more_is_refused(house: House) -> None:
    claim = await new_claim(house, "awarded", interest=FIVE_PERCENT)
    # Ten days at five percent a year of 5 000 euros.
    assert await claim.sums() == ("awarded", AWARDED, 0, 684, AWARDED + 684)
    problem = await refused(claim.tried("pay", amount=euro(AWARDED + 685)), 422, "exceeds_owed")
    assert faults(problem) == [("/amount/amount_minor", "exceeds_owed")]
    assert await claim.sums() == ("awarded", AWARDED, 0, 684, AWARDED + 684)
    await claim.paid(AWARDED + 684)
    assert await claim.sums() == ("paid", AWARDED, AWARDED + 684, 684, None)
    await refused(claim.tried("pay"), 409, "wrong_state")


async def test_crt_18_a_claim_has_a_thousand_entries_and_each_can_be_taken_back(house: House) -> None:
    """How it stands is worked out from all of them at each reading."""
    claim = await new_claim(house, "partly_paid")
    count = "UPDATE compensation_claims SET entry_count = 999 WHERE id = :id"
    await house.owner_execute(count, id=claim.id)
    await claim.paid(1)
    before = await claim.read()
    for command in ("pay", "enforce", "renounce"):
        await refused(claim.tried(command), 409, "too_many_entries")
    # What is wrong in any case is said first.
    await refused(claim.tried("award"), 409, "wrong_state")
    assert await claim.read() == before
    await claim.back(-1)
    assert await claim.sums() == ("partly_paid", AWARDED, 100_000, 0, AWARDED - 100_000)


async def test_crt_18_a_payment_that_is_entered_late_is_held_against_those_after_it(house: House) -> None:
    claim = await new_claim(house, "awarded", interest=FIVE_PERCENT)
    await claim.paid(AWARDED + 600)
    # On its day it was owed; but then less interest has run up, and what came later was too much.
    await refused(claim.tried("pay", amount=euro(200_000), on=day(-9)), 422, "exceeds_owed")
    assert (await claim.sums())[:3] == ("partly_paid", AWARDED, AWARDED + 600)


async def test_crt_18_enforcement_stays_open_until_it_is_paid_renounced_or_uncollectable(
    house: House,
) -> None:
    there = await desk(house)
    parts = await claimed(there, "enforcement")
    for _ in range(3):
        assert (await parts.paid(100_000))["status"] == "enforcement"
    await refused(parts.tried("enforce"), 409, "wrong_state")
    assert (await parts.paid(AWARDED - 300_000))["status"] == "paid"
    for command, reason, status in (
        ("give_up", "NotTraceable", "uncollectable"),
        ("renounce", "PersonDoesNotWish", "renounced"),
    ):
        claim = await claimed(there, "enforcement")
        await claim.paid(100)
        without = claim.legal.post(f"{claim.here}/{command}", {}, etag="*")
        await refused(without, 422, "invalid")
        assert (await claim.done(command, reason=reason))["status"] == status
        assert (await claim.entries())[-1]["reason"] == reason
        assert await claim.sums() == (status, AWARDED, 100, 0, None)
    assert await hold_the_fold(house, there.centre.id) == 3


async def test_crt_18_less_interest_than_was_paid_is_refused_and_what_is_enough_settles(house: House) -> None:
    claim = await new_claim(house, "awarded", interest={"amount_minor": 1_000})
    await claim.paid(AWARDED + 400)
    lower = claim.legal.patch(claim.here, {"interest": {"amount_minor": 399}}, etag="*")
    assert faults(await refused(lower, 422, "exceeds_owed")) == [("/interest", "exceeds_owed")]
    assert await claim.sums() == ("partly_paid", AWARDED, AWARDED + 400, 1_000, 600)
    higher = await claim.legal.patch(claim.here, {"interest": {"amount_minor": 2_000}}, etag="*")
    assert higher.json()["owed"] == euro(1_600)
    just = await claim.legal.patch(claim.here, {"interest": {"amount_minor": 400}}, etag="*")
    assert just.json()["status"] == "paid"
    assert await hold_the_fold(house, claim.there.centre.id) == 1


@pytest.mark.race
async def test_crt_18_of_twenty_payments_at_once_no_more_is_taken_than_is_owed(house: House) -> None:
    claim = await new_claim(house, "awarded")
    answers = await at_once([claim.tried("pay", amount=euro(AWARDED // 3)) for _ in range(20)])
    assert statuses(answers) == {200: 3, 422: 17}
    assert {code(answer) for answer in answers if answer.status_code == 422} == {"exceeds_owed"}
    assert (await claim.sums())[:3] == ("partly_paid", AWARDED, 3 * (AWARDED // 3))
    rest = AWARDED - 3 * (AWARDED // 3)
    answers = await at_once([claim.tried("pay", amount=euro(rest)) for _ in range(20)])
    assert statuses(answers) == {200: 1, 409: 19}
    assert await claim.sums() == ("paid", AWARDED, AWARDED, 0, None)
    assert [each["place"] for each in await claim.entries()] == [1, 2, 3, 4, 5]
    assert await hold_the_fold(house, claim.there.centre.id) == 1


@pytest.mark.race
async def test_g_8_of_twenty_payments_under_one_key_one_counts(house: House) -> None:
    claim = await new_claim(house, "awarded")
    body = {"amount": euro(100)}
    same = [claim.legal.post(f"{claim.here}/pay", body, etag="*", key=f"one-{claim.id}") for _ in range(20)]
    assert statuses(await at_once(same)) == {200: 20}
    assert (await claim.sums())[:3] == ("partly_paid", AWARDED, 100)


async def test_g_15_what_is_owed_today_is_that_of_the_day_where_the_centre_is(
    house: House, clock: Clock
) -> None:
    there = await desk(house, zone="Asia/Vientiane")
    first = date(2027, 1, 4)
    interest = {"rates": [rate(3650, first.isoformat())]}
    await clock.stop(datetime(2027, 1, 4, 3, tzinfo=UTC))
    claim = await claimed(there, claimed_on=first.isoformat(), interest=interest)
    await claim.done("award", amount=euro(100_000), on=first.isoformat())
    # A tenth of a percent each day, which begins at seventeen hours in London.
    for at, owed in (
        (datetime(2027, 1, 4, 16, 59, 59, tzinfo=UTC), 100_000),
        (datetime(2027, 1, 4, 17, tzinfo=UTC), 100_100),
        (datetime(2027, 1, 5, 17, tzinfo=UTC), 100_200),
    ):
        await clock.stop(at)
        assert (await claim.sums())[4] == owed
    tomorrow = (first + timedelta(days=3)).isoformat()
    problem = await refused(claim.tried("pay", on=tomorrow), 422, "invalid")
    assert faults(problem) == [("/on", "in_the_future")]
