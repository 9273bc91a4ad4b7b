"""Funds, what is given to them, and loans that stand where a test wants them."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import httpx

from tests.factories.house import Caller, House, Party

FUNDS = "/v1/guarantee-funds"
ZONE = ZoneInfo("Europe/Brussels")
FUND: dict[str, Any] = {
    "name": "Guarantee fund",
    "currency": "EUR",
    "country": "BE",
    "region": "Brussels",
    "payer_name": "Linden non-profit",
}
GIVEN: dict[str, Any] = {"donor": "A foundation", "purpose": "Deposits"}
_PLANTED = """
INSERT INTO guarantee_loans (organisation_id, id, version, created_at, updated_at, fund_id, status, currency,
    requested_minor, approved_minor, approver_id, approved_at, months_of_rent, instalments, first_due_on,
    payee, other_schemes, requester_id, editor_id, is_quiet, payment_reference)
SELECT CAST(:organisation AS uuid), CAST(:id AS uuid), 1, now(), now(), CAST(:fund AS uuid), status, 'EUR',
    amount, CASE status WHEN 'approved' THEN amount END,
    CASE status WHEN 'approved' THEN CAST(:approver AS uuid) END, CASE status WHEN 'approved' THEN now() END,
    2, 12, '2031-01-01', 'Landlord', '[]', CAST(:requester AS uuid), CAST(:requester AS uuid), false,
    CAST(:word AS text)
FROM (VALUES (CAST(:status AS text), CAST(:amount AS bigint))) AS planted (status, amount)
"""


def day(after: int = 0) -> str:
    """A day from today on, in Brussels."""
    return (datetime.now(UTC).astimezone(ZONE).date() + timedelta(days=after)).isoformat()


def key() -> str:
    """A key that nobody has used."""
    return uuid4().hex


def euro(minor: int) -> dict[str, Any]:
    """An amount."""
    return {"amount_minor": minor, "currency": "EUR"}


@dataclass
class Purse:
    """A fund of a centre."""

    house: House
    centre: Party
    here: str

    @property
    def id(self) -> UUID:
        """The id of the fund."""
        return UUID(self.here.rsplit("/", 1)[-1])

    @property
    def finance(self) -> Caller:
        """Who keeps it."""
        return self.centre.callers["finance"]

    async def gives(self, minor: int, **more: Any) -> httpx.Response:
        """Ask to book a gift."""
        body = {**GIVEN, "amount": euro(minor), "value_on": day(), **more}
        return await self.finance.post(f"{self.here}/contributions", body, key=key())

    async def given(self, minor: int, **more: Any) -> str:
        """The address of a gift that is booked."""
        answer = await self.gives(minor, **more)
        assert answer.status_code == 201, answer.text
        return str(answer.headers["Location"])

    async def reverses(self, gift: str, **more: Any) -> httpx.Response:
        """Ask to take a gift out of the books."""
        body = {"value_on": day(), "reason": "EnteredInError", **more}
        return await self.finance.post(f"{gift}/reverse", body, key=key())

    async def figures(self) -> tuple[int, int, int, int]:
        """What is in it, committed, owed and available, in minor units."""
        answer = await self.finance.get(f"{self.here}/balance")
        assert answer.status_code == 200, answer.text
        found = answer.json()
        names = ("balance", "committed", "owed_to_borrowers", "available")
        inside, committed, owed, available = (found[name]["amount_minor"] for name in names)
        return inside, committed, owed, available

    async def loan(self, status: str, minor: int) -> UUID:
        """A loan that stands like this, put there past all rules; returns its id."""
        loan = uuid4()
        await self.house.owner_execute(
            _PLANTED,
            organisation=self.centre.id,
            id=loan,
            fund=self.id,
            status=status,
            amount=minor,
            approver=self.centre.coordinator.member_id,
            requester=self.centre.caseworker.member_id,
            word=secrets.token_hex(8),
        )
        return loan


async def purse(house: House, minor: int = 0, centre: Party | None = None, **more: Any) -> Purse:
    """A fund with this much in it, of a new centre if none is given."""
    centre = centre or await house.party()
    made = await centre.callers["finance"].made(FUNDS, {**FUND, **more})
    found = Purse(house, centre, str(made.headers["Location"]))
    if minor:
        await found.given(minor)
    return found
