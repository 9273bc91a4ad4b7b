"""Random commands on a real loan against a model by brute force (LOAN-4, LOAN-5, LOAN-6, LOAN-17)."""

import asyncio
from collections.abc import Coroutine
from typing import Any, ClassVar, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.factories.house import House
from tests.features.loans.funds import day, key
from tests.features.loans.ledger_model import BOOKED, NEXT, PAID_OUT, PAYMENTS, Line, Model
from tests.features.loans.lending import Loan, asked
from trafficking_api.features.loans.rules.standing import Decision, Entry, EntryType, fold

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

GIVEN = 1_000_000
ENDINGS = ("reject", "withdraw", "cancel")
#: Mostly today, where most is possible; also a day too early, one too late, and days between.
DAYS = st.sampled_from([0, 0, 0, 0, -3, -15, -40, 1])
_Answer = TypeVar("_Answer")
_DECISION = {
    "requested": "request",
    "approved": "approve",
    "rejected": "reject",
    "withdrawn": "withdraw",
    "cancelled": "cancel",
}
_SUMS = {
    "disbursed": ("Disbursement",),
    "repaid": ("Repayment",),
    "deposit_returned": ("DepositReturn",),
    "waived": ("Waiver",),
    "written_off": ("WriteOff",),
    "recovered": ("Recovery",),
}


