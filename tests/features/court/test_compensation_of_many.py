"""Many payments on one claim are worked out together, with what comes out payment by payment (CRT-18)."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.features.court import compensation_stepwise as stepwise
from tests.features.court.test_compensation import AWARD, DAY, interests, on, paid
from trafficking_api.features.court.rules import compensation
from trafficking_api.features.court.rules.compensation import Act, ClaimStatus, Entry, Standing
from trafficking_api.features.court.rules.interest import Account, Interest, Rate

MANY = 240
S = ClaimStatus


@st.composite
def anything(draw: st.DrawFn) -> list[Entry]:
    """An award and whatever comes to mind, often what is owed to the cent, often on one day."""
    entries = [Entry(Act.AWARD, on(draw(st.integers(0, 3))), draw(st.integers(1, 3_000)))]
    kinds = st.sampled_from([*[Act.PAY] * 12, *Act])
    for _ in range(draw(st.integers(0, 14))):
        act, day = draw(kinds), draw(st.one_of(st.integers(-1, 6), st.integers(0, 400)))
        minor = draw(st.one_of(st.integers(1, 40), st.integers(-1, 3_000)))
        has_amount = act in {Act.PAY, Act.AWARD} or minor == -1
        reason = draw(st.sampled_from(["because", " "]))
        entries.append(Entry(act, on(day), minor if has_amount else 0, reason))
    if draw(st.booleans()):
        entries.insert(draw(st.integers(0, len(entries))), entries[0])
    return entries


@st.composite
def to_the_cent(draw: st.DrawFn, interest: Interest) -> list[Entry]:
    """Payments that leave nothing on their day, or almost, in whatever order they are entered."""
    awarded = draw(st.integers(1, 300))
    entries = [Entry(Act.AWARD, DAY, awarded)]
    now = Standing(S.AWARDED, awarded, DAY)
    days = st.integers(0, 500)
    for day in sorted(draw(st.lists(days, max_size=8))):
        owed = stepwise.owed_minor(now, interest, on(day))
        minor = owed - draw(st.sampled_from([0, 0, 1, 2, owed // 2, -1]))
        if minor > 0:
            entries.append(paid(minor, day))
            now = Standing(S.PARTLY_PAID, awarded, DAY, (*now.payments, entries[-1]))
    later = draw(st.permutations(entries[1:]))
    if draw(st.booleans()):
        later.insert(draw(st.integers(0, len(later))), Entry(Act.ENFORCE, DAY))
    return [entries[0], *later]


def told(fold: Callable[[list[Entry], Interest], Standing], entries: list[Entry], interest: Interest) -> str:
    """How it stands, or the word of the first refusal."""
    try:
        return repr(fold(entries, interest))
    except ValueError as refused:
        return str(refused)


def hold_against_the_oracle(entries: list[Entry], interest: Interest) -> None:
    """Insist on the same in everything that the rules tell, after each of the entries too."""
    now = Standing()
    for count, entry in enumerate(entries, 1):
        first = entries[:count]
        assert told(compensation.fold, first, interest) == told(stepwise.fold, first, interest)
        broken = stepwise.breach(now, entry, interest)
        assert compensation.breach(now, entry, interest) is broken
        if broken is None:
            here = compensation.after(now, entry, interest)
            now = stepwise.after(now, entry, interest)
            assert here == now
    for place in range(len(entries)):
        assert compensation.rest_on(entries, place, interest) == stepwise.rest_on(entries, place, interest)
    for day in (DAY - timedelta(days=300), DAY, *(each.on for each in entries), on(2_000)):
        for name in ("interest_minor", "owed_minor"):
            told_here, told_there = getattr(compensation, name), getattr(stepwise, name)
            assert told_here(now, interest, day) == told_there(now, interest, day)


@settings(max_examples=150, deadline=None)
@given(interests(), anything())
def test_crt_18_whatever_is_entered_stands_as_payment_by_payment(
    interest: Interest, entries: list[Entry]
) -> None:
    hold_against_the_oracle(entries, interest)


@settings(max_examples=150, deadline=None)
@given(st.data(), interests())
def test_crt_18_what_leaves_nothing_on_its_day_stands_as_payment_by_payment(
    data: st.DataObject, interest: Interest
) -> None:
    hold_against_the_oracle(data.draw(to_the_cent(interest)), interest)


def test_crt_18_nothing_follows_the_payment_that_left_nothing() -> None:
    # What is left of a cent runs up to one more, which could be paid later; but nothing is owed on the day.
    interest = Interest(rates=(Rate(10_000, DAY, None, 365),))
    settling = [AWARD, paid(100_273, 1)]
    assert compensation.fold(settling, interest).status is S.PAID
    more = [*settling, paid(1, 1_000)]
    assert told(compensation.fold, more, interest) == told(stepwise.fold, more, interest) == "wrong_state"


def many(order: str) -> list[Entry]:
    """Very many payments, of which interest takes a part, in an order of entry."""
    entries = [paid(400 + place, place * 30) for place in range(MANY)]
    if order == "backwards":
        entries.reverse()
    if order == "shuffled":
        random.Random(18).shuffle(entries)
    return [Entry(Act.AWARD, DAY, 100_000), *entries]


RATES = Interest(10, tuple(Rate(320 + n, on(n * 200), on(n * 200 + 199), 360 + n % 7) for n in range(50)))


class Counted:
    """How often a share of the interest was asked for: each is one step of the reckoning."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steps = 0
        until = Account.until

        def counting(account: Account, day: date) -> int:
            self.steps += 1
            return until(account, day)

        monkeypatch.setattr(Account, "until", counting)


@pytest.mark.parametrize("order", ["forwards", "backwards", "shuffled"])
def test_crt_18_the_work_grows_with_the_payments_and_not_faster(
    monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    entries, counted = many(order), Counted(monkeypatch)
    now = compensation.fold(entries, RATES)
    assert now.received_minor == sum(each.amount_minor for each in entries[1:])
    assert MANY <= counted.steps <= 3 * MANY
    counted.steps = 0
    assert compensation.rest_on(entries, 7, RATES) == []
    assert compensation.rest_on(entries, 0, RATES) == list(range(1, MANY + 1))
    assert counted.steps <= 3 * MANY


@pytest.mark.parametrize("order", ["forwards", "backwards", "shuffled"])
def test_crt_18_so_it_does_where_a_payment_is_refused(monkeypatch: pytest.MonkeyPatch, order: str) -> None:
    entries, counted = many(order), Counted(monkeypatch)
    entries.insert(MANY // 2, paid(1_000_000, 30 * MANY))
    assert told(compensation.fold, entries, RATES) == "exceeds_owed"
    assert counted.steps <= 12 * MANY
