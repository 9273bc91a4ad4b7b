"""Money that moved, booked as a fund and its loans book it, under ids of nobody's."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from tests.factories.house import FACTS, House, Party
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


_FUND = """
INSERT INTO guarantee_funds (organisation_id, id, version, created_at, updated_at, status, name, currency,
    book_id, country, disburse_alone_minor, payer_name)
VALUES (:organisation, :id, 1, now(), now(), 'open', :name, :currency, :book, 'BE', 0, 'Example')
"""
_LOAN = """
INSERT INTO guarantee_loans (organisation_id, id, version, created_at, updated_at, case_id, fund_id, status,
    currency, requested_minor, months_of_rent, instalments, first_due_on, payee, other_schemes, requester_id,
    editor_id, is_quiet, payment_reference)
VALUES (:organisation, :id, 1, now(), now(), :case, :fund, 'withdrawn', :currency, 1, 1, 1, current_date,
    'Landlord', '[]', :member, :member, true, :name)
"""
_GIFTS = """
WITH booked AS (
    INSERT INTO ledger_transactions (organisation_id, id, version, created_at, updated_at, book_id, fund_id,
        kind, value_on)
    SELECT :organisation, gen_random_uuid(), 1, now(), now(), :book, :fund, 'Contribution', CAST(:on AS date)
    FROM generate_series(1, :count)
    RETURNING id, created_at
)
INSERT INTO ledger_entries (organisation_id, transaction_id, account, amount_minor, book_id, currency,
    fund_id, kind, value_on, recorded_at)
SELECT :organisation, b.id, a.account, a.amount, :book, :currency, :fund, 'Contribution', CAST(:on AS date),
    b.created_at
FROM booked b CROSS JOIN (VALUES ('Bank', 1), ('Contributions', -1)) AS a (account, amount)
"""


@asynccontextmanager
async def with_no_guard(house: House) -> AsyncIterator[AsyncConnection]:
    """As a superuser who has switched triggers and keys off."""
    async with house.owner.begin() as connection:
        await connection.execute(text("SET LOCAL session_replication_role = replica"))
        yield connection


async def settled(house: House) -> None:
    """Wait until all that is under way anywhere on the server is through: the sealer looks no further."""
    mark = (await house.owner_execute("SELECT pg_current_xact_id()")).scalar()
    passed = "SELECT pg_snapshot_xmin(pg_current_snapshot()) > CAST(:mark AS xid8)"
    for _ in range(3000):
        if (await house.owner_execute(passed, mark=mark)).scalar():
            return
        await asyncio.sleep(0.02)
    raise TimeoutError("something is under way for a minute")


@dataclass
class Books:
    """The book of a centre in one currency, with a fund and a loan: rows that hold ids, and no more."""

    house: House
    centre: Party
    currency: str
    fund_id: UUID
    loan_id: UUID
    #: The case of its loans.
    case_id: UUID

    @classmethod
    async def opened(cls, house: House, centre: Party | None = None, currency: str = "EUR") -> "Books":
        """A new book of a centre, or of a new one."""
        centre = centre or await house.party()
        case_id = UUID((await centre.coordinator.made("/v1/cases", FACTS)).json()["id"])
        books = cls(house, centre, currency, uuid4(), uuid4(), case_id)
        book = await books.book_id()
        await books._insert(_FUND, books.fund_id, book=book)
        await books.another_loan(books.loan_id)
        return books

    async def another_loan(self, loan_id: UUID | None = None) -> UUID:
        """One more loan of the fund."""
        loan_id = loan_id or uuid4()
        member = self.centre.coordinator.member_id
        assert member is not None
        await self._insert(_LOAN, loan_id, fund=self.fund_id, case=self.case_id, member=member)
        return loan_id

    async def _insert(self, statement: str, id_: UUID, **values: UUID) -> None:
        common = {"organisation": self.centre.id, "id": id_, "name": str(id_), "currency": self.currency}
        await self.house.owner_execute(statement, **common | values)

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

    async def gifts(self, count: int, value_on: date = DAY) -> None:
        """So many contributions of the smallest coin: straight into the tables, which is quick."""
        values = {"organisation": self.centre.id, "book": await self.book_id(), "fund": self.fund_id}
        async with with_no_guard(self.house) as connection:
            await connection.execute(
                text(_GIFTS), {**values, "currency": self.currency, "on": value_on, "count": count}
            )

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
