"""Random commands on a real loan against a model by brute force (LOAN-4, LOAN-5, LOAN-6, LOAN-17)."""

import asyncio
from collections.abc import Coroutine
from typing import Any, ClassVar, TypeVar

import httpx
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.factories.house import House
from tests.features.loans.funds import day, euro, key
from tests.features.loans.ledger_model import BOOKED, NEXT, PAID_OUT, PAYMENTS, RELIEFS, Line, Model
from tests.features.loans.lending import CANCEL, PAUSE, REJECT, Lent, paid_out, requested
from trafficking_api.features.loans.rules.standing import Decision, Entry, EntryType, fold

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

GIVEN, MOST = 1_400_000, 140_000
ENDINGS = ("reject", "withdraw", "cancel")
DECISIONS = (*("approve", "disburse") * 2, "unapprove", "pause", "resume", *ENDINGS)
#: Mostly today, where most is possible; also a day too early, one too late, and days between.
DAYS = st.sampled_from([*[0] * 7, -3, -15, -40, 1])
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
    loan: Lent

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()
        self.before: list[tuple[str, int, int]] = [("requested", 0, 0)]
        self.last: tuple[dict[str, Any], str, str] | None = None
        self.requested = 0

    @initialize(minor=st.integers(20_000, MOST), paid=st.integers(0, 4))
    def ask(self, minor: int, paid: int) -> None:
        self.requested = minor
        self.loan = self.wait(requested(self.house, minor))
        self.book_id = self.wait(self.loan.books.get("/v1/books")).json()["items"][0]["id"]
        if paid:
            self.decide("approve", 0)
            self.decide("disburse", 0)

    @rule(
        what=st.sampled_from(
            [*BOOKED, *BOOKED, *PAYMENTS, *("take_back",) * 4, "unwind", "again", *DECISIONS]
        ),
        how=st.sampled_from(["some", "some", "all", "more"]),
        number=st.integers(0, 100_000),
        on=DAYS,
        yes=st.booleans(),
    )
    def act(self, what: str, how: str, number: int, on: int, *, yes: bool) -> None:
        """One thing that somebody does: one rule, so that each run has some of all."""
        if self.model.status in NEXT and number % 3:
            what = "approve" if self.model.status == "requested" else "disburse"
        if what in BOOKED:
            self.book(what, how, number, on, allow_credit=yes and what in PAYMENTS)
        elif what == "take_back" and self.model.lines:
            self.take_back(number % len(self.model.lines), on)
        elif what == "unwind":
            self.take_back_what_came_last(1 + number % 5)
        elif what == "again" and self.last is not None:
            self.book_again_under_the_same_key(*self.last)
        elif what in {"pause", "resume"}:
            self.halt(what)
        elif what in DECISIONS:
            self.decide(what, number % 10)

    # --- decisions ---------------------------------------------------------------------------------

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
        if expected == "approved":
            self.wait(self.loan.approved_earlier(20))
        # What the loan was before cannot be had back by taking back entries.
        self.before = [("", -1, -1)] * len(self.model.lines) + [self.model.standing()]

    async def _decision(self, command: str) -> httpx.Response:
        loan = self.loan
        if command == "disburse":
            body = paid_out(value_on=day(-20), agreement_signed_on=day(-20))
            return await loan.commanded(loan.books, command, body)
        body = {"reject": REJECT, "cancel": CANCEL}.get(command, {})
        return await loan.commanded(loan.asks if command == "withdraw" else loan.decides, command, body)

    def halt(self, command: str) -> None:
        possible = self.model.status == "active" and self.model.paused == (command == "resume")
        body = PAUSE if command == "pause" else {}
        answer = self.wait(self.loan.commanded(self.loan.asks, command, body))
        assert answer.status_code == (200 if possible else 409), answer.text
        if possible:
            self.model.paused = command == "pause"

    # --- entries -----------------------------------------------------------------------------------

    def book(self, kind: str, how: str, some: int, on: int, *, allow_credit: bool) -> None:
        rest = {
            "Refund": self.model.credit,
            "Recovery": self.model.total("WriteOff") - self.model.total("Recovery"),
        }.get(kind, self.model.owed)
        amount = max(1, {"some": some % max(1, rest), "all": rest, "more": rest + 1 + some}[how])
        excess = max(0, amount - max(0, self.model.owed)) if kind in PAYMENTS else 0
        line = Line(kind, amount, excess, on)
        refusals = self.model.refusals(line, allow_credit=allow_credit)
        under = key()
        body = {"type": kind, "amount": euro(amount), "value_on": day(on), "allow_credit": allow_credit}
        if kind in RELIEFS:
            body["reason"] = "Hardship"
        answer = self.wait(self._post(body, under))
        if self._refused(answer, refusals):
            return
        self._booked(line, answer.json()["id"])
        self.last = body, under, answer.json()["id"]

    def book_again_under_the_same_key(self, body: dict[str, Any], under: str, made: str) -> None:
        answer = self.wait(self._post(body, under))
        assert answer.status_code == 201, answer.text
        assert answer.headers["Idempotent-Replayed"] == "true"
        assert answer.json()["id"] == made

    def take_back(self, place: int, on: int) -> None:
        answer = self.wait(self.loan.reverses(self._address(place), value_on=day(on)))
        if self._refused(answer, self.model.refusals_of_reversal(place, on)):
            return
        self._booked(self.model.reversal(place, on), self._newest())

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
            answer = self.wait(self.loan.reverses(self._address(place)))
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
        assert 0 <= model.owed <= model.total("Disbursement") <= self.requested
        assert (found["paused_from"] is not None) == model.paused
        await self._compare_entries(found["status"])
        await self._compare_money()

    async def _compare_entries(self, status: str) -> None:
        entries = await self.loan.entries()
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
        trial = (await self.loan.books.get(f"/v1/books/{self.book_id}/trial-balance")).json()
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

    async def _post(self, body: dict[str, Any], under: str) -> httpx.Response:
        return await self.loan.books.post(f"{self.loan.here}/entries", body, key=under)

    def _address(self, place: int) -> str:
        return f"{self.loan.here}/entries/{self.model.lines[place].id}"

    def _refused(self, answer: httpx.Response, refusals: set[str]) -> bool:
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
        return str(self.wait(self.loan.entries())[-1]["id"])


async def test_loan_4_after_random_commands_a_loan_stands_as_its_entries_say(house: House) -> None:
    effort = settings(
        max_examples=6,
        stateful_step_count=20,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    tested = type("Tested", (Lending,), {"house": house, "loop": asyncio.get_running_loop()})
    await asyncio.to_thread(run_state_machine_as_test, tested, settings=effort)
