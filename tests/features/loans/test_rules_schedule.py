"""Instalments, against an oracle that counts days and cents one by one (LOAN-8, LOAN-18)."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trafficking_api.countries.loans import LoanPolicy, loan_policy
from trafficking_api.features.loans.rules.schedule import (
    Instalment,
    Misfit,
    arrears,
    earliest_due,
    months_after,
    most_instalments,
    next_due,
    remaining,
    resumed,
    schedule,
)

PAID_OUT = date(2026, 12, 1)
BELGIUM = loan_policy("BE", "Brussels", "EUR", PAID_OUT)
#: No rent in Belgium makes two months of it more than this; a loan is not larger.
LARGEST = 1_000_000
DAYS = st.dates(date(2026, 1, 1), date(2060, 12, 31))


def refused(principal: int, instalments: int, policy: LoanPolicy) -> bool:
    """Whether so many instalments are too many, or one of them but the last would be too small."""
    each = principal // instalments
    return instalments > policy.instalments_max or (
        instalments > 1 and each < policy.minimum_instalment_minor
    )


def made(principal: int, instalments: int, policy: LoanPolicy) -> tuple[Instalment, ...] | None:
    first = PAID_OUT + timedelta(days=policy.grace_days)
    try:
        return schedule(principal, instalments, first, policy, paid_out_on=PAID_OUT)
    except Misfit:
        return None


def holds(principal: int, instalments: int, policy: LoanPolicy) -> None:
    """LOAN-8, as it is written."""
    plan = made(principal, instalments, policy)
    assert (plan is None) == refused(principal, instalments, policy)
    if plan is None:
        return
    amounts = [each.amount_minor for each in plan]
    assert sum(amounts) == principal
    assert len(amounts) == instalments <= policy.instalments_max
    assert all(amount >= policy.minimum_instalment_minor for amount in amounts[:-1])
    assert all(amount % policy.instalment_step_minor == 0 for amount in amounts[:-1])
    assert len(set(amounts[:-1])) <= 1
    assert amounts[-1] >= max(1, *amounts)


@given(st.integers(1, LARGEST), st.integers(1, 40), st.sampled_from(["EUR", "USD", "CDF", "LAK", "XAF"]))
def test_loan_8_not_a_cent_is_lost_or_asked_twice(principal: int, instalments: int, currency: str) -> None:
    holds(principal, instalments, loan_policy("BE", "Flanders", currency, PAID_OUT))


@given(
    st.integers(1, 10**15),
    st.integers(1, 60),
    st.integers(1, 60),
    st.integers(1, 10**6),
    st.integers(1, 1000),
)
def test_loan_8_under_every_policy(
    principal: int, instalments: int, most: int, step: int, steps: int
) -> None:
    holds(principal, instalments, LoanPolicy(2, most, 30, step * steps, step))


@pytest.mark.parametrize("instalments", [1, 2, 7, 12, 23, 24, 25])
def test_loan_8_for_every_principal_from_one_cent_to_a_thousand_euros(instalments: int) -> None:
    for principal in range(1, 10_001):
        holds(principal, instalments, BELGIUM)


def test_a_small_sum_is_paid_back_in_few_instalments() -> None:
    minimum = BELGIUM.minimum_instalment_minor
    for principal in range(1, LARGEST + 1, 7):
        most = most_instalments(principal, BELGIUM)
        assert most == max(1, min(24, principal // minimum))
        assert principal // most >= min(minimum, principal)


@pytest.mark.parametrize(
    ("principal", "instalments", "first", "field", "code", "limit"),
    [
        (100_000, 25, date(2027, 1, 15), "instalments", "too_many_instalments", 24),
        (5_500, 6, date(2027, 1, 15), "instalments", "instalments_too_small", 5),
        (500, 2, date(2027, 1, 15), "instalments", "instalments_too_small", 1),
        (100_000, 12, date(2026, 12, 30), "first_due_on", "before_grace", date(2026, 12, 31)),
    ],
)
def test_a_refusal_says_where_the_limit_lies(
    principal: int, instalments: int, first: date, field: str, code: str, limit: int | date
) -> None:
    with pytest.raises(Misfit) as refusal:
        schedule(principal, instalments, first, BELGIUM, paid_out_on=PAID_OUT)
    assert (refusal.value.field, refusal.value.code, refusal.value.limit) == (field, code, limit)


def test_the_first_instalment_may_be_due_when_the_grace_is_over() -> None:
    assert earliest_due(PAID_OUT, BELGIUM) == date(2026, 12, 31)
    assert schedule(1000, 1, date(2026, 12, 31), BELGIUM, paid_out_on=PAID_OUT) == (
        (date(2026, 12, 31), 1000),
    )


def test_months_are_cut_to_their_length_and_forget_nothing() -> None:
    plan = schedule(14_000, 14, date(2027, 1, 31), BELGIUM, paid_out_on=PAID_OUT)
    days = [each.due_on.isoformat() for each in plan]
    assert days[:5] == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]
    assert days[-2:] == ["2028-01-31", "2028-02-29"]


@given(DAYS, st.integers(0, 60))
def test_a_month_later_is_the_same_day_or_the_last_one(day: date, months: int) -> None:
    """The oracle walks from day to day, and counts the firsts of months that it comes across."""
    walked, seen = day, 0
    while seen < months:
        walked += timedelta(days=1)
        seen += walked.day == 1
    while walked.day < day.day and (walked + timedelta(days=1)).day != 1:
        walked += timedelta(days=1)
    assert months_after(day, months) == walked


PLANS = st.builds(
    lambda amounts, first: tuple(Instalment(months_after(first, n), a) for n, a in enumerate(amounts)),
    st.lists(st.integers(1, 50), min_size=1, max_size=8),
    st.dates(date(2027, 1, 1), date(2027, 12, 31)),
)


@given(PLANS, st.integers(0, 500))
def test_what_remains_is_what_is_outstanding_cent_by_cent(plan: tuple[Instalment, ...], paid: int) -> None:
    outstanding = max(0, sum(each.amount_minor for each in plan) - paid)
    cents = [each.due_on for each in plan for _ in range(each.amount_minor)][paid:]
    left = remaining(plan, outstanding)
    assert [each.due_on for each in left for _ in range(each.amount_minor)] == cents
    assert sum(each.amount_minor for each in left) == outstanding
    assert next_due(plan, outstanding, None) == (left[0] if left else None)
    assert next_due(plan, outstanding, date(2027, 1, 1)) is None


@given(PLANS, st.integers(1, 100))
def test_what_bounced_after_the_schedule_was_made_is_asked_for_first(
    plan: tuple[Instalment, ...], bounced: int
) -> None:
    outstanding = sum(each.amount_minor for each in plan) + bounced
    left = remaining(plan, outstanding)
    assert sum(each.amount_minor for each in left) == outstanding
    assert left[0] == (plan[0].due_on, plan[0].amount_minor + bounced)
    assert left[1:] == plan[1:]


@given(PLANS, st.integers(0, 500), st.dates(date(2026, 12, 1), date(2029, 1, 1)))
def test_late_is_what_was_due_before_today_and_is_not_paid(
    plan: tuple[Instalment, ...], paid: int, today: date
) -> None:
    total = sum(each.amount_minor for each in plan)
    cents = [each.due_on for each in plan for _ in range(each.amount_minor)][paid:]
    assert arrears(plan, max(0, total - paid), today, None) == sum(day < today for day in cents)


@given(PLANS, st.integers(0, 500), st.dates(date(2026, 12, 1), date(2029, 1, 1)), st.integers(0, 900))
def test_loan_18_during_a_pause_nothing_becomes_late(
    plan: tuple[Instalment, ...], paid: int, paused_from: date, days: int
) -> None:
    outstanding = max(0, sum(each.amount_minor for each in plan) - paid)
    before = arrears(plan, outstanding, paused_from, None)
    assert arrears(plan, outstanding, paused_from + timedelta(days=days), paused_from) == before


@given(PLANS, st.integers(0, 500), st.dates(date(2026, 12, 1), date(2029, 1, 1)), st.integers(0, 900))
def test_loan_18_after_a_pause_nothing_more_is_late_and_the_sum_is_the_same(
    plan: tuple[Instalment, ...], paid: int, paused_from: date, days: int
) -> None:
    outstanding = max(0, sum(each.amount_minor for each in plan) - paid)
    resumed_on = paused_from + timedelta(days=days)
    after = resumed(plan, outstanding, paused_from, resumed_on)
    assert sum(each.amount_minor for each in after) == outstanding
    assert arrears(after, outstanding, resumed_on, None) == arrears(plan, outstanding, paused_from, None)
    assert [each.due_on for each in after] == sorted(each.due_on for each in after)
    halted = [each for each in remaining(plan, outstanding) if each.due_on >= paused_from]
    assume(halted)
    # Not later than it has to be: a month less, and the first would be due already.
    first = next(each for each in after if each.due_on >= resumed_on)
    assert first.due_on < months_after(max(resumed_on, halted[0].due_on), 1) + timedelta(days=4)
