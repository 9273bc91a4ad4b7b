"""What is booked on a loan is recorded in the order in which it was allowed (LOAN-20)."""

from datetime import date

from tests.factories.house import House
from tests.features.loans.funds import day
from tests.features.loans.lending import DEPOSIT, active
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.ledger import service as ledger
from trafficking_api.features.ledger.rules import Account, Kind
from trafficking_api.features.ledger.service import Posting


async def test_loan_20_who_began_first_and_came_last_is_recorded_last(house: House) -> None:
    lent = await active(house)
    async with system_mandate(house.office, lent.purse.centre.id, "test") as mandate:
        # It has begun, and only then another books what this one builds on.
        await lent.booked("Repayment", DEPOSIT + 300, allow_credit=True)
        told = await lent.statement()
        fund = await house.owner_execute(
            "SELECT book_id FROM guarantee_funds WHERE id = :id", id=lent.purse.id
        )
        await ledger.post(
            mandate,
            fund.scalar(),
            Posting(
                kind=Kind.REFUND,
                fund_id=lent.purse.id,
                loan_id=lent.id,
                value_on=date.fromisoformat(day()),
                amounts={Account.CREDITS: 300, Account.BANK: -300},
            ),
        )
    after = await lent.statement()
    assert [line["type"] for line in after["lines"]] == ["Disbursement", "Repayment", "Refund"]
    assert await lent.statement(recorded_until=told["as_of"]) == told
