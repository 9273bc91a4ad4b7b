"""Ways around the rules of a loan that somebody thought of, and that stay closed."""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import text

from tests.factories.house import Caller, House
from tests.features.case_plans.plans import desk, sql_refuses
from tests.features.loans.funds import FUNDS, day, euro, key, purse
from tests.features.loans.lending import (
    CANCEL,
    DEPOSIT,
    Lent,
    active,
    days,
    leased,
    paid_out,
    requested,
)
from tests.features.stories import etag, faults, now_done, refused
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.loans.rules.standing import Entry, EntryType
from trafficking_api.features.loans.service import fund as funds
from trafficking_api.features.loans.service.hold import Booked

MOST = 10**12
HARDSHIP: dict[str, Any] = {"reason": "Hardship"}


def dollars(minor: int) -> dict[str, Any]:
    """An amount in another currency."""
    return {"amount_minor": minor, "currency": "USD"}


async def undisbursed(lent: Lent) -> Lent:
    """Take back that it was paid out."""
    await lent.reversed(await paid_out_with(lent), reason="EnteredInError")
    return lent


async def paid_out_with(lent: Lent) -> str:
    """The address of what paid it out last."""
    found = [each for each in await lent.entries() if each["type"] == "Disbursement"]
    return f"{lent.here}/entries/{found[-1]['id']}"


# --- LOAN-1 -----------------------------------------------------------------------------------------


async def test_loan_1_once_something_was_booked_it_stays_in_its_fund_and_currency(house: House) -> None:
    lent = await undisbursed(await active(house))
    await lent.done(lent.decides, "unapprove")
    other = await purse(house, 0, lent.desk.centre, name="Dollars", currency="USD")
    lease = await leased(lent.desk, monthly_rent=dollars(70000), deposit=dollars(DEPOSIT))
    wish = {
        "fund_id": str(other.id),
        "lease_id": lease.rsplit("/", 1)[-1],
        "amount": dollars(DEPOSIT),
    }
    tag = await etag(lent.asks, lent.here)
    problem = await refused(lent.asks.patch(lent.here, wish, etag=tag), 422, "invalid")
    assert faults(problem) == [("/fund_id", "booked_before")]
    less = {"fund_id": str(lent.purse.id), "amount": euro(DEPOSIT - 1)}
    assert (await lent.asks.patch(lent.here, less, etag=tag)).status_code == 200
    # Nor past the rules.
    for change in ("fund_id = :fund", "currency = 'USD'"):
        sql = f"UPDATE guarantee_loans SET {change} WHERE id = :id"  # noqa: S608 - of this test
        values = {"fund": other.id} if "fund" in change else {}
        assert await sql_refuses(lent.desk, sql, id=lent.id, **values) == "TA500"


# --- sums beyond what one amount can be -------------------------------------------------------------


async def test_loan_6_what_is_owed_to_her_can_be_more_than_one_amount(house: House) -> None:
    lent = await active(house)
    for _ in range(2):
        await lent.booked("Repayment", MOST, allow_credit=True)
    credit = euro(2 * MOST - DEPOSIT)
    told = await lent.statement()
    assert (told["credit"], told["lines"][-1]["credit"], (await lent.read())["credit"]) == (credit,) * 3


