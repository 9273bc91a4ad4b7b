"""Measures a book of 100,000 entries: how fast a fund and a loan are told, and that nothing is lost.

Run by `make bench`. It makes a PostgreSQL of its own, durable and on disk, and a server process. Nobody in it
is real. It fails when a goal is missed, when the book does not balance, or when what a fund or its loans tell
is not what was booked.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
from sqlalchemy import insert

from bench.measuring import Place, Row, opened, report, settled
from tests.factories.house import Caller
from trafficking_api.access.mandate import Mandate, system_mandate
from trafficking_api.features.cases.models import Case
from trafficking_api.features.ledger import service as ledger
from trafficking_api.features.ledger import tasks as ledger_tasks
from trafficking_api.features.ledger.models import LedgerEntry, LedgerTransaction
from trafficking_api.features.ledger.rules import Account, Kind
from trafficking_api.features.loans import tasks
from trafficking_api.features.loans.models import GuaranteeFund, GuaranteeLoan, LoanSchedule

#: Two entries for each gift, each loan that is paid out, and each payment: 100,000.
LOANS, PAYMENTS, GIFTS, QUESTIONS = 1_920, 24, 2_000, 100
#: What each loan is, and what it is paid back in; every gift is as much as a loan.
LENT, PART, MONTH = 120_000, 4_000, timedelta(days=30)
REGIONS = ("Brussels", "Flanders", "Wallonia")
GOAL_MS, DAYS = 20.0, 10 * 365


@dataclass
class Books:
    """Three funds with ten years of loans, each of which was paid out and is paid back in parts."""

    mandate: Mandate
    book: UUID
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    rows: dict[type, list[dict[str, Any]]] = field(default_factory=dict)
    #: One for each region, as the limits of loans are regional.
    funds: list[UUID] = field(default_factory=lambda: [uuid4() for _ in REGIONS])
    #: What was booked on each account, owed on each loan, and moved in each fund, as it is added up here.
    sums: Counter[str] = field(default_factory=Counter)
    owed: Counter[UUID] = field(default_factory=Counter)
    moved: dict[UUID, list[tuple[date, int]]] = field(default_factory=dict)

    def build(self, member: UUID, approver: UUID) -> None:
        alike = {"currency": "EUR", "book_id": self.book, "country": "BE", "payer_name": "Linden"}
        for fund, region in zip(self.funds, REGIONS, strict=True):
            self._add(GuaranteeFund, id=fund, name=region, region=region, **alike)
        for number in range(GIFTS):
            given = {Account.BANK: LENT, Account.CONTRIBUTIONS: -LENT}
            self._book(Kind.CONTRIBUTION, self.funds[number % 3], None, self._day(), given)
        for number in range(LOANS):
            self._loan(number, self.funds[number % 3], member, approver)

    def _loan(self, number: int, fund: UUID, member: UUID, approver: UUID) -> None:
        """A loan of a case: paid out, and paid back in parts, of which the last are not there yet."""
        paid_out = self._day(PAYMENTS)
        case = self._add(Case, id=uuid4(), opened_on=paid_out, status="active")
        loan = self._add(
            GuaranteeLoan,
            id=uuid4(),
            case_id=case,
            fund_id=fund,
            status="active",
            currency="EUR",
            requested_minor=LENT,
            approved_minor=LENT,
            months_of_rent=2,
            instalments=LENT // PART,
            first_due_on=paid_out + MONTH,
            payee="BlockedAccount",
            other_schemes=[],
            requester_id=member,
            editor_id=member,
            approver_id=approver,
            approved_at=self.mandate.now,
            disburser_id=member,
            disbursed_on=paid_out,
            agreement_signed_on=paid_out,
            payment_reference=f"RF{number:06}",
        )
        due = [paid_out + MONTH * (number + 1) for number in range(LENT // PART)]
        instalments = [{"due_on": str(on), "amount_minor": PART} for on in due]
        self._add(
            LoanSchedule,
            id=uuid4(),
            loan_id=loan,
            edition=1,
            made_on=paid_out,
            principal_minor=LENT,
            instalments=instalments,
        )
        self._book(Kind.DISBURSEMENT, fund, loan, paid_out, {Account.RECEIVABLES: LENT, Account.BANK: -LENT})
        for on in due[:PAYMENTS]:
            self._book(Kind.REPAYMENT, fund, loan, on, {Account.BANK: PART, Account.RECEIVABLES: -PART})

    def _day(self, months: int = 0) -> date:
        """A day of the ten years, so many months before today at the latest."""
        return self.mandate.today() - timedelta(days=self.chance.randint(months * MONTH.days, DAYS))

    def _book(self, kind: Kind, fund: UUID, loan: UUID | None, on: date, amounts: dict[Account, int]) -> None:
        booked = self._add(
            LedgerTransaction,
            book_id=self.book,
            fund_id=fund,
            loan_id=loan,
            kind=kind,
            value_on=on,
        )
        for account, amount in amounts.items():
            self._line(booked, account, amount)
            self.sums[account] += amount
            if account is Account.BANK:
                self.moved.setdefault(fund, []).append((on, amount))
            if loan is not None and account is Account.RECEIVABLES:
                self.owed[loan] += amount

    def _line(self, booked: UUID, account: Account, amount: int) -> None:
        """An entry; what else is known of it is filled in by the database."""
        self.rows.setdefault(LedgerEntry, []).append(
            {
                "organisation_id": self.mandate.organisation_id,
                "transaction_id": booked,
                "account": account,
                "amount_minor": amount,
            }
        )

    def _add(self, model: Any, **values: Any) -> UUID:
        row = model(organisation_id=self.mandate.organisation_id, **values, **self.mandate.stamps())
        told = row.model_dump(exclude={"xid"} if model is LedgerTransaction else None)
        self.rows.setdefault(model, []).append(told)
        found: UUID = row.id
        return found


async def fill(place: Place) -> Books:
    """Write ten years down; the database fills in and checks each entry, as it does for a request."""
    member, approver = (place.centre.callers[name].member_id for name in ("caseworker", "coordinator"))
    async with system_mandate(place.house.office, place.centre.id, "bench") as mandate:
        books = Books(mandate, await ledger.book_for(mandate, "EUR"))
    # Not inside: a transaction in which nothing happens for a minute is ended by the database.
    books.build(member, approver)  # type: ignore[arg-type] # both are members
    async with system_mandate(place.house.office, place.centre.id, "bench") as mandate:
        for model in (Case, GuaranteeFund, GuaranteeLoan, LoanSchedule, LedgerTransaction, LedgerEntry):
            await mandate.session.execute(insert(model), books.rows[model])
    return books


async def swept(place: Place, what: str, sweep: Callable[[Mandate], Awaitable[int]]) -> Row:
    """Do what the sweeps of ten years have done long before somebody asks, and measure each."""
    taken: list[float] = []
    while True:
        began = time.perf_counter()
        async with system_mandate(place.house.office, place.centre.id, "bench") as mandate:
            if not await sweep(mandate):
                return Row(what, taken)
        taken.append((time.perf_counter() - began) * 1000)


Question = Callable[[], Awaitable[httpx.Response]]
Check = Callable[[dict[str, Any]], bool]


async def asked(what: str, goal: float | None, asks: Callable[[], tuple[str, Check]], by: Caller) -> Row:
    """One question many times over HTTP, each time another one; what is answered must be right."""
    taken = []
    for _ in range(QUESTIONS):
        path, is_right = asks()
        began = time.perf_counter()
        answer = await by.get(path)
        taken.append((time.perf_counter() - began) * 1000)
        if answer.is_error or not is_right(answer.json()):
            raise SystemExit(f"{path} was answered with {answer.status_code}: {answer.text[:300]}")
    return Row(what, taken, goal)


@dataclass
class Questions:
    """What people ask of the books, and what is right."""

    books: Books
    chance: random.Random = field(default_factory=lambda: random.Random(11))

    def balance(self) -> tuple[str, Check]:
        fund = self.chance.choice(self.books.funds)
        inside = sum(amount for _, amount in self.books.moved[fund])
        path = f"/v1/guarantee-funds/{fund}/balance"
        return path, lambda told: bool(told["available"]["amount_minor"] == inside)

    def month(self) -> tuple[str, Check]:
        """One month of a fund: what it closes with is what had moved until then."""
        fund = self.chance.choice(self.books.funds)
        until = self.books.mandate.today() - timedelta(days=self.chance.randint(0, DAYS - 31))
        since = until - timedelta(days=29)
        inside = sum(amount for on, amount in self.books.moved[fund] if on <= until)
        path = f"/v1/guarantee-funds/{fund}/statement?from_on={since}&until_on={until}"
        return path, lambda told: bool(told["closing_minor"] == inside)

    def loan(self, tail: str = "") -> tuple[str, Check]:
        loan = self.chance.choice(list(self.books.owed))
        owed = self.books.owed[loan]
        path = f"/v1/guarantee-loans/{loan}{tail}"
        return path, lambda told: bool(told["outstanding"]["amount_minor"] == owed)

    def trial(self) -> tuple[str, Check]:
        """The trial balance: nothing in all, and on each account what was booked there."""

        def is_right(told: dict[str, Any]) -> bool:
            found = Counter({line["account"]: line["total_minor"] for line in told["accounts"]})
            return bool(told["is_balanced"]) and found == self.books.sums

        return f"/v1/books/{self.books.book}/trial-balance", is_right


async def measured(folder: Path) -> list[Row]:
    """Fill the books, and ask."""
    async with opened(folder) as place:
        books = await fill(place)
        sweeps = [
            await swept(place, "seal a block of 250 transactions, ms", ledger_tasks.seal),
            await swept(place, "remind of what is due on 20 loans, ms", tasks.remind),
        ]
        await settled(place)
        finance = await place.served(place.centre.callers["finance"])
        ask = Questions(books)
        await asked("warm", None, ask.balance, finance)  # connections are there from now on
        return [
            await asked("balance of a fund, ms", GOAL_MS, ask.balance, finance),
            await asked("statement of a fund, one month, ms", GOAL_MS, ask.month, finance),
            await asked("a loan with its balance, ms", GOAL_MS, ask.loan, finance),
            await asked("statement of a loan, ms", GOAL_MS, lambda: ask.loan("/statement"), finance),
            await asked("trial balance of the book, ms", None, ask.trial, finance),
            *sweeps,
        ]


def main() -> int:
    """Print the table; 1 when a goal is missed."""
    return report(f"three funds, {LOANS:,} loans, 100,000 entries", measured)


if __name__ == "__main__":
    sys.exit(main())
