"""When what happens to a loan of the demo: asked for, decided, paid out, paid back, and how it ends."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from trafficking_api.demo.funds import Fund
from trafficking_api.demo.loans import Loan, Terms
from trafficking_api.demo.moves import Move
from trafficking_api.demo.pace import at_work
from trafficking_api.demo.past import Past, Step
from trafficking_api.features.loans.rules.schedule import Instalment, months_after, schedule

_DAY: Final = timedelta(days=1)
#: What becomes of how many loans of a centre. Those that need the longest time come first.
FATES: Final = {
    "belgian_centre": {
        "written_off": 1,
        "recovered": 1,
        "settled": 4,
        "refunded": 1,
        "overpaid": 1,
        "waived": 1,
        "hardship": 1,
        "paid_off": 3,
        "resumed": 1,
        "bounced": 2,
        "paused": 2,
        "in_arrears": 5,
        "on_time": 11,
        "rejected": 2,
        "withdrawn": 1,
        "cancelled": 2,
        "approved": 2,
        "requested": 2,
    },
    "lao_centre": {"settled": 1, "in_arrears": 1, "on_time": 2, "requested": 1},
}
#: How many days ago the lease was signed, at least.
_LEAST: Final = {
    "written_off": 340,
    "recovered": 340,
    "settled": 240,
    "refunded": 240,
    "overpaid": 240,
    "waived": 240,
    "hardship": 240,
    "paid_off": 290,
    "resumed": 290,
    "bounced": 200,
    "paused": 200,
    "in_arrears": 190,
    "on_time": 20,
}
#: These are under way now, whenever the lease was read.
_LATELY: Final = frozenset({"approved", "requested"})
_PARTS: Final = (10, 12, 12, 18, 20)
_FEW_PARTS: Final = 5
_KEPT: Final = 320
_LONG: Final = 60

Do = Callable[[Past], Awaitable[None]]


class Lending:
    """The life of one loan, from the day on which it is asked for."""

    def __init__(self, rng: Random, move: Move, fund: Fund, fate: str, number: int) -> None:
        self.rng, self.move, self.fund, self.fate, self.now = rng, move, fund, fate, fund.now
        self.zone = ZoneInfo(fund.centre.plan.zone)
        read_at = move.read_at or self.now
        self.asked_at = self._later(max(read_at, self.now - 9 * _DAY) if fate in _LATELY else read_at, 0.3)
        policy = fund.policy(move.quest.home.region, self.asked_at)
        # Between asking and paying out some weeks may pass, and then comes the time of grace.
        soonest = self.asked_at.date() + timedelta(days=policy.grace_days + 30)
        first = months_after(soonest.replace(day=1), 1)
        amount, parts = move.quest.home.deposit, _FEW_PARTS if fate == "paid_off" else rng.choice(_PARTS)
        self.loan = Loan(rng, move.quest, fund, Terms(amount, parts, first), number)
        self.parts = schedule(amount, parts, first, policy, paid_out_on=self.asked_at.date())
        self.left = amount

    def steps(self) -> Iterator[Step]:
        """What was asked for and decided, and then, if it was paid out, its life."""
        loan, lead = self.loan, self.fund.centre["coordinator"]
        yield self._step("request_guarantee_loan", self.asked_at, loan.ask)
        if self.fate in {"withdrawn", "rejected"}:
            do, clerk = (loan.withdraw, None) if self.fate == "withdrawn" else (loan.reject, lead)
            command = "withdraw" if self.fate == "withdrawn" else "reject"
            yield self._step(f"{command}_guarantee_loan", self._later(self.asked_at, 1.5), do, clerk)
        if self.fate in {"withdrawn", "rejected", "requested"}:
            return
        at = self._later(self.asked_at, 1.5)
        yield self._step("approve_guarantee_loan", at, loan.approve, lead)
        if self.fate == "cancelled":
            yield self._step("cancel_guarantee_loan", self._later(at, 3), loan.cancel, lead)
        if self.fate in {"cancelled", "approved"}:
            return
        paid_at = self._later(max(at, self.move.signed_at or at), 0.4)
        yield self._finance("disburse_guarantee_loan", paid_at, loan.disburse)
        life: Callable[[], Iterator[Step]] = getattr(self, f"_{self.fate}")
        yield from life()

    def _on_time(self) -> Iterator[Step]:
        yield from self._pays(len(self.parts))

    _paid_off = _on_time

    def _in_arrears(self) -> Iterator[Step]:
        yield from self._pays(max(0, self._passed() - self.rng.randint(1, 3)))

    def _paused(self) -> Iterator[Step]:
        paid = max(0, self._passed() - 2)
        yield from self._pays(paid)
        yield self._step("pause_guarantee_loan", self._on(self.parts[paid].due_on, -9), self.loan.pause)

    def _resumed(self) -> Iterator[Step]:
        """A pause of some weeks in the third month; what fell into it comes three months later."""
        yield from self._pays(2)
        due_on = self.parts[2].due_on
        yield self._step("pause_guarantee_loan", self._on(due_on, -9), self.loan.pause)
        yield self._step("resume_guarantee_loan", self._on(due_on, 75), self.loan.resume)
        for part in self.parts[2:]:
            yield self._paid(self._on(months_after(part.due_on, 3), -6), part)

    def _bounced(self) -> Iterator[Step]:
        """The second payment comes back, and is made again."""
        paid = list(self._pays(len(self.parts)))
        at = self._later(paid[1].at, 3)
        bounced = self._finance("reverse_loan_entry", at, self.loan.take_back)
        yield from [*paid[:2], bounced, self._paid(self._later(at, 5), self.parts[1]), *paid[2:]]

    def _settled(self) -> Iterator[Step]:
        """She moves out, and what is left comes back from who held the deposit."""
        yield from self._moves_out(3)
        yield self._books("DepositReturn", self._on(self.parts[3].due_on, 9), self.left)

    def _overpaid(self) -> Iterator[Step]:
        """The whole deposit comes back, and some of it is hers."""
        yield from self._moves_out(3)
        whole = self.loan.terms.amount_minor
        yield self._books("DepositReturn", self._on(self.parts[3].due_on, 9), whole, allow_credit=True)

    def _refunded(self) -> Iterator[Step]:
        *first, last = self._overpaid()
        yield from first
        yield last
        beyond = self.loan.terms.amount_minor - self.left
        yield self._books("Refund", self._later(last.at, 6), beyond)

    def _waived(self) -> Iterator[Step]:
        """The bank keeps some of the deposit; the small rest is waived."""
        yield from self._moves_out(3)
        at = self._on(self.parts[3].due_on, 9)
        yield self._books("DepositReturn", at, self.left - _KEPT)
        yield self._books("Waiver", self._later(at, 2), _KEPT, reason="SmallBalance")

    def _hardship(self) -> Iterator[Step]:
        yield from self._pays(2)
        do = partial(self.loan.book, type_="Waiver", amount_minor=self.left, reason="Hardship")
        at = self._on(self.parts[4].due_on, 9)
        yield self._step("book_loan_entry", at, do, self.fund.centre["coordinator"])

    def _written_off(self) -> Iterator[Step]:
        yield from self._pays(1)
        do = partial(self.loan.book, type_="WriteOff", amount_minor=self.left, reason="CannotBeReached")
        at = self._on(self.parts[6].due_on, 9)
        yield self._step("book_loan_entry", at, do, self.fund.centre["coordinator"])

    def _recovered(self) -> Iterator[Step]:
        """Some of what was written off comes after all; nothing is owed again by that."""
        yield from self._written_off()
        yield self._books("Recovery", self._on(self.parts[7].due_on, 9), self.left // 3)

    def _pays(self, count: int) -> Iterator[Step]:
        """So many instalments, each some days before it is due."""
        for part in self.parts[:count]:
            self.left -= part.amount_minor
            yield self._paid(self._on(part.due_on, -6), part)

    def _moves_out(self, paid: int) -> Iterator[Step]:
        yield from self._pays(paid)
        at = self._on(self.parts[paid - 1].due_on, 12)
        yield self._step("end_lease", at, self.move.quest.leave)

    def _passed(self) -> int:
        """How many instalments were due before today."""
        return sum(part.due_on < self.now.date() for part in self.parts)

    def _on(self, day: date, days: int) -> datetime:
        """Some days after a day, or before it, while somebody is at work."""
        at = datetime.combine(day + timedelta(days=days), time(9, 30), self.zone)
        at += timedelta(minutes=self.rng.randrange(300))
        return at_work(self.rng, at, self.zone).astimezone(self.now.tzinfo)

    def _later(self, at: datetime, days: float) -> datetime:
        return at_work(self.rng, at + days * self.rng.uniform(0.8, 1.3) * _DAY, self.zone)

    def _paid(self, at: datetime, part: Instalment) -> Step:
        """An instalment; with the last one nothing more is owed."""
        if part == self.parts[-1]:
            return self._books("Repayment", at, part.amount_minor)
        do = partial(self.loan.pay, amount_minor=part.amount_minor)
        return self._finance("book_loan_entry", at, do)

    def _books(self, type_: str, at: datetime, amount_minor: int, **more: Any) -> Step:
        do = partial(self.loan.book, type_=type_, amount_minor=amount_minor, **more)
        return self._finance("book_loan_entry", at, do)

    def _finance(self, operation: str, at: datetime, do: Do) -> Step:
        return Step(at, self.fund.centre["finance"], operation, self.loan, do, alone=True)

    def _step(self, operation: str, at: datetime, do: Do, clerk: Any = None) -> Step:
        """What the housing worker does, if it is nobody else's to do."""
        clerk = clerk or self.fund.centre["housing"]
        return Step(at, clerk, operation, self.loan, do, alone=True)


def lendings(rng: Random, fund: Fund, moves: list[Move]) -> list[Lending]:
    """Who borrows, of those who have signed a lease: the oldest leases have seen the most."""
    waiting = [fate for fate, count in FATES[fund.centre.plan.slug].items() for _ in range(count)]
    lent: list[Lending] = []
    for number, move in enumerate(sorted(moves, key=lambda move: move.signed_at or fund.now)):
        fate = next((fate for fate in waiting if _fits(move, fate, fund.now)), None)
        # Not everybody who moves needs one; what takes a long time needs the old leases, all of them.
        if fate is not None and (_LEAST.get(fate, 0) > _LONG or number % 2 == 0):
            waiting.remove(fate)
            lent.append(Lending(Random(rng.getrandbits(64)), move, fund, fate, len(lent) + 1))
    return lent


def _fits(move: Move, fate: str, now: datetime) -> bool:
    """Whether a lease is old enough for what becomes of its loan."""
    if move.read_at is None or move.signed_at is None:
        return False
    if fate in _LATELY:
        return move.support.ends_at is None or move.support.ends_at > now
    return now - move.signed_at > _LEAST.get(fate, 10) * _DAY