async def test_loan_5_what_is_promised_can_be_more_than_one_amount(house: House) -> None:
    there = await desk(house)
    fund = await purse(house, MOST, there.centre)
    await fund.given(MOST)
    for _ in range(2):
        lease = await leased(there, rent=MOST // 2, deposit=euro(MOST))
        await (await requested(house, MOST, there, fund=fund, lease=lease)).approved()
    assert await fund.figures() == (2 * MOST, 2 * MOST, 0, 0)


async def test_a_balance_says_when_it_was_read(house: House) -> None:
    fund = await purse(house, 1000)
    async with system_mandate(house.office, fund.centre.id, "test") as mandate:
        # It has begun, and reads later.
        gift = (await fund.finance.get(await fund.given(500))).json()
        told = await funds.balance(mandate, fund.id)
    assert told.balance.amount_minor == 1500
    assert told.as_of > datetime.fromisoformat(gift["created_at"])


# --- paying out -------------------------------------------------------------------------------------


async def test_loan_8_a_draft_that_says_less_by_now_is_not_paid_out_for(house: House) -> None:
    there = await desk(house)
    lease = await leased(there, signed=False)
    lent = await (await requested(house, there=there, lease=lease)).approved()
    less = {"monthly_rent": euro(100), "deposit": euro(200)}
    assert (await there.author.patch(lease, less, etag=await etag(there.author, lease))).status_code == 200
    await now_done(there.author, lease, "sign", {"signed_on": day()})
    await refused(lent.commanded(lent.books, "disburse", paid_out()), 409, "lease_changed")
    assert await lent.owed() == ("approved", 0, 0)
    await lent.done(lent.decides, "unapprove")
    problem = await refused(lent.commanded(lent.decides, "approve"), 422, "invalid")
    assert faults(problem) == [("/amount/amount_minor", "exceeds_deposit")]


async def test_a_closed_fund_does_not_lend_again_what_came_back(house: House) -> None:
    lent = await active(house)
    await now_done(lent.books, lent.purse.here, "close")
    await undisbursed(lent)
    await refused(lent.commanded(lent.books, "disburse", paid_out()), 409, "fund_closed")
    await lent.done(lent.decides, "cancel", CANCEL)


async def test_loan_8_paid_out_again_its_parts_come_to_all_of_it(house: House) -> None:
    lent = await active(house, instalments=2)
    paid = await lent.booked("Repayment", 40000)
    await lent.done(lent.decides, "reschedule", {"instalments": 1, "first_due_on": day(90)})
    await lent.reversed(paid)
    await undisbursed(lent)
    await lent.disbursed()
    found = await lent.read()
    assert [amount for _, amount in days(found)] == [DEPOSIT // 2] * 2
    assert (found["next_due_on"], found["outstanding"]) == (day(60), euro(DEPOSIT))


async def test_loan_12_nothing_is_paid_out_before_it_was_approved(house: House) -> None:
    lent = await (await requested(house)).approved()
    body = {"value_on": day(-1), "agreement_signed_on": day(-5)}
    problem = await refused(lent.commanded(lent.books, "disburse", body), 422, "invalid")
    assert faults(problem) == [("/value_on", "before_approval")]
    await lent.disbursed(agreement_signed_on=day(-5))


async def test_loan_11_who_raised_the_threshold_does_not_use_it(house: House) -> None:
    lent = await (await requested(house)).approved()
    limit = {"disburse_alone": euro(DEPOSIT)}
    await raised(lent.decides, lent, limit)
    await refused(lent.commanded(lent.decides, "disburse", paid_out()), 409, "second_person_needed")
    # What another says of the fund leaves it as it is; that another says the same amount does not.
    await raised(lent.books, lent, {"name": "Deposits"})
    await refused(lent.commanded(lent.decides, "disburse", paid_out()), 409, "second_person_needed")
    await raised(lent.books, lent, limit)
    await lent.done(lent.decides, "disburse", paid_out())


async def raised(caller: Caller, lent: Lent, change: dict[str, Any]) -> None:
    """Change what is said of the fund."""
    tag = await etag(caller, lent.purse.here)
    answer = await caller.patch(lent.purse.here, change, etag=tag)
    assert answer.status_code == 200, answer.text


async def test_loan_11_who_opened_a_fund_does_not_use_its_threshold_either(house: House) -> None:
    there = await desk(house)
    body = {"name": "Own", "currency": "EUR", "country": "BE", "region": "Brussels", "payer_name": "Linden"}
    made = await there.approver.made(FUNDS, {**body, "disburse_alone": euro(DEPOSIT)})
    fund = await purse(house, 0, there.centre)
    fund.here = str(made.headers["Location"])
    await fund.given(DEPOSIT)
    lent = await (await requested(house, there=there, fund=fund)).approved()
    await refused(lent.commanded(lent.decides, "disburse", paid_out()), 409, "second_person_needed")
    await lent.disbursed()


# --- entries ----------------------------------------------------------------------------------------


async def test_loan_12_nothing_is_recovered_before_it_was_written_off(house: House) -> None:
    lent = await (await (await requested(house)).approved()).approved_earlier(10)
    await lent.disbursed(value_on=day(-10), agreement_signed_on=day(-10))
    gone = await lent.booked("WriteOff", 100, value_on=day(-2), **HARDSHIP)
    await lent.booked("WriteOff", 200, value_on=day(-2), **HARDSHIP)
    problem = await refused(lent.books_("Recovery", 50, value_on=day(-3)), 422, "invalid")
    assert faults(problem) == [("/value_on", "before_write_off")]
    await lent.booked("Recovery", 50, value_on=day(-2))
    await lent.reversed(gone)


async def test_loan_5_all_else_is_taken_back_before_what_was_paid_out(house: House) -> None:
    lent = await active(house)
    paid = await lent.booked("Repayment", DEPOSIT)
    over = await lent.booked("Repayment", 50, allow_credit=True)
    await lent.reversed(paid)
    refund = await lent.booked("Refund", 50)
    await refused(lent.reverses(await paid_out_with(lent)), 409, "entry_built_on")
    assert await lent.owed() == ("active", DEPOSIT, 0)
    for entry in (refund, over):
        await lent.reversed(entry)
    await undisbursed(lent)
    assert await lent.owed() == ("approved", 0, 0)


# --- LOAN-20 ----------------------------------------------------------------------------------------


async def test_loan_20_parts_that_were_agreed_while_it_was_read_are_of_a_later_moment(house: House) -> None:
    lent = await active(house)
    tag = await etag(lent.decides, lent.here)
    body = {"instalments": 2, "first_due_on": day(90)}
    async with house.owner.connect() as reader:
        await reader.execute(text("SELECT FROM guarantee_loans WHERE id = :id FOR SHARE"), {"id": lent.id})
        # It has begun, and waits.
        later = asyncio.create_task(lent.decides.post(f"{lent.here}/reschedule", body, etag=tag, key=key()))
        await asyncio.sleep(0.3)
        told = await lent.statement()
        await reader.rollback()
    assert (await later).status_code == 200
    assert await lent.statement(recorded_until=told["as_of"]) == told
    assert len((await lent.statement())["schedule"]) == 2


async def test_loan_20_what_will_be_known_is_not_told(house: House) -> None:
    lent = await active(house)
    query = {"recorded_until": "2199-01-01T00:00:00Z"}
    for accept in ("application/json", "text/html"):
        answer = lent.books.get(f"{lent.here}/statement", params=query, headers={"Accept": accept})
        problem = await refused(answer, 422, "invalid")
        assert faults(problem) == [("?recorded_until", "in_the_future")]


class Counted(list[Entry]):
    """Entries that count how often one of them is looked at."""

    looked_at = 0

    def __iter__(self) -> Iterator[Entry]:
        for entry in super().__iter__():
            type(self).looked_at += 1
            yield entry

    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(at)
        type(self).looked_at += len(found) if isinstance(at, slice) else 1
        return found


def test_how_it_stood_after_each_entry_is_worked_out_once() -> None:
    entries = Counted([Entry(EntryType.DISBURSEMENT, 1000)] + [Entry(EntryType.REPAYMENT, 1)] * 999)
    stood = list(Booked([], entries).standings())
    assert [each.outstanding for each in stood] == list(range(1000, 0, -1))
    assert Counted.looked_at <= 1000
    assert list(Booked([], []).standings()) == []
