"""Money that moved, booked as a fund and its loans book it, under ids of nobody's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID, uuid4

from tests.factories.house import House, Party
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.ledger import service
from trafficking_api.features.ledger.rules import Account, Kind, Posting

DAY = date(2026, 3, 2)
BANK, OWED, GIVEN = Account.BANK, Account.RECEIVABLES, Account.CONTRIBUTIONS


def posting(
    kind: Kind,
    fund_id: UUID,
    loan_id: UUID | None,
    amounts: Mapping[Account, int],
    value_on: date = DAY,
    reference: str | None = None,
) -> Posting:
    """What is to be booked."""
    return Posting(kind, fund_id, loan_id, value_on, amounts, reference)


@dataclass
class Books:
    """The book of a centre in one currency, with a fund and a loan of it."""

    house: House
    centre: Party
    currency: str = "EUR"
    fund_id: UUID = field(default_factory=uuid4)
    loan_id: UUID = field(default_factory=uuid4)

    async def book_id(self) -> UUID:
        async with system_mandate(self.house.office, self.centre.id, "test") as mandate:
            return await service.book_for(mandate, self.currency)

    async def here(self) -> str:
        """The address of the book."""
        return f"/v1/books/{await self.book_id()}"

    async def post(self, *wanted: Posting) -> list[UUID]:
        """Book these, in one transaction of the database."""
        async with system_mandate(self.house.office, self.centre.id, "test") as mandate:
            book_id = await service.book_for(mandate, self.currency)
            return [(await service.post(mandate, book_id, one)).id for one in wanted]

    async def give(self, amount: int, value_on: date = DAY) -> UUID:
        """A contribution to the fund."""
        (booked,) = await self.post(
            posting(Kind.CONTRIBUTION, self.fund_id, None, {BANK: amount, GIVEN: -amount}, value_on)
        )
        return booked

    async def lend(self, amount: int, value_on: date = DAY) -> UUID:
        """Money paid out on the loan."""
        (booked,) = await self.post(
            posting(Kind.DISBURSEMENT, self.fund_id, self.loan_id, {OWED: amount, BANK: -amount}, value_on)
        )
        return booked

    async def repay(self, amount: int, value_on: date = DAY, loan_id: UUID | None = None) -> UUID:
        """Money paid back on the loan, or on another one of the fund."""
        loan = loan_id or self.loan_id
        (booked,) = await self.post(
            posting(Kind.REPAYMENT, self.fund_id, loan, {BANK: amount, OWED: -amount}, value_on, "RF18/2026")
        )
        return booked

    async def reverse(self, transaction_id: UUID, value_on: date = DAY + timedelta(1)) -> UUID:
        """The mirror of it, because the payment bounced."""
        async with system_mandate(self.house.office, self.centre.id, "test") as mandate:
            return (await service.reverse(mandate, transaction_id, value_on, "Bounced", None)).id
