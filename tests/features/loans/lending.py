"""Loans that are asked for, decided on and paid out over the wire, as their centre does it."""

from dataclasses import dataclass
from typing import Any

import httpx

from tests.factories.house import FACTS, Caller, House
from tests.features.loans.funds import FUNDS, Purse, day, euro, key, purse
from trafficking_api.vocabulary import code_list

__all__ = ["FUNDS", "Loan", "asked", "lent"]

LOANS = "/v1/guarantee-loans"
LEASES = "/v1/leases"
#: Two months of rent; no loan of these tests is larger.
DEPOSIT = 200_000
CHECKS = [{"check": value.code, "answer": "yes"} for value in code_list("lease_check").values]


@dataclass
class Loan:
    """A loan of a centre, seen by who asked for it, who decides on it, and who keeps the money."""

    purse: Purse
    here: str

    @property
    def asking(self) -> Caller:
        """Who asked for it."""
        return self.purse.centre.callers["coordinator_2"]

    @property
    def deciding(self) -> Caller:
        """Who decides on it."""
        return self.purse.centre.coordinator

    @property
    def finance(self) -> Caller:
        """Who pays it out, and books."""
        return self.purse.finance

    async def read(self, who: Caller | None = None) -> dict[str, Any]:
        """How it stands."""
        answer = await (who or self.finance).get(self.here)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def etag(self) -> str:
        """Its version now."""
        return f'"{(await self.read())["version"]}"'

    async def commands(self, who: Caller, command: str, body: Any = None, **more: Any) -> httpx.Response:
        """Ask for something to be done with it, as it stands."""
        return await who.post(f"{self.here}/{command}", body or {}, etag=await self.etag(), **more)

    async def books(
        self, kind: str, minor: int, *, under: str | None = None, on: str | None = None, **more: Any
    ) -> httpx.Response:
        """Ask to book an entry."""
        body = {"type": kind, "amount": euro(minor), "value_on": on or day(), **more}
        if kind in {"Waiver", "WriteOff"}:
            body.setdefault("reason", "Hardship")
        return await self.finance.post(f"{self.here}/entries", body, key=under or key())

    async def reverses(
        self, entry_id: str, *, under: str | None = None, on: str | None = None
    ) -> httpx.Response:
        """Ask to take an entry back."""
        body = {"value_on": on or day(), "reason": "EnteredInError"}
        return await self.finance.post(f"{self.here}/entries/{entry_id}/reverse", body, key=under or key())

    async def pays_out(self, after: int = 0) -> httpx.Response:
        """Ask to pay it out."""
        body = {"value_on": day(after), "agreement_signed_on": day(after)}
        return await self.commands(self.finance, "disburse", body, key=key())

    async def entries(self) -> list[dict[str, Any]]:
        """All that was booked, the last first."""
        answer = await self.finance.get(f"{self.here}/entries", params={"limit": 100})
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["items"]
        return found


async def lease_of(owner: Caller, case_id: str) -> str:
    """A signed lease of a case."""
    body = {
        "case_id": case_id,
        "housing_type": "PrivateRental",
        "region": "Brussels",
        "monthly_rent": euro(DEPOSIT // 2),
        "deposit": euro(DEPOSIT),
        "deposit_payee": "BlockedAccount",
        "starts_on": day(10),
        "checks": CHECKS,
        "landlord_name": "C. Dubois",
        "landlord_address": "Rue du Moulin 12\n1000 Bruxelles",
        "dwelling_address": "Rue Haute 3\n1000 Bruxelles",
    }
    drafted = await owner.made(LEASES, body)
    here = str(drafted.headers["Location"])
    await owner.done(f"{here}/sign", {"signed_on": day()}, etag=drafted.headers["ETag"])
    return here.rsplit("/", 1)[-1]


async def asked(house: House, minor: int = 100_000, *, given: int = 1_000_000) -> Loan:
    """A loan that is asked for, of a new centre with a fund of its own."""
    fund = await purse(house, given)
    owner = fund.centre.callers["coordinator_2"]
    case = await owner.made("/v1/cases", FACTS)
    case_id = case.json()["id"]
    body = {
        "case_id": case_id,
        "fund_id": str(fund.id),
        "lease_id": await lease_of(owner, case_id),
        "amount": euro(minor),
        "months_of_rent": 2,
        "payee": "BlockedAccount",
        "instalments": 10,
        "first_due_on": day(60),
        "other_schemes": [{"scheme": "CPAS", "result": "Refused"}],
    }
    made = await owner.made(LOANS, body)
    return Loan(fund, str(made.headers["Location"]))


async def lent(house: House, minor: int = 100_000, *, after: int = 0) -> Loan:
    """A loan that was approved and paid out."""
    loan = await asked(house, minor)
    approved = await loan.commands(loan.deciding, "approve")
    assert approved.status_code == 200, approved.text
    paid = await loan.pays_out(after)
    assert paid.status_code == 200, paid.text
    return loan
