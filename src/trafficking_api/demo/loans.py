"""One loan of the demo, done by the services that a program of the centre would call."""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, Final
from uuid import UUID

from trafficking_api.demo.dwellings import Quest
from trafficking_api.demo.funds import Fund
from trafficking_api.demo.pace import pick
from trafficking_api.demo.past import ANY, Past
from trafficking_api.demo.sealing import seal
from trafficking_api.features.cases.service.supporting import acting
from trafficking_api.features.ledger import service as ledger
from trafficking_api.features.ledger.rules import Kind, Posting
from trafficking_api.features.loans.models import GuaranteeLoan
from trafficking_api.features.loans.rules.postings import amounts
from trafficking_api.features.loans.rules.reference import new_reference
from trafficking_api.features.loans.rules.standing import Entry, EntryType
from trafficking_api.features.loans.schemas import decision as decisions
from trafficking_api.features.loans.schemas.entry import LoanEntryReversal, NewLoanEntry
from trafficking_api.features.loans.service import decision, entry, pace, request
from trafficking_api.kit.wire import Command

_TRIED: Final = {
    ("CPAS", "Refused"): 4,
    ("CPAS", "TooLate"): 4,
    ("BrusselsHousingFundLoan", "NotEligible"): 2,
    ("BankGuarantee", "NotEligible"): 2,
    ("CPAS", "NotEnough"): 1,
}
_NOTHING: Final = ("None", "NotEligible")
_SAYS: Final = (
    "She has worked in the same kitchen for half a year, and asks for small parts.",
    "Her pay comes on the fifth; a part after the tenth is never a problem.",
    "With the child benefit it is enough, if nothing breaks.",
)


@dataclass(frozen=True)
class Terms:
    """What is asked for: how much, in which parts, and from when on."""

    amount_minor: int
    instalments: int
    first_due_on: date


@dataclass(eq=False)
class Loan:
    """A loan for the deposit of one lease."""

    rng: Random
    quest: Quest
    fund: Fund
    terms: Terms
    #: Who gave her the money writes so on the transfer: the number of the loan in a year.
    number: int
    rows: dict[str, GuaranteeLoan] = field(default_factory=dict)
    entries: list[UUID] = field(default_factory=list)

    @property
    def id(self) -> UUID:
        return self.rows["loan"].id

    async def ask(self, mandate: Past) -> None:
        """Ask for it. Her case may have been closed since: its row is told as it is now."""
        home, terms = self.quest.home, self.terms
        tried = pick(self.rng, _TRIED) if self.fund.plan.currency == "EUR" else _NOTHING
        row = GuaranteeLoan(
            organisation_id=mandate.organisation_id,
            case_id=self.quest.support.case.id,
            lease_id=self.quest.signed.id,
            fund_id=self.fund.row.id,
            currency=self.fund.plan.currency,
            requested_minor=terms.amount_minor,
            months_of_rent=home.months,
            payee=home.payee,
            instalments=terms.instalments,
            first_due_on=terms.first_due_on,
            other_schemes=[{"scheme": tried[0], "result": tried[1]}],
            requester_id=acting(mandate),
            editor_id=acting(mandate),
            payment_reference=new_reference(),
            **mandate.stamps(),
        )
        income = home.rent * 2 + self.rng.randint(1, 9) * home.rent // 20
        words = {
            "monthly_income": self._sum(income),
            "monthly_expenses": self._sum(home.rent + home.charges + home.rent // 2),
            "ability_note": self.rng.choice(_SAYS),
        }
        await seal(mandate, self.quest.support, row, "details", words)
        mandate.started(row, row.status, verb="requested")
        self.rows["loan"] = row

    async def approve(self, mandate: Past) -> None:
        await decision.approve(mandate, self.id, ANY, decisions.LoanApproval())

    async def reject(self, mandate: Past) -> None:
        body = decisions.LoanRejection(reason="OtherSchemeAvailable")
        await decision.reject(mandate, self.id, ANY, body)

    async def withdraw(self, mandate: Past) -> None:
        await request.withdraw(mandate, self.id, ANY, Command())

    async def cancel(self, mandate: Past) -> None:
        body = decisions.LoanCancellation(reason="OtherSchemeGranted")
        await decision.cancel(mandate, self.id, ANY, body)

    async def disburse(self, mandate: Past) -> None:
        today = mandate.today().isoformat()
        sent = {"value_on": today, "agreement_signed_on": today, "reference": f"{today[:4]}/{self.number:04}"}
        await decision.disburse(mandate, self.id, ANY, decisions.LoanDisbursement.model_validate(sent))

    async def pause(self, mandate: Past) -> None:
        await pace.pause(mandate, self.id, ANY, decisions.LoanPause(reason="LostIncome"))

    async def resume(self, mandate: Past) -> None:
        await pace.resume(mandate, self.id, ANY, Command())

    async def pay(self, mandate: Past, amount_minor: int) -> None:
        """Book a payment after which something is still owed: how the loan stands stays the same."""
        posting = Posting(
            kind=Kind.REPAYMENT,
            fund_id=self.fund.row.id,
            loan_id=self.id,
            value_on=mandate.today(),
            amounts=amounts(Entry(EntryType.REPAYMENT, amount_minor)),
            reference=self._reference(mandate),
        )
        self.entries.append((await ledger.post(mandate, self.fund.row.book_id, posting)).id)
        mandate.touch(self.rows["loan"])

    async def book(self, mandate: Past, type_: str, amount_minor: int, **more: Any) -> None:
        """Book what was paid, waived or written off today."""
        sent = {
            "type": type_,
            "amount": self._sum(amount_minor),
            "value_on": mandate.today().isoformat(),
            "reference": self._reference(mandate),
        }
        self.entries.append(await entry.book(mandate, self.id, NewLoanEntry.model_validate(sent | more)))

    async def take_back(self, mandate: Past) -> None:
        """The last payment bounced."""
        sent = {"value_on": mandate.today().isoformat(), "reason": "Bounced"}
        await entry.reverse(mandate, self.id, self.entries[-1], LoanEntryReversal.model_validate(sent))

    def _reference(self, mandate: Past) -> str:
        """As the bank writes it."""
        return f"{mandate.today():%Y/%m%d}/{self.number}"

    def _sum(self, amount_minor: int) -> dict[str, Any]:
        return {"amount_minor": amount_minor, "currency": self.fund.plan.currency}