class Lending(RuleBasedStateMachine):
    """A loan, what is done with it, and what should have come of it."""

    house: ClassVar[House]
    loop: ClassVar[asyncio.AbstractEventLoop]
    loan: Loan

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()
        self.before: list[tuple[str, int, int]] = [("requested", 0, 0)]
        self.last: tuple[dict[str, Any], str] | None = None
        self.requested = 0

    @initialize(minor=st.integers(10_000, 200_000))
    def ask(self, minor: int) -> None:
        self.requested = minor
        self.loan = self.wait(asked(self.house, minor, given=GIVEN))

    # --- decisions ---------------------------------------------------------------------------------

    @rule(
        command=st.sampled_from(["approve", "disburse", "approve", "disburse", "unapprove", *ENDINGS]),
        really=st.integers(0, 9),
    )
    def decide(self, command: str, really: int) -> None:
        arrows = NEXT.get(self.model.status, {})
        if command in arrows and command in {*ENDINGS, "unapprove"} and really:
            command = next(iter(set(arrows) & {"approve", "disburse"}))
        expected = arrows.get(command)
        answer = self.wait(self._decision(command))
        if expected is None:
            assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state"), answer.text
            return
        assert answer.status_code == 200, answer.text
        if command == "disburse":
            self._booked(Line("Disbursement", self.model.approved, 0, -20), self._newest())
            return
        self.model.decided = expected
        self.model.approved = self.requested if expected == "approved" else 0
        # What the loan was before cannot be had back by taking back entries.
        self.before = [("", -1, -1)] * len(self.model.lines) + [self.model.standing()]

    async def _decision(self, command: str) -> Any:
        reasons = {"reject": "NotAffordable", "cancel": "PersonDeclined"}
        who = self.loan.asking if command == "withdraw" else self.loan.deciding
        if command == "disburse":
            return await self.loan.pays_out(-20)
        body = {"reason": reasons[command]} if command in reasons else {}
        return await self.loan.commands(who, command, body)

    @rule(command=st.sampled_from(["pause", "resume"]))
    def halt(self, command: str) -> None:
        active = self.model.status == "active"
        possible = active and self.model.paused == (command == "resume")
        body = {"reason": "LostIncome"} if command == "pause" else {}
        answer = self.wait(self.loan.commands(self.loan.asking, command, body))
        assert answer.status_code == (200 if possible else 409), answer.text
        if possible:
            self.model.paused = command == "pause"

    # --- entries -----------------------------------------------------------------------------------

    @rule(
        kind=st.sampled_from([*BOOKED, "Repayment"]),
        how=st.sampled_from(["some", "some", "all", "more"]),
        some=st.integers(1, 120_000),
        on=DAYS,
        allow_credit=st.booleans(),
    )
    def book(self, kind: str, how: str, some: int, on: int, *, allow_credit: bool) -> None:
        rest = {
            "Refund": self.model.credit,
            "Recovery": self.model.total("WriteOff") - self.model.total("Recovery"),
        }.get(kind, self.model.owed)
        amount = max(1, {"some": some, "all": rest, "more": rest + 1}[how])
        excess = max(0, amount - max(0, self.model.owed)) if kind in PAYMENTS else 0
        allow_credit = allow_credit and kind in PAYMENTS
        line = Line(kind, amount, excess, on)
        refusals = self.model.refusals(line, allow_credit=allow_credit)
        under = key()
        wish = {"kind": kind, "minor": amount, "on": day(on), "allow_credit": allow_credit}
        answer = self.wait(self.loan.books(**wish, under=under))
        if self._refused(answer, refusals):
            return
        self._booked(line, answer.json()["id"])
        self.last = ({**wish, "under": under}, answer.json()["id"])

    @precondition(lambda self: self.last is not None)
    @rule()
    def book_again_under_the_same_key(self) -> None:
        assert self.last is not None
        wish, made = self.last
        answer = self.wait(self.loan.books(**wish))
        assert answer.status_code == 201, answer.text
        assert answer.headers["Idempotent-Replayed"] == "true"
        assert answer.json()["id"] == made

    @precondition(lambda self: self.model.lines)
    @rule(place=st.integers(0, 40), on=DAYS)
    def take_back(self, place: int, on: int) -> None:
        place %= len(self.model.lines)
        answer = self.wait(self.loan.reverses(self.model.lines[place].id, on=day(on)))
        if self._refused(answer, self.model.refusals_of_reversal(place, on)):
            return
        self._booked(self.model.reversal(place, on), self._newest())

    @precondition(lambda self: self.model.lines)
    @rule(count=st.integers(1, 10))
    def take_back_what_came_last(self, count: int) -> None:
        """LOAN-4: newest first nothing is ever in the way, and the loan stands as it stood before."""
        for _ in range(count):
            gone = self.model.taken_back()
            length = len(self.model.lines)
            place = length - 1
            # Go back over what is undone already: an entry, and the one that took it back.
            while place >= 0 and (place in gone or self.model.lines[place].takes_back is not None):
                place -= 1
            if place < 0 or self.before[place][1] < 0 or not self._undone_since(place):
                return
            answer = self.wait(self.loan.reverses(self.model.lines[place].id))
            assert answer.status_code in {200, 201}, answer.text
            self._booked(self.model.reversal(place, 0), self._newest())
            assert self.model.standing() == self.before[place]
            self.stands_as_the_model_says()

    def _undone_since(self, place: int) -> bool:
        """Whether all that was booked after an entry is pairs that undo each other."""
        later = self.model.lines[place + 1 :]
        return all(line.takes_back is None or line.takes_back > place for line in later)

    # --- what must hold ----------------------------------------------------------------------------

    @invariant()
    def stands_as_the_model_says(self) -> None:
        self.wait(self._compare())

    async def _compare(self) -> None:
        model, found = self.model, await self.loan.read()
        assert found["status"] == model.status
        sums = {name: found[name]["amount_minor"] for name in _SUMS} | {
            name: found[name]["amount_minor"] for name in ("outstanding", "credit")
        }
        assert sums == {
            **{name: model.total(*types) for name, types in _SUMS.items()},
            "outstanding": model.owed,
            "credit": model.credit,
        }
        assert 0 <= model.owed <= model.total("Disbursement") <= (self.requested)
        assert (found["paused_from"] is not None) == model.paused
        await self._compare_entries(found["status"])
        await self._compare_money()

    async def _compare_entries(self, status: str) -> None:
        entries = list(reversed(await self.loan.entries()))
        assert [each["id"] for each in entries] == [line.id for line in self.model.lines]
        assert [each["type"] for each in entries] == [line.type for line in self.model.lines]
        folded = fold(
            [Decision(_DECISION[self.model.decided])],
            [
                entry if line.takes_back is None else entry.reversal()
                for line in self.model.lines
                for entry in [Entry(EntryType(line.type), line.amount, line.excess)]
            ],
        )
        assert (status, folded.outstanding, folded.credit) == (folded.status, *self.model.standing()[1:])

    async def _compare_money(self) -> None:
        """The fund and the book know of this loan, and of nothing else (LOAN-17)."""
        model = self.model
        inside, owed = GIVEN + model.bank, model.credit
        committed = model.approved if model.status == "approved" else 0
        assert await self.loan.purse.figures() == (inside, committed, owed, inside - committed - owed)
        books = await self.loan.finance.get("/v1/books")
        book = books.json()["items"][0]["id"]
        trial = (await self.loan.finance.get(f"/v1/books/{book}/trial-balance")).json()
        assert trial["is_balanced"]
        totals = {row["account"]: row["total_minor"] for row in trial["accounts"]}
        assert totals.get("Receivables", 0) == model.owed
        assert totals.get("Credits", 0) == -model.credit
        assert totals.get("Bank", 0) == inside
        assert sum(totals.values()) == 0

    # --- helpers -----------------------------------------------------------------------------------

    def wait(self, answer: Coroutine[Any, Any, _Answer]) -> _Answer:
        """The house lives on its own loop; the machine runs in a thread beside it."""
        return asyncio.run_coroutine_threadsafe(answer, self.loop).result(60)

    def _refused(self, answer: Any, refusals: set[str]) -> bool:
        """Whether it was refused, as it should be; which of several reasons is told does not matter."""
        if not refusals:
            assert answer.status_code in {200, 201}, answer.text
            return False
        assert answer.status_code in {409, 422}, answer.text
        assert answer.json()["code"] in refusals, answer.text
        return True

    def _booked(self, line: Line, entry_id: str) -> None:
        line.id = entry_id
        self.model.lines.append(line)
        self.before.append(self.model.standing())
        if self.model.status not in PAID_OUT:
            self.model.paused = False

    def _newest(self) -> str:
        return str(self.wait(self.loan.entries())[0]["id"])


async def test_loan_4_after_random_commands_a_loan_stands_as_its_entries_say(house: House) -> None:
    effort = settings(
        max_examples=8,
        stateful_step_count=25,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    tested = type("Tested", (Lending,), {"house": house, "loop": asyncio.get_running_loop()})
    await asyncio.to_thread(run_state_machine_as_test, tested, settings=effort)
