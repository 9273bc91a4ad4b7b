"""What is booked on loans: to the last cent, once, on days that can be; and what follows from it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import sql_refuses
from tests.features.loans.funds import day, euro, key
from tests.features.loans.lending import DEPOSIT, Lent, active, requested
from tests.features.stories import at_once, code, faults, refused, statuses
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.loans.service import control

HARDSHIP: dict[str, Any] = {"reason": "Hardship"}


async def balanced(lent: Lent) -> bool:
    """Whether books and loans of the centre tell the same (LOAN-17)."""
    async with system_mandate(lent.desk.house.office, lent.desk.centre.id, "test") as mandate:
        return await control.check(mandate) == 0 and await control.stale(mandate) == []


async def test_from_the_request_to_the_last_payment(house: House) -> None:
    lent = await requested(house, instalments=10, first_due_on=day(40))
    assert await lent.owed() == ("requested", 0, 0)
    await lent.approved()
    assert await lent.purse.figures() == (10 * DEPOSIT, DEPOSIT, 0, 9 * DEPOSIT)
    await lent.disbursed(reference="2026/0131")
    assert await lent.owed() == ("active", DEPOSIT, 0)
    assert await lent.purse.figures() == (9 * DEPOSIT, 0, 0, 9 * DEPOSIT)
    found = await lent.read()
    assert (found["next_due_on"], found["next_due"]) == (day(40), euro(14000))
    first = await lent.booked("Repayment", 14000)
    found = await lent.read()
    assert (found["next_due_on"] > day(40), found["next_due"]) == (True, euro(14000))
    await lent.reversed(first)
    assert await lent.owed() == ("active", DEPOSIT, 0)
    await lent.booked("Repayment", 40000)
    assert (await lent.read())["next_due"] == euro(2000)
    await lent.booked("DepositReturn", 100000)
    assert await lent.owed() == ("settled", 0, 0)
    assert await lent.purse.figures() == (10 * DEPOSIT, 0, 0, 10 * DEPOSIT)
    sums = await lent.read()
    assert (sums["repaid"], sums["deposit_returned"], sums["next_due"]) == (euro(40000), euro(100000), None)


async def test_an_entry_says_what_it_was_and_what_became_of_it(house: House) -> None:
    lent = await active(house)
    here = await lent.booked("Repayment", 14000, reference="2026/0131")
    reversal = await lent.reversed(here, reference="2026/0132")
    entry = (await lent.books.get(here)).json()
    assert entry["reversed_by_id"] == reversal
    assert (entry["type"], entry["amount"], entry["credited"]) == ("Repayment", euro(14000), euro(0))
    assert (entry["reference"], entry["recorded_by_id"]) == ("2026/0131", str(lent.books.member_id))
    mirror = (await lent.books.get(f"{lent.here}/entries/{reversal}")).json()
    assert (mirror["reverses_id"], mirror["reversal_reason"]) == (entry["id"], "Bounced")
    assert (mirror["type"], mirror["amount"]) == ("Repayment", euro(14000))
    assert [e["type"] for e in await lent.entries()] == ["Disbursement", "Repayment", "Repayment"]
    found = await lent.books.get(f"{lent.here}/entries?type=Disbursement&value_from={day()}")
    assert [e["amount"] for e in found.json()["items"]] == [euro(DEPOSIT)]
    assert (await lent.books.get(f"{lent.here}/entries?value_until={day(-1)}")).json()["items"] == []


# --- LOAN-1 and LOAN-6 ------------------------------------------------------------------------------


@pytest.mark.parametrize("amount", [100.0, "100", True, None, 0, -1, 10**12 + 1])
async def test_loan_1_amounts_are_integers_in_minor_units(house: House, amount: Any) -> None:
    lent = await active(house)
    body = {"type": "Repayment", "amount": {"amount_minor": amount, "currency": "EUR"}, "value_on": day()}
    problem = await refused(lent.books.post(f"{lent.here}/entries", body, key=key()), 422, "invalid")
    assert [at for at, _ in faults(problem)] == ["/amount/amount_minor"]


async def test_loan_1_one_currency_for_each_loan(house: House) -> None:
    lent = await active(house)
    more: dict[str, Any] = {"amount": {"amount_minor": 100, "currency": "USD"}}
    problem = await refused(lent.books_("Repayment", 100, **more), 422, "invalid")
    assert faults(problem) == [("/amount/currency", "other_currency")]


async def test_loan_6_what_is_too_much_is_owed_to_her_until_it_is_refunded(house: House) -> None:
    lent = await active(house, 1000)
    problem = await refused(lent.books_("Repayment", 1001), 422, "exceeds_outstanding")
    assert faults(problem) == [("/amount/amount_minor", "exceeds_outstanding")]
    await lent.booked("Repayment", 1300, allow_credit=True)
    assert await lent.owed() == ("overpaid", 0, 300)
    assert (await lent.entries())[-1]["credited"] == euro(300)
    assert (await lent.purse.figures())[2] == 300
    await refused(lent.books_("Refund", 301), 422, "exceeds_credit")
    await lent.booked("Refund", 100)
    assert await lent.owed() == ("overpaid", 0, 200)
    await lent.booked("Refund", 200)
    assert await lent.owed() == ("settled", 0, 0)
    await lent.booked("DepositReturn", 50, allow_credit=True)
    assert await lent.owed() == ("overpaid", 0, 50)
    assert await balanced(lent)


@pytest.mark.parametrize("type_", ["Refund", "Waiver", "WriteOff", "Recovery"])
async def test_loan_6_only_a_payment_can_be_too_much(house: House, type_: str) -> None:
    lent = await active(house)
    reason: dict[str, Any] = HARDSHIP if type_ in {"Waiver", "WriteOff"} else {}
    problem = await refused(lent.books_(type_, 1, allow_credit=True, **reason), 422, "invalid")
    assert faults(problem) == [("/allow_credit", "payment_only")]


# --- LOAN-3 -----------------------------------------------------------------------------------------


@pytest.mark.race
async def test_loan_3_of_twenty_reversals_of_an_entry_one_is_booked(house: House) -> None:
    lent = await active(house, 1000)
    entry = await lent.booked("Repayment", 1000)
    answers = await at_once([lent.reverses(entry) for _ in range(20)])
    assert statuses(answers) == {200: 1, 409: 19}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"already_reversed"}
    assert await lent.owed() == ("active", 1000, 0)
    assert await balanced(lent)


async def test_loan_3_a_reversal_is_not_reversed(house: House) -> None:
    lent = await active(house)
    reversal = await lent.reversed(await lent.booked("Repayment", 100))
    await refused(lent.reverses(f"{lent.here}/entries/{reversal}"), 409, "is_reversal")


async def test_loan_3_an_entry_of_another_loan_is_not_found(house: House) -> None:
    lent = await active(house)
    other = await active(house, there=lent.desk, fund=lent.purse)
    entry = (await other.booked("Repayment", 100)).rsplit("/", 1)[-1]
    await refused(lent.reverses(f"{lent.here}/entries/{entry}"), 404, "not_found")
    await refused(lent.books.get(f"{lent.here}/entries/{entry}"), 404, "not_found")


@pytest.mark.parametrize("table", ["ledger_transactions", "ledger_entries", "loan_schedules"])
async def test_loan_3_nothing_booked_is_changed_by_sql(house: House, table: str) -> None:
    lent = await active(house)
    change = f"UPDATE {table} SET organisation_id = organisation_id WHERE loan_id = :loan"  # noqa: S608 - of this test
    assert await sql_refuses(lent.desk, change, loan=lent.id) == "42501"
    if table != "loan_schedules":
        gone = f"DELETE FROM {table} WHERE loan_id = :loan"  # noqa: S608 - of this test
        assert await sql_refuses(lent.desk, gone, loan=lent.id) == "42501"


# --- LOAN-5 and LOAN-9 ------------------------------------------------------------------------------


@pytest.mark.race
async def test_loan_9_race_of_forty(house: House) -> None:
    lent = await active(house, 1000)
    answers = await at_once([lent.books_("Repayment", 100) for _ in range(40)])
    assert statuses(answers) == {201: 10, 422: 30}
    assert {code(answer) for answer in answers if answer.status_code == 422} == {"exceeds_outstanding"}
    assert await lent.owed() == ("settled", 0, 0)
    found = await lent.read()
    assert (found["repaid"], found["disbursed"]) == (euro(1000), euro(1000))
    assert len(await lent.entries()) == 11
    assert await balanced(lent)


async def test_loan_5_what_rests_on_an_entry_is_reversed_first(house: House) -> None:
    lent = await active(house, 1000)
    (paid_out,) = await lent.entries()
    repaid = await lent.booked("Repayment", 400)
    await refused(lent.reverses(f"{lent.here}/entries/{paid_out['id']}"), 409, "entry_built_on")
    assert await lent.owed() == ("active", 600, 0)
    await lent.reversed(repaid)
    await lent.reversed(f"{lent.here}/entries/{paid_out['id']}", reason="EnteredInError")
    found = await lent.read()
    assert (found["status"], found["outstanding"], found["disbursed"]) == ("approved", euro(0), euro(0))
    assert (found["disbursed_on"], found["disburser_id"], found["agreement_signed_on"]) == (None, None, None)
    await refused(lent.books_("Repayment", 1), 409, "wrong_state")
    await lent.disbursed()
    assert await lent.owed() == ("active", 1000, 0)
    assert await balanced(lent)


async def test_loan_5_a_refund_and_a_recovery_rest_on_what_they_are_of(house: House) -> None:
    lent = await active(house, 1000)
    paid = await lent.booked("Repayment", 1100, allow_credit=True)
    await lent.booked("Refund", 100)
    await refused(lent.reverses(paid), 409, "entry_built_on")
    other = await active(house, 1000, there=lent.desk, fund=lent.purse)
    lost = await other.booked("WriteOff", 1000, **HARDSHIP)
    await other.booked("Recovery", 10)
    await refused(other.reverses(lost), 409, "entry_built_on")


# --- LOAN-10 and G-8 --------------------------------------------------------------------------------


async def test_loan_10_money_moves_under_a_key_only(house: House) -> None:
    lent = await (await requested(house)).approved()
    signed = {"value_on": day(), "agreement_signed_on": day()}
    await refused(lent.books.post(f"{lent.here}/disburse", signed, etag="*"), 400, "idempotency_key_required")
    await lent.disbursed()
    paid = {"type": "Repayment", "amount": euro(100), "value_on": day()}
    await refused(lent.books.post(f"{lent.here}/entries", paid), 400, "idempotency_key_required")
    entry = await lent.booked("Repayment", 100)
    back = {"value_on": day(), "reason": "Bounced"}
    await refused(lent.books.post(f"{entry}/reverse", back), 400, "idempotency_key_required")
    assert await lent.owed() == ("active", DEPOSIT - 100, 0)


@pytest.mark.race
async def test_g_8_forty_of_one_key_are_booked_once(house: House) -> None:
    lent = await active(house, 1000)
    body = {"type": "Repayment", "amount": euro(100), "value_on": day()}
    answers = await at_once([lent.books.post(f"{lent.here}/entries", body, key="one") for _ in range(40)])
    made = [answer for answer in answers if answer.status_code == 201]
    assert made
    assert len({answer.json()["id"] for answer in made}) == 1
    assert {code(a) for a in answers if a.status_code != 201} <= {"request_in_progress"}
    assert await lent.owed() == ("active", 900, 0)


async def test_g_8_a_reversal_is_repeated_as_it_is_now(house: House) -> None:
    lent = await active(house)
    entry = await lent.booked("Repayment", 100)
    body = {"value_on": day(), "reason": "Bounced"}
    first, again = [await lent.books.post(f"{entry}/reverse", body, key="two") for _ in range(2)]
    assert (first.json(), first.status_code) == (again.json(), again.status_code)
    assert again.headers["Idempotent-Replayed"] == "true"
    other = await lent.books.post(f"{entry}/reverse", {**body, "reason": "Duplicate"}, key="two")
    assert (other.status_code, code(other)) == (422, "idempotency_key_reused")


# --- LOAN-12 ----------------------------------------------------------------------------------------


async def test_loan_12_the_days_that_an_entry_can_count_from(house: House) -> None:
    lent = await (await (await requested(house)).approved()).approved_earlier(10)
    for more, at, why in (
        ({"value_on": day(1), "agreement_signed_on": day()}, "/value_on", "in_the_future"),
        ({"value_on": day(-1), "agreement_signed_on": day()}, "/agreement_signed_on", "after_value_on"),
    ):
        problem = await refused(lent.commanded(lent.books, "disburse", more), 422, "invalid")
        assert faults(problem) == [(at, why)]
    await lent.disbursed(value_on=day(-10), agreement_signed_on=day(-11))
    for on, why in ((day(1), "in_the_future"), (day(-11), "before_disbursement")):
        problem = await refused(lent.books_("Repayment", 100, value_on=on), 422, "invalid")
        assert faults(problem) == [("/value_on", why)]
    paid = await lent.booked("Repayment", 100, value_on=day(-10))
    await lent.booked("Repayment", 100, value_on=day(-5))
    late: dict[str, Any] = {"value_on": day(-6), **HARDSHIP}
    problem = await refused(lent.books_("WriteOff", 100, **late), 422, "invalid")
    assert faults(problem) == [("/value_on", "before_last_entry")]
    await lent.booked("WriteOff", 100, value_on=day(-5), **HARDSHIP)
    problem = await refused(lent.reverses(paid, value_on=day(-11)), 422, "invalid")
    assert faults(problem) == [("/value_on", "before_what_it_reverses")]


async def test_loan_12_nothing_is_booked_in_a_closed_period(house: House) -> None:
    lent = await active(house)
    await house.owner_execute(
        "UPDATE books SET closed_until = CAST(:day AS date) - 1 WHERE organisation_id = :centre",
        day=date.fromisoformat(day()),
        centre=lent.desk.centre.id,
    )
    old = await (await requested(house, there=lent.desk, fund=lent.purse)).approved()
    await old.approved_earlier(1)
    body = {"value_on": day(-1), "agreement_signed_on": day(-1)}
    await refused(old.commanded(old.books, "disburse", body), 409, "period_closed")
    await lent.booked("Repayment", 100)


# --- LOAN-13 and LOAN-14 ----------------------------------------------------------------------------


async def test_loan_13_giving_up_needs_a_reason_another_member_and_something_owed(house: House) -> None:
    lent = await active(house, 1000)
    for type_ in ("Waiver", "WriteOff"):
        problem = await refused(lent.books_(type_, 100), 422, "invalid")
        assert faults(problem) == [("/reason", "relief_only")]
        # The coordinator asked for the loan, and does not waive it.
        await refused(lent.books_(type_, 100, lent.asks, **HARDSHIP), 409, "second_person_needed")
        await refused(lent.books_(type_, 1001, **HARDSHIP), 422, "exceeds_outstanding")
    problem = await refused(lent.books_("Repayment", 100, **HARDSHIP), 422, "invalid")
    assert faults(problem) == [("/reason", "relief_only")]
    await lent.booked("Waiver", 400, **HARDSHIP)
    await lent.booked("WriteOff", 600, reason="CannotBeReached")
    assert await lent.owed() == ("written_off", 0, 0)
    await refused(lent.books_("Waiver", 1, **HARDSHIP), 422, "exceeds_outstanding")


async def test_loan_13_who_asked_for_a_loan_does_not_bring_back_what_was_given_up(house: House) -> None:
    lent = await active(house, 1000)
    waiver = await lent.booked("Waiver", 1000, **HARDSHIP)
    body = {"value_on": day(), "reason": "EnteredInError"}
    await refused(lent.asks.post(f"{waiver}/reverse", body, key=key()), 409, "second_person_needed")
    assert await lent.owed() == ("settled", 0, 0)
    await lent.reversed(waiver)
    assert await lent.owed() == ("active", 1000, 0)


async def test_loan_13_what_is_recovered_opens_no_debt(house: House) -> None:
    lent = await active(house, 1000)
    await refused(lent.books_("Recovery", 1), 422, "exceeds_written_off")
    await lent.booked("WriteOff", 600, **HARDSHIP)
    await lent.booked("Repayment", 400)
    await refused(lent.books_("Recovery", 601), 422, "exceeds_written_off")
    await lent.booked("Recovery", 200)
    assert await lent.owed() == ("written_off", 0, 0)
    await lent.booked("Recovery", 400)
    assert await lent.owed() == ("settled", 0, 0)
    found = await lent.read()
    assert (found["recovered"], found["written_off"]) == (euro(600), euro(600))
    assert await lent.purse.figures() == (10 * DEPOSIT, 0, 0, 10 * DEPOSIT)


async def test_loan_14_a_small_rest_goes_by_an_entry_that_says_so(house: House) -> None:
    lent = await active(house, 1000)
    await lent.booked("Repayment", 499)
    small: dict[str, Any] = {"reason": "SmallBalance"}
    problem = await refused(lent.books_("Waiver", 501, lent.asks, **small), 422, "invalid")
    assert faults(problem) == [("/reason", "not_a_small_balance")]
    await lent.booked("Repayment", 1)
    assert await lent.owed() == ("active", 500, 0)
    await lent.booked("Waiver", 500, lent.asks, **small)
    assert await lent.owed() == ("settled", 0, 0)
    assert ((await lent.entries())[-1]["reason"], (await lent.read())["waived"]) == (
        "SmallBalance",
        euro(500),
    )


# --- LOAN-17 and LOAN-20 ----------------------------------------------------------------------------


async def test_loan_17_a_book_that_does_not_come_out_is_said_aloud(house: House) -> None:
    lent = await active(house, 1000)
    assert await balanced(lent)
    await house.owner_execute("UPDATE guarantee_loans SET status = 'settled' WHERE id = :id", id=lent.id)
    assert not await balanced(lent)
    rows = await house.owner_execute(
        "SELECT type FROM events WHERE organisation_id = :centre AND object_kind = 'book' ORDER BY seq",
        centre=lent.desk.centre.id,
    )
    assert rows.scalars().all()[-1] == "book.out_of_balance"
    await house.owner_execute("UPDATE guarantee_loans SET status = 'active' WHERE id = :id", id=lent.id)
    assert await balanced(lent)


async def test_loan_20_what_was_known_at_a_moment_is_told_again(house: House) -> None:
    lent = await active(house, 1000)
    paid = await lent.booked("Repayment", 300)
    await lent.booked("Repayment", 900, allow_credit=True)
    await lent.reversed(paid)
    await lent.booked("Refund", 200)
    known = [(1000, 0), (700, 0), (0, 200), (300, 200), (300, 0)]
    whole = await lent.statement()
    told = [(line["outstanding"]["amount_minor"], line["credit"]["amount_minor"]) for line in whole["lines"]]
    assert told == known
    assert [line["change"]["amount_minor"] for line in whole["lines"]] == [1000, -300, -700, 300, 0]
    for n, line in enumerate(whole["lines"]):
        then = await lent.statement(recorded_until=line["recorded_at"])
        assert then["lines"] == whole["lines"][: n + 1]
        assert (then["outstanding"]["amount_minor"], then["credit"]["amount_minor"]) == known[n]
    before = await lent.statement(recorded_until="2020-01-01T00:00:00Z")
    assert (before["lines"], before["schedule"], before["outstanding"]) == ([], [], euro(0))
    assert UUID(whole["loan_id"]) == lent.id


@pytest.mark.race
async def test_loan_20_what_was_read_among_many_who_book_is_read_again(house: House) -> None:
    lent = await active(house, 1000)
    reads = [lent.books.get(f"{lent.here}/statement") for _ in range(8)]
    books = [lent.books_("Repayment", 100) for _ in range(8)]
    answers = await at_once([work for pair in zip(reads, books, strict=True) for work in pair])
    whole = await lent.statement()
    left = [line["outstanding"]["amount_minor"] for line in whole["lines"]]
    # In the order in which they came to their turn, each left a hundred less.
    assert left == [1000 - 100 * n for n in range(9)]
    for told in (answer.json() for answer in answers if answer.status_code == 200):
        again = await lent.statement(recorded_until=told["as_of"])
        assert again == told
