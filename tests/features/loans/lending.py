"""Loans in each state, with the leases that they are for, and the bodies that they are made of."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx

from tests.factories.house import Caller, House
from tests.features.case_plans.plans import Desk, desk
from tests.features.loans.funds import Purse, day, euro, key, purse
from tests.features.stories import etag, now_done
from trafficking_api.vocabulary import code_list

LOANS, LEASES = "/v1/guarantee-loans", "/v1/leases"
RENT, DEPOSIT = 70000, 140000
REJECT = {"reason": "NotAffordable"}
CANCEL = {"reason": "LeaseFellThrough"}
PAUSE = {"reason": "LostIncome"}
READ = [{"check": value.code, "answer": "yes"} for value in code_list("lease_check").values]
WORDS: dict[str, Any] = {
    "monthly_income": euro(165000),
    "monthly_expenses": euro(138000),
    "ability_note": "She has a contract for a year.",
}


def paid_out(**more: Any) -> dict[str, Any]:
    """All that was approved is paid out today."""
    return {"value_on": day(), "agreement_signed_on": day(), **more}


async def leased(there: Desk, *, rent: int = RENT, signed: bool = True, **more: Any) -> str:
    """The address of a lease of the case."""
    body = {
        "case_id": there.case,
        "housing_type": "PrivateRental",
        "region": "Brussels",
        "monthly_rent": euro(rent),
        "deposit": euro(2 * rent),
        "deposit_payee": "Landlord",
        "starts_on": day(),
        "checks": READ,
        "landlord_name": "P. Janssens",
        "landlord_address": "Voorbeeldlaan 2, 1000 Brussel",
        "dwelling_address": "Rue de l’Exemple 1, 1000 Bruxelles",
        **more,
    }
    here = str((await there.author.made(LEASES, body)).headers["Location"])
    if signed:
        await now_done(there.author, here, "sign", {"signed_on": day()})
    return here


@dataclass
class Lent:
    """A loan of a fund, for the lease of a case."""

    desk: Desk
    purse: Purse
    lease: str
    here: str

    @property
    def id(self) -> UUID:
        """The id of the loan."""
        return UUID(self.here.rsplit("/", 1)[-1])

    @property
    def asks(self) -> Caller:
        """Who asked for it."""
        return self.desk.author

    @property
    def decides(self) -> Caller:
        """Who decides on it."""
        return self.desk.approver

    @property
    def books(self) -> Caller:
        """Who keeps the money."""
        return self.purse.finance

    async def read(self) -> dict[str, Any]:
        """How it stands."""
        answer = await self.asks.get(self.here)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def owed(self) -> tuple[str, int, int]:
        """Its status, what is owed, and what is owed to her."""
        found = await self.read()
        return found["status"], found["outstanding"]["amount_minor"], found["credit"]["amount_minor"]

    async def commanded(self, caller: Caller, command: str, body: Any = None) -> httpx.Response:
        """Give a command to what is there now."""
        body = {} if body is None else body
        return await caller.post(
            f"{self.here}/{command}", body, etag=await etag(caller, self.here), key=key()
        )

    async def done(self, caller: Caller, command: str, body: Any = None) -> "Lent":
        """The same, and insist that it was done."""
        answer = await self.commanded(caller, command, body)
        assert answer.status_code == 200, answer.text
        return self

    async def approved(self, **more: Any) -> "Lent":
        """Have it approved by another than who asked for it."""
        return await self.done(self.decides, "approve", more)

    async def approved_earlier(self, days_: int) -> "Lent":
        """Let it have been approved so many days ago, past all rules."""
        await self.desk.house.owner_execute(
            "UPDATE guarantee_loans SET approved_at = approved_at - CAST(:ago AS interval) WHERE id = :id",
            ago=timedelta(days=days_),
            id=self.id,
        )
        return self

    async def disbursed(self, **more: Any) -> "Lent":
        """Have it paid out."""
        return await self.done(self.books, "disburse", paid_out(**more))

    async def books_(self, type_: str, minor: int, by: Caller | None = None, **more: Any) -> httpx.Response:
        """Ask to book something on it."""
        body = {"type": type_, "amount": euro(minor), "value_on": day(), **more}
        return await (by or self.books).post(f"{self.here}/entries", body, key=key())

    async def booked(self, type_: str, minor: int, by: Caller | None = None, **more: Any) -> str:
        """The address of something that is booked on it."""
        answer = await self.books_(type_, minor, by, **more)
        assert answer.status_code == 201, answer.text
        return str(answer.headers["Location"])

    async def reverses(self, entry: str, **more: Any) -> httpx.Response:
        """Ask to take an entry back."""
        body = {"value_on": day(), "reason": "Bounced", **more}
        return await self.books.post(f"{entry}/reverse", body, key=key())

    async def reversed(self, entry: str, **more: Any) -> str:
        """The id of what takes an entry back."""
        answer = await self.reverses(entry, **more)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["id"])

    async def entries(self) -> list[dict[str, Any]]:
        """What was booked on it, the first first."""
        answer = await self.books.get(f"{self.here}/entries?limit=200")
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items[::-1]

    async def statement(self, **query: str) -> dict[str, Any]:
        """What was booked, and what is left."""
        answer = await self.books.get(f"{self.here}/statement", params=query)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


def asked_for(there: Desk, fund: Purse, lease: str, minor: int = DEPOSIT, **more: Any) -> dict[str, Any]:
    """The body of a request."""
    return {
        "case_id": there.case,
        "fund_id": str(fund.id),
        "lease_id": lease.rsplit("/", 1)[-1],
        "amount": euro(minor),
        "months_of_rent": 2,
        "payee": "Landlord",
        "instalments": 1,
        "first_due_on": day(60),
        "other_schemes": [{"scheme": "CPAS", "result": "Refused"}],
        **more,
    }


async def requested(house: House, minor: int = DEPOSIT, there: Desk | None = None, **more: Any) -> Lent:
    """A loan that is asked for, out of a fund that has it."""
    there = there or await desk(house)
    fund = more.pop("fund", None) or await purse(house, 10 * DEPOSIT, there.centre, **more.pop("of", {}))
    lease = more.pop("lease", None) or await leased(there)
    made = await there.author.made(LOANS, asked_for(there, fund, lease, minor, **more))
    return Lent(there, fund, lease, str(made.headers["Location"]))


async def active(house: House, minor: int = DEPOSIT, **more: Any) -> Lent:
    """A loan that was paid out."""
    return await (await (await requested(house, minor, **more)).approved()).disbursed()


def days(found: dict[str, Any]) -> list[tuple[date, int]]:
    """The parts in which a loan is paid back."""
    parts = found["schedule"]["instalments"]
    return [(date.fromisoformat(part["due_on"]), part["amount_minor"]) for part in parts]
