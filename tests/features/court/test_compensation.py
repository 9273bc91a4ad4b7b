"""Compensation, against an oracle that counts interest day by day (CRT-18)."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trafficking_api.features.court.rules.compensation import (
    UNPAID,
    Act,
    Breach,
    ClaimStatus,
    Entry,
    Standing,
    after,
    breach,
    fold,
    interest_minor,
    owed_minor,
    rest_on,
)
from trafficking_api.features.court.rules.interest import Interest, Rate
from trafficking_api.features.court.states import CENTRE, CLAIM
from trafficking_api.kit.errors import WrongState
from trafficking_api.kit.states import SYSTEM

DAY = date(2026, 3, 1)
NONE = Interest()
FIVE_PERCENT = Interest(rates=(Rate(500, DAY, None, 365),))
S = ClaimStatus
AWARD = Entry(Act.AWARD, DAY, 100_000)


def on(days: int) -> date:
    return DAY + timedelta(days=days)


def paid(amount: int, days: int = 0) -> Entry:
    return Entry(Act.PAY, on(days), amount)


def counted(awarded: int, payments: list[Entry], interest: Interest, until: date) -> tuple[int, int]:
    """Interest in all and what is owed on a day, counted one day after the other."""
    unpaid, run_up, total = (
        Fraction(awarded),
        Fraction(interest.amount_minor),
        Fraction(interest.amount_minor),
    )
    first = min([until, *(rate.from_on for rate in interest.rates), *(each.on for each in payments)])
    for n in range((until - first).days + 1):
        today = first + timedelta(days=n)
        for payment in (each for each in payments if each.on == today):
            from_interest = min(run_up, Fraction(payment.amount_minor))
            run_up -= from_interest
            unpaid = max(Fraction(0), unpaid - (payment.amount_minor - from_interest))
        for rate in interest.rates:
            if today < until and rate.from_on <= today and (rate.to_on is None or today <= rate.to_on):
                of_today = unpaid * rate.basis_points / 10_000 / rate.year_days
                run_up, total = run_up + of_today, total + of_today
    received = sum(each.amount_minor for each in payments if each.on <= until)
    return int(total), max(0, awarded + int(total) - received)


@st.composite
def interests(draw: st.DrawFn) -> Interest:
    """An amount, and up to three rates one after the other, with gaps, the last perhaps without an end."""
    rates: list[Rate] = []
    begin = draw(st.integers(-200, 50))
    for _ in range(draw(st.integers(0, 3))):
        end = begin + draw(st.integers(0, 150))
        year = draw(st.sampled_from([360, 365]))
        rates.append(Rate(draw(st.integers(0, 2000)), on(begin), on(end), year))
        begin = end + draw(st.integers(1, 60))
    if draw(st.booleans()) and rates:
        last = rates.pop()
        rates.append(Rate(last.basis_points, last.from_on, None, last.year_days))
    return Interest(draw(st.integers(0, 5_000)), tuple(rates))


ACTS = st.lists(
    st.tuples(st.sampled_from([*[Act.PAY] * 6, *Act]), st.integers(0, 60_000), st.integers(-5, 400)),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(interests(), ACTS, st.integers(1, 200_000))
def test_crt_18_received_is_never_more_than_awarded_with_interest(
    interest: Interest, acts: list[tuple[Act, int, int]], awarded: int
) -> None:
    now = after(Standing(), Entry(Act.AWARD, DAY, awarded), interest)
    entries = [Entry(Act.AWARD, DAY, awarded)]
    for act, amount, days in acts:
        has_amount = act in {Act.PAY, Act.AWARD}
        entry = Entry(act, on(days), amount if has_amount else 0, reason="because")
        if breach(now, entry, interest) is not None:
            with pytest.raises(ValueError, match=r"^[a-z_]+$"):
                after(now, entry, interest)
            continue
        now = after(now, entry, interest)
        entries.append(entry)
    assert fold(entries, interest) == now
    payments = list(now.payments)
    for days in (*range(0, 400, 40), *((each.on - DAY).days for each in payments)):
        total, owed = counted(awarded, payments, interest, on(days))
        assert interest_minor(now, interest, on(days)) == total
        assert owed_minor(now, interest, on(days)) == owed
        assert sum(each.amount_minor for each in payments if each.on <= on(days)) <= awarded + total
    if payments:
        assert (now.status is S.PAID) == (
            now.status in {S.PAID, *UNPAID} and counted(awarded, payments, interest, payments[-1].on)[1] == 0
        )


@given(interests(), st.integers(0, 400), st.integers(1, 200_000))
def test_crt_18_to_pay_what_is_owed_pays_it_and_one_more_is_refused(
    interest: Interest, days: int, awarded: int
) -> None:
    now = after(Standing(), Entry(Act.AWARD, DAY, awarded), interest)
    owed = owed_minor(now, interest, on(days))
    assert breach(now, paid(owed + 1, days), interest) is Breach.EXCEEDS_OWED
    settled = after(now, paid(owed, days), interest)
    assert (settled.status, settled.received_minor) == (S.PAID, owed)
    assert owed_minor(settled, interest, on(days)) == 0
    if owed > 1:
        in_part = after(now, paid(owed - 1, days), interest)
        assert in_part.status is S.PARTLY_PAID


def test_crt_18_interest_of_a_year_and_of_a_leap_year() -> None:
    now = after(Standing(), AWARD, FIVE_PERCENT)
    assert interest_minor(now, FIVE_PERCENT, on(365)) == 5_000
    assert interest_minor(now, FIVE_PERCENT, on(0)) == 0
    assert interest_minor(now, FIVE_PERCENT, on(1)) == 13
    leap = Interest(rates=(Rate(500, date(2028, 1, 1), date(2028, 12, 31), 365),))
    assert interest_minor(now, leap, date(2029, 6, 1)) == 5_013
    assert interest_minor(now, Interest(700), on(999)) == 700


def test_crt_18_a_payment_counts_for_the_interest_first() -> None:
    now = fold([AWARD, paid(55_000, 365)], FIVE_PERCENT)
    assert owed_minor(now, FIVE_PERCENT, on(365)) == 50_000
    assert owed_minor(now, FIVE_PERCENT, on(730)) == 52_500
    settled = after(now, paid(52_500, 730), FIVE_PERCENT)
    assert (settled.status, settled.received_minor) == (S.PAID, 107_500)


def test_crt_18_enforcement_stays_open_until_paid_renounced_or_uncollectable() -> None:
    begun = [AWARD, paid(10_000), Entry(Act.ENFORCE, on(10))]
    assert fold(begun, NONE).status is S.ENFORCEMENT
    assert fold([*begun, paid(20_000, 20), paid(30_000, 30)], NONE).status is S.ENFORCEMENT
    assert fold([*begun, paid(90_000, 20)], NONE).status is S.PAID
    assert fold([*begun, Entry(Act.GIVE_UP, on(20), reason="insolvent")], NONE).status is S.UNCOLLECTABLE
    renounced = fold([*begun, Entry(Act.RENOUNCE, on(20), reason="she wishes to be left alone")], NONE)
    assert (renounced.status, renounced.received_minor) == (S.RENOUNCED, 10_000)
    for act in (Act.GIVE_UP, Act.RENOUNCE):
        assert breach(fold(begun, NONE), Entry(act, on(20), reason=" "), NONE) is Breach.NO_REASON


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (paid(0), Breach.WRONG_AMOUNT),
        (paid(-1), Breach.WRONG_AMOUNT),
        (Entry(Act.ENFORCE, DAY, 5), Breach.WRONG_AMOUNT),
        (paid(1, -1), Breach.BEFORE_AWARD),
        (paid(100_001), Breach.EXCEEDS_OWED),
        (Entry(Act.GIVE_UP, DAY, reason="insolvent"), Breach.WRONG_STATE),
        (AWARD, Breach.WRONG_STATE),
        (paid(100_000), None),
    ],
)
def test_crt_18_what_breaks_a_rule_is_told(entry: Entry, why: Breach | None) -> None:
    assert breach(fold([AWARD], NONE), entry, NONE) is why


def test_crt_18_a_payment_that_is_entered_late_is_held_against_those_after_it() -> None:
    now = fold([AWARD, paid(50_000, 365), paid(54_000, 366)], FIVE_PERCENT)
    assert now.status is S.PARTLY_PAID
    # Alone it is owed on its day; but with it less interest runs up, and the last one would be too much.
    assert breach(now, paid(1_000, 10), FIVE_PERCENT) is Breach.EXCEEDS_OWED
    assert breach(now, paid(900, 10), FIVE_PERCENT) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount_minor": -1},
        {"rates": (Rate(-1, DAY, None, 365),)},
        {"rates": (Rate(1, DAY, None, 0),)},
        {"rates": (Rate(1, DAY, None, 365), Rate(1, on(9), None, 365))},
        {"rates": (Rate(1, on(9), None, 365), Rate(1, DAY, on(9), 365))},
    ],
)
def test_interest_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"below zero|same day"):
        Interest(**wrong)  # type: ignore[arg-type] # of mixed types


#: What brings a claim into each state.
WAYS: dict[str, list[Entry]] = {
    "claimed": [],
    "refused": [Entry(Act.REFUSE, DAY)],
    "awarded": [AWARD],
    "partly_paid": [AWARD, paid(1)],
    "enforcement": [AWARD, Entry(Act.ENFORCE, DAY)],
    "paid": [AWARD, paid(100_000)],
    "uncollectable": [AWARD, Entry(Act.ENFORCE, DAY), Entry(Act.GIVE_UP, DAY, reason="insolvent")],
    "renounced": [AWARD, Entry(Act.RENOUNCE, DAY, reason="her wish")],
}


@pytest.mark.parametrize("state", [state.value for state in ClaimStatus])
def test_what_is_entered_follows_the_arrows_of_the_machine(state: str) -> None:
    now = fold(WAYS[state], NONE)
    assert now.status == state
    for act in Act:
        entry = Entry(act, DAY, {Act.AWARD: 5, Act.PAY: 7}.get(act, 0), reason="because")
        try:
            target = CLAIM.step(state, act, [CENTRE]).target
        except WrongState:
            assert breach(now, entry, NONE) is Breach.WRONG_STATE, act
            continue
        assert after(now, entry, NONE).status == target, act
    if state in UNPAID:
        rest = owed_minor(now, NONE, DAY)
        assert after(now, paid(rest), NONE).status == CLAIM.step(state, "settle", [SYSTEM]).target


def test_what_rests_on_an_entry_is_what_could_not_be_without_it() -> None:
    entries = [
        AWARD,
        paid(10),
        Entry(Act.ENFORCE, DAY),
        paid(20),
        Entry(Act.GIVE_UP, DAY, reason="insolvent"),
    ]
    resting = [rest_on(entries, place, NONE) for place in range(len(entries))]
    assert resting == [[1, 2, 3, 4], [], [4], [], []]
