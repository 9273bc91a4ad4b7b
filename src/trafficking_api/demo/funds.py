"""The demo's guarantee funds: opened, given money, and the books of a past period closed."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from sqlalchemy import text

from trafficking_api.countries.loans import LoanPolicy, loan_policy
from trafficking_api.demo.past import ANY, Past, Step
from trafficking_api.demo.people import Partner
from trafficking_api.demo.supports import YEAR
from trafficking_api.features.ledger.schemas import CloseBook
from trafficking_api.features.ledger.service import book as books
from trafficking_api.features.loans.models import GuaranteeFund
from trafficking_api.features.loans.schemas.contribution import FundContributionReversal, NewFundContribution
from trafficking_api.features.loans.schemas.fund import NewGuaranteeFund
from trafficking_api.features.loans.service import contribution
from trafficking_api.features.loans.service import fund as funds

_DAY: Final = timedelta(days=1)
_BALANCED: Final = "ledger_transactions_balanced, ledger_entries_balanced"


@dataclass(frozen=True)
class Gift:
    """Money that was given so many days before now; one was booked twice, and taken out again."""

    days: int
    amount_minor: int
    donor: str
    purpose: str
    is_twice: bool = False


@dataclass(frozen=True)
class Plan:
    """A fund to be opened, and what is given to it."""

    name: str
    currency: str
    payer_name: str
    payer_account: str
    alone_minor: int
    gifts: tuple[Gift, ...]
    #: Whether the books of its first year are closed.
    is_closed: bool = False


_DEPOSITS: Final = "Deposits for first homes"
PLANS: Final = {
    "belgian_centre": Plan(
        "Guarantee fund",
        "EUR",
        "Linden non-profit",
        "BE00 0000 0000 0000",
        50_000,
        (
            Gift(735, 4_500_000, "An invented foundation", _DEPOSITS),
            Gift(500, 800_000, "A made-up town", _DEPOSITS),
            Gift(370, 1_500_000, "An invented foundation", _DEPOSITS, is_twice=True),
            Gift(150, 1_000_000, "Donors of a spring walk", "Whatever it is needed for"),
        ),
        is_closed=True,
    ),
    "lao_centre": Plan(
        "Deposit fund",
        "LAK",
        "Champa Services",
        "000-00-0000000",
        0,
        (Gift(700, 3_000_000_000, "An invented foundation", _DEPOSITS),),
    ),
}


@dataclass(eq=False)
class Fund:
    """A fund of a centre, and the row of it once it exists."""

    centre: Partner
    now: datetime
    rows: dict[str, GuaranteeFund] = field(default_factory=dict)
    #: What was booked by mistake.
    wrong: list[UUID] = field(default_factory=list)

    @property
    def plan(self) -> Plan:
        return PLANS[self.centre.plan.slug]

    @property
    def row(self) -> GuaranteeFund:
        return self.rows["fund"]

    def policy(self, region: str, at: datetime) -> LoanPolicy:
        """What may be lent for a dwelling in a region."""
        return loan_policy(self.centre.plan.country, region, self.plan.currency, at.date())

    def steps(self) -> Iterator[Step]:
        """It is opened before anybody gives to it."""
        first = self.plan.gifts[0].days
        yield self._step("open_guarantee_fund", first + 2, self._open)
        for gift in self.plan.gifts:
            yield self._step("book_fund_contribution", gift.days, partial(self._give, gift=gift))
            if gift.is_twice:
                yield self._step("book_fund_contribution", gift.days - 2, partial(self._give, gift=gift))
                yield self._step("reverse_fund_contribution", gift.days - 4, self._take_back)
        if self.plan.is_closed:
            yield self._step("close_book", YEAR.days - 25, self._close)
        yield replace(self._step("close_book", 0, _check), at=self.now)

    def _step(self, operation: str, days: int, do: Callable[[Past], Awaitable[None]]) -> Step:
        at = (self.now - days * _DAY).replace(hour=10)
        return Step(at, self.centre["finance"], operation, self, do, alone=True)

    async def _open(self, mandate: Past) -> None:
        plan = self.plan
        sent = {
            "name": plan.name,
            "currency": plan.currency,
            "country": self.centre.plan.country,
            "disburse_alone": {"amount_minor": plan.alone_minor, "currency": plan.currency},
            "payer_name": plan.payer_name,
            "payer_account": plan.payer_account,
        }
        id_ = await funds.open_fund(mandate, NewGuaranteeFund.model_validate(sent))
        self.rows["fund"] = await mandate.session.get_one(GuaranteeFund, (mandate.organisation_id, id_))

    async def _give(self, mandate: Past, gift: Gift) -> None:
        sent = {
            "amount": {"amount_minor": gift.amount_minor, "currency": self.plan.currency},
            "value_on": mandate.today().isoformat(),
            "donor": gift.donor,
            "purpose": gift.purpose,
            "reference": f"{mandate.today():%Y/%m%d}",
        }
        self.wrong.append(
            await contribution.contribute(mandate, self.row.id, NewFundContribution.model_validate(sent))
        )

    async def _take_back(self, mandate: Past) -> None:
        sent = {"value_on": mandate.today().isoformat(), "reason": "Duplicate"}
        body = FundContributionReversal.model_validate(sent)
        await mandate.session.flush()
        await contribution.reverse(mandate, self.row.id, self.wrong[-1], body)

    async def _close(self, mandate: Past) -> None:
        """Close the books of the first year, for good."""
        until_on = (self.now - YEAR).date().isoformat()
        await books.close(mandate, self.row.book_id, ANY, CloseBook.model_validate({"until_on": until_on}))


async def _check(mandate: Past) -> None:
    """Let the database see whether all of it balances, as long as this is the tenant whose books it sees."""
    for when in ("IMMEDIATE", "DEFERRED"):
        await mandate.session.execute(text(f"SET CONSTRAINTS {_BALANCED} {when}"))
