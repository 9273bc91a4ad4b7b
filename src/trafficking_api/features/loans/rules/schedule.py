"""In which instalments a loan is paid back, what of it is due, and what is late."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from trafficking_api.countries.loans import LoanPolicy

_MONTHS = 12


class Instalment(NamedTuple):
    """One payment that is asked for, and its day."""

    due_on: date
    amount_minor: int


class Misfit(Exception):
    """A schedule that the policy does not allow: in which field, why, and where the limit lies."""

    def __init__(self, field: str, code: str, limit: int | date) -> None:
        super().__init__(f"{field}: {code}")
        self.field = field
        self.code = code
        self.limit = limit


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def earliest_due(paid_out_on: date, policy: LoanPolicy) -> date:
    """The first day on which an instalment may be asked for."""
    return paid_out_on + timedelta(days=policy.grace_days)


def most_instalments(principal: int, policy: LoanPolicy) -> int:
    """In how many instalments this much can be paid back at most; a small sum is paid at once."""
    return max(1, min(policy.instalments_max, principal // policy.minimum_instalment_minor))


def schedule(
    principal: int, instalments: int, first_due_on: date, policy: LoanPolicy, *, paid_out_on: date
) -> tuple[Instalment, ...]:
    """Equal instalments, a month apart; the last takes the rest, so that not a cent is lost (LOAN-8).

    Raises `Misfit` when there are too many, when they would be too small, and when the first comes too early.
    """
    if instalments > policy.instalments_max:
        raise Misfit("instalments", "too_many_instalments", policy.instalments_max)
    if instalments > (most := most_instalments(principal, policy)):
        raise Misfit("instalments", "instalments_too_small", most)
    if first_due_on < (earliest := earliest_due(paid_out_on, policy)):
        raise Misfit("first_due_on", "before_grace", earliest)
    step = policy.instalment_step_minor
    each = principal // instalments // step * step
    last = principal - each * (instalments - 1)
    sums = [each] * (instalments - 1) + [last]
    return tuple(Instalment(months_after(first_due_on, n), amount) for n, amount in enumerate(sums))


def remaining(plan: Sequence[Instalment], outstanding: int) -> tuple[Instalment, ...]:
    """What is still to be paid of each instalment; in sum exactly what is outstanding.

    What was paid counts for the earliest instalments first. If more is outstanding than the whole schedule
    (a payment bounced that was counted when the schedule was made), the first one takes it.
    """
    covered = sum(each.amount_minor for each in plan) - outstanding
    left = []
    for each in plan:
        paid = min(covered, each.amount_minor)
        covered -= paid
        if paid < each.amount_minor:
            left.append(Instalment(each.due_on, each.amount_minor - paid))
    return tuple(left)


def next_due(plan: Sequence[Instalment], outstanding: int, paused_from: date | None) -> Instalment | None:
    """The first instalment that is not paid yet; none while the loan is paused (LOAN-18)."""
    left = remaining(plan, outstanding)
    return left[0] if left and paused_from is None else None


def arrears(plan: Iterable[Instalment], outstanding: int, today: date, paused_from: date | None) -> int:
    """How much is late: outstanding, although no instalment of today or later asks for it.

    From the day of a pause on nothing falls due, however long it lasts (LOAN-18).
    """
    until = today if paused_from is None else min(today, paused_from)
    not_yet = sum(each.amount_minor for each in plan if each.due_on >= until)
    return max(0, outstanding - not_yet)


def resumed(
    plan: Sequence[Instalment], outstanding: int, paused_from: date, resumed_on: date
) -> tuple[Instalment, ...]:
    """The schedule after a pause: what is left, later by as many months as it takes to be not yet due.

    What was late before the pause stays late; the sum is what is outstanding, and never another (LOAN-18).
    """
    left = remaining(plan, outstanding)
    halted = [each for each in left if each.due_on >= paused_from]
    later = 0
    while halted and months_after(halted[0].due_on, later) < resumed_on:
        later += 1
    return tuple(
        Instalment(months_after(each.due_on, later if each.due_on >= paused_from else 0), each.amount_minor)
        for each in left
    )
