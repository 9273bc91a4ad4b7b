"""Who asks for a loan and who decides on it; how much can be lent, for which lease, in which parts."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from tests.factories.house import House
from tests.features.case_plans.plans import desk
from tests.features.loans.funds import day, euro, key, purse
from tests.features.loans.lending import (
    CANCEL,
    DEPOSIT,
    LOANS,
    READ,
    REJECT,
    RENT,
    WORDS,
    Lent,
    active,
    asked_for,
    days,
    leased,
    paid_out,
    requested,
)
from tests.features.stories import at_once, code, etag, faults, new_case, now_done, refused, statuses
from trafficking_api import tables

USD = {"amount_minor": 100, "currency": "USD"}


async def test_a_request_says_what_is_needed_and_why(house: House) -> None:
    there = await desk(house)
    fund = await purse(house, DEPOSIT, there.centre)
    lease = await leased(there, signed=False)
    body = asked_for(there, fund, lease, 120000, instalments=12, is_quiet=True, **WORDS)
    found = (await there.author.made(LOANS, body)).json()
    assert found["details"] == WORDS
    assert (found["requested"], found["approved"], found["schedule"]) == (euro(120000), None, None)
    same = ("case_id", "fund_id", "lease_id", "months_of_rent", "payee", "instalments", "first_due_on")
    assert {name: found[name] for name in same} == {name: body[name] for name in same}
    assert (found["other_schemes"], found["is_quiet"]) == (body["other_schemes"], True)
    assert found["requester_id"] == str(there.author.member_id)
    assert found["payment_reference"].startswith("RF")
    assert "details" not in (await there.author.get(LOANS)).json()["items"][0]


async def test_what_is_asked_for_changes_while_nothing_is_decided(house: House) -> None:
    there = await desk(house)
    lent = await requested(house, there=there, lease=await leased(there, deposit_payee=None), **WORDS)
    change: dict[str, Any] = {
        "amount": euro(100000),
        "instalments": 5,
        "payee": "BlockedAccount",
        "ability_note": None,
        "other_schemes": [{"scheme": "BankGuarantee", "result": "TooLate"}],
    }
    found = (await lent.asks.patch(lent.here, change, etag="*")).json()
    assert (found["requested"], found["instalments"], found["payee"]) == (euro(100000), 5, "BlockedAccount")
    assert found["details"] == {**WORDS, "ability_note": None}
    assert found["other_schemes"] == change["other_schemes"]
    await lent.approved()
    await refused(lent.asks.patch(lent.here, change, etag="*"), 409, "wrong_state")
    quiet = await lent.asks.patch(lent.here, {"is_quiet": True}, etag="*")
    assert quiet.json()["is_quiet"] is True


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"amount": USD}, ("/amount/currency", "other_currency")),
        ({"amount": euro(140001)}, ("/amount/amount_minor", "exceeds_deposit")),
        ({"payee": "BlockedAccount"}, ("/payee", "other_payee")),
        ({"months_of_rent": 3}, ("/months_of_rent", "too_many_months")),
        ({"instalments": 25}, ("/instalments", "too_many_instalments")),
        ({"amount": euro(1999), "instalments": 2}, ("/instalments", "instalments_too_small")),
        ({"first_due_on": day(29)}, ("/first_due_on", "before_grace")),
        ({"other_schemes": []}, ("/other_schemes", "too_short")),
        ({"fund_id": LOANS}, ("/fund_id", "uuid")),
        (
            {"other_schemes": [{"scheme": "CPAS", "result": "Refused"}] * 2},
            ("/other_schemes", "scheme_twice"),
        ),
        ({"interest_rate": 1}, ("/interest_rate", "extra_forbidden")),
    ],
)
async def test_a_request_keeps_within_the_limits(
    house: House, change: dict[str, Any], fault: tuple[str, str]
) -> None:
    lent = await requested(house)
    there = lent.desk
    lease = await leased(there)
    body = (
        asked_for(there, lent.purse, lease, **change)
        if "amount" not in change
        else {**asked_for(there, lent.purse, lease), **change}
    )
    assert fault in faults(await refused(there.author.post(LOANS, body), 422, "invalid"))
    assert fault in faults(await refused(there.author.patch(lent.here, change, etag="*"), 422, "invalid"))


async def test_the_limits_are_those_of_the_region(house: House) -> None:
    there = await desk(house)
    fund = await purse(house, 10 * DEPOSIT, there.centre, region=None)
    flemish = await leased(there, region="Flanders", deposit=euro(3 * RENT))
    await requested(house, 3 * RENT, there, fund=fund, lease=flemish, months_of_rent=3, instalments=30)
    walloon = asked_for(there, fund, await leased(there, region="Wallonia"), months_of_rent=3)
    problem = await refused(there.author.post(LOANS, walloon), 422, "invalid")
    assert faults(problem) == [("/months_of_rent", "too_many_months")]


# --- LOAN-7 -----------------------------------------------------------------------------------------


def test_loan_7_nothing_knows_interest_fees_or_penalties(house: House) -> None:
    wicked = ("interest", "rate", "fee", "penalt", "fine_", "surcharge", "cost")
    names = {
        column.name
        for table in SQLModel.metadata.tables.values()
        if any(table.name.startswith(start) for start in ("guarantee_", "loan_", "ledger_", "fund_", "book"))
        for column in table.columns
    }
    assert tables.METADATA is SQLModel.metadata
    assert len(names) > 50
    schemas = house.app.openapi()["components"]["schemas"]
    for name, schema in schemas.items():
        if any(part in name for part in ("Loan", "Ledger", "Fund", "Book", "Instalment")):
            names |= set(schema.get("properties", {}))
    codes = {
        code for name in ("LoanEntryType", "LedgerKind", "LedgerAccount") for code in _codes(schemas, name)
    }
    assert codes
    assert [name for name in names | codes for word in wicked if word in name.lower()] == []
    assert "other_schemes" in names


def _codes(schemas: dict[str, Any], name: str) -> list[str]:
    return list(schemas[name].get("enum", []))


# --- LOAN-8 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("minor", "instalments"), [(140000, 13), (100001, 24), (1000, 1), (2999, 2)])
async def test_loan_8_the_parts_come_to_the_amount_exactly(
    house: House, minor: int, instalments: int
) -> None:
    lent = await requested(house, minor, instalments=instalments, first_due_on="2031-01-31")
    parts = days(await (await lent.approved()).read())
    assert sum(amount for _, amount in parts) == minor
    assert len(parts) == instalments
    assert len({amount for _, amount in parts[:-1]}) <= 1
    assert all(amount >= 1000 for _, amount in parts[:-1])
    assert parts[0][0] == date(2031, 1, 31)
    assert [on for on, _ in parts[1:2]] == ([date(2031, 2, 28)] if instalments > 1 else [])


async def test_loan_8_the_first_part_is_not_due_before_the_grace_is_over(house: House) -> None:
    lent = await (await requested(house, first_due_on=day(30))).approved()
    late = paid_out(value_on=day(), first_due_on=day(29))
    problem = await refused(lent.commanded(lent.books, "disburse", late), 422, "invalid")
    assert faults(problem) == [("/first_due_on", "before_grace")]
    await house.owner_execute(
        "UPDATE loan_schedules SET instalments = jsonb_set(instalments, '{0,due_on}', to_jsonb(:day ::text)) "
        "WHERE loan_id = :loan",
        day=day(10),
        loan=lent.id,
    )
    problem = await refused(lent.commanded(lent.books, "disburse", paid_out()), 422, "invalid")
    assert faults(problem) == [("/first_due_on", "before_grace")]
    await lent.disbursed(first_due_on=day(45))
    found = await lent.read()
    assert days(found) == [(date.fromisoformat(day(45)), DEPOSIT)]
    assert (found["first_due_on"], found["schedule"]["edition"]) == (day(45), 2)


async def test_loan_8_what_she_signed_is_what_she_owes(house: House) -> None:
    """The contract was printed with the agreed parts: where she can keep to them, they get no other day."""
    lent = await (await requested(house, first_due_on=day(40))).approved()
    for other in (day(39), day(90)):
        body = paid_out(value_on=day(), first_due_on=other)
        problem = await refused(lent.commanded(lent.books, "disburse", body), 422, "invalid")
        assert faults(problem) == [("/first_due_on", "not_as_agreed")]
    await lent.disbursed(first_due_on=day(40))
    found = await lent.read()
    assert days(found) == [(date.fromisoformat(day(40)), DEPOSIT)]
    assert found["schedule"]["edition"] == 1


# --- LOAN-11 ----------------------------------------------------------------------------------------


async def test_loan_11_who_asks_does_not_approve(house: House) -> None:
    lent = await requested(house)
    await refused(lent.commanded(lent.asks, "approve"), 409, "second_person_needed")
    assert await lent.owed() == ("requested", 0, 0)
    await lent.approved()
    assert (await lent.read())["approver_id"] == str(lent.decides.member_id)


async def test_loan_11_who_words_a_request_does_not_grant_it(house: House) -> None:
    lent = await requested(house, 50000)
    more = {"amount": euro(100000), "instalments": 2}
    answer = await lent.decides.patch(lent.here, more, etag=await etag(lent.decides, lent.here))
    assert answer.status_code == 200, answer.text
    assert answer.json()["editor_id"] == str(lent.decides.member_id)
    await refused(lent.commanded(lent.decides, "approve"), 409, "second_person_needed")
    await refused(lent.commanded(lent.asks, "approve"), 409, "second_person_needed")
    await lent.done(lent.books, "approve")


async def test_loan_11_who_ever_worded_a_request_does_not_grant_it(house: House) -> None:
    """That somebody else changed it later does not make the words another's."""
    lent = await requested(house, 50000)
    await lent.decides.patch(lent.here, {"amount": euro(100000)}, etag=await etag(lent.decides, lent.here))
    for caller, change in (
        (lent.asks, {"is_quiet": True, "instalments": 2}),
        (lent.asks, {"instalments": 3}),
    ):
        answer = await caller.patch(lent.here, change, etag=await etag(caller, lent.here))
        assert answer.json()["editor_id"] == str(lent.asks.member_id)
    await refused(lent.commanded(lent.decides, "approve"), 409, "second_person_needed")
    # Nor in SQL, past the service.
    granted = "UPDATE guarantee_loans SET status = 'approved', approved_minor = 1, approved_at = now(), "
    for member in (lent.decides, lent.asks):
        with pytest.raises(DBAPIError, match="guarantee_loans_four_eyes"):
            await house.owner_execute(
                f"{granted} approver_id = :member WHERE id = :id",
                member=member.member_id,
                id=lent.id,
            )
    await lent.done(lent.books, "approve")
    await lent.done(lent.books, "unapprove")
    await refused(lent.commanded(lent.decides, "approve"), 409, "second_person_needed")
    await lent.done(lent.books, "approve")


async def test_loan_11_above_the_threshold_who_approves_does_not_pay_out(house: House) -> None:
    threshold = {"disburse_alone": euro(50000)}
    small = await (await requested(house, 50000, of=threshold)).approved()
    await small.done(small.decides, "disburse", paid_out())
    assert (await small.read())["disburser_id"] == str(small.decides.member_id)
    large = await (await requested(house, 50001, there=small.desk, fund=small.purse)).approved()
    await refused(large.commanded(large.decides, "disburse", paid_out()), 409, "second_person_needed")
    await large.disbursed()
    assert (await large.read())["disburser_id"] == str(large.books.member_id)


async def test_what_is_approved_is_no_more_than_was_asked_for(house: House) -> None:
    lent = await requested(house, 100000)
    more = {"amount": euro(100001)}
    problem = await refused(lent.commanded(lent.decides, "approve", more), 422, "invalid")
    assert faults(problem) == [("/amount/amount_minor", "exceeds_requested")]
    less = {"amount": euro(90000), "instalments": 9, "first_due_on": day(90)}
    found = await (await lent.approved(**less)).read()
    assert (found["approved"], found["instalments"], len(days(found))) == (euro(90000), 9, 9)
    await lent.done(lent.decides, "unapprove")
    found = await lent.read()
    assert (found["status"], found["approved"], found["approver_id"]) == ("requested", None, None)
    await lent.approved()
    assert (await lent.read())["schedule"]["edition"] == 2


async def test_a_decision_is_taken_once(house: House) -> None:
    lent = await requested(house)
    await lent.done(lent.decides, "reject", REJECT)
    found = await lent.read()
    assert (found["status"], found["reject_reason"], found["allowed_commands"]) == (
        "rejected",
        "NotAffordable",
        [],
    )
    other = await (await requested(house, there=lent.desk, fund=lent.purse)).approved()
    assert (await other.purse.figures())[1] == DEPOSIT
    await other.done(other.decides, "cancel", CANCEL)
    assert (await other.read())["cancel_reason"] == "LeaseFellThrough"
    assert (await other.purse.figures())[1] == 0
    third = await requested(house, there=lent.desk, fund=lent.purse)
    await third.done(third.asks, "withdraw")
    assert await third.owed() == ("withdrawn", 0, 0)


@pytest.mark.race
async def test_a_fund_promises_no_more_than_it_has(house: House) -> None:
    there = await desk(house)
    fund = await purse(house, 5000, there.centre)
    asked = [await requested(house, 1000, there, fund=fund) for _ in range(8)]
    answers = await at_once([lent.commanded(lent.decides, "approve") for lent in asked])
    assert statuses(answers) == {200: 5, 409: 3}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"fund_overdrawn"}
    assert await fund.figures() == (5000, 5000, 0, 0)


@pytest.mark.race
async def test_of_many_who_pay_it_out_one_does(house: House) -> None:
    lent = await (await requested(house)).approved()
    pays = [lent.books.post(f"{lent.here}/disburse", paid_out(), etag="*", key=key()) for _ in range(8)]
    answers = await at_once(pays)
    assert statuses(answers) == {200: 1, 409: 7}
    assert len(await lent.entries()) == 1


# --- LOAN-15 ----------------------------------------------------------------------------------------


async def test_loan_15_a_loan_is_for_a_lease_of_the_case(house: House) -> None:
    lent = await requested(house)
    there = lent.desk
    other_case = await new_case(there.centre)
    lease = await leased(there)
    stranger = await leased(await desk(house))
    for body in (
        {**asked_for(there, lent.purse, lease), "case_id": other_case},
        asked_for(there, lent.purse, stranger),
        asked_for(there, lent.purse, lent.here),
    ):
        problem = await refused(there.author.post(LOANS, body), 422, "invalid")
        assert faults(problem) == [("/lease_id", "unknown_reference")]
    foreign = await purse(house)
    problem = await refused(there.author.post(LOANS, asked_for(there, foreign, lease)), 422, "invalid")
    assert faults(problem) == [("/fund_id", "unknown_reference")]


async def test_loan_15_nothing_is_paid_for_a_lease_that_is_a_draft_or_over(house: House) -> None:
    there = await desk(house)
    draft = await leased(there, signed=False)
    lent = await (await requested(house, there=there, lease=draft)).approved()
    await refused(lent.commanded(lent.books, "disburse", paid_out()), 409, "lease_not_signed")
    await now_done(there.author, draft, "sign", {"signed_on": day()})
    await now_done(there.author, draft, "end", {"reason": "NoticeByTenant"})
    await refused(lent.commanded(lent.books, "disburse", paid_out()), 409, "lease_over")
    body = asked_for(there, lent.purse, draft)
    await refused(there.author.post(LOANS, body), 409, "lease_over")


async def test_loan_15_no_more_is_lent_than_the_deposit_that_the_lease_says(house: House) -> None:
    there = await desk(house)
    fund = await purse(house, 10 * DEPOSIT, there.centre)
    lease = await leased(there, deposit=euro(RENT))
    problem = await refused(there.author.post(LOANS, asked_for(there, fund, lease, RENT + 1)), 422, "invalid")
    assert faults(problem) == [("/amount/amount_minor", "exceeds_deposit")]
    await there.author.made(LOANS, asked_for(there, fund, lease, RENT))


async def test_loan_11_what_was_looked_at_is_paid_and_no_lease_that_says_something_else(house: House) -> None:
    there = await desk(house)
    draft = await leased(there, signed=False)
    lent = await (await requested(house, there=there, lease=draft)).approved()
    for told in ({"note": "Read with her."}, {"checks": READ}, {"payee_account": "BE71 0961 2345 6769"}):
        answer = await there.author.patch(draft, told, etag=await etag(there.author, draft))
        assert answer.status_code == 200, answer.text
    await now_done(there.author, draft, "sign", {"signed_on": day()})
    await refused(lent.commanded(lent.books, "disburse", paid_out()), 409, "lease_changed")
    await lent.done(lent.decides, "unapprove")
    await (await lent.approved()).disbursed()


@pytest.mark.race
async def test_loan_15_one_guarantee_for_a_lease(house: House) -> None:
    there = await desk(house)
    fund = await purse(house, 10 * DEPOSIT, there.centre)
    lease = await leased(there)
    body = asked_for(there, fund, lease)
    answers = await at_once([there.author.post(LOANS, body) for _ in range(8)])
    assert statuses(answers) == {201: 1, 409: 7}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"lease_has_loan"}
    (made,) = [answer for answer in answers if answer.status_code == 201]
    lent = Lent(there, fund, lease, made.headers["Location"])
    await lent.done(lent.asks, "withdraw")
    again = await requested(house, there=there, fund=fund, lease=lease)
    await (await again.approved()).disbursed()
    # It is paid back; but what was paid may bounce, and then it is owed again.
    await again.booked("Repayment", DEPOSIT)
    await refused(there.author.post(LOANS, body), 409, "lease_has_loan")


async def test_loan_15_the_payee_is_who_holds_a_deposit(house: House) -> None:
    lent = await active(house)
    body = {**asked_for(lent.desk, lent.purse, lent.lease), "payee": "Tenant"}
    problem = await refused(lent.asks.post(LOANS, body), 422, "invalid")
    assert [at for at, _ in faults(problem)] == ["/payee"]
    # The deposit that comes back is an entry: nothing of the loan itself changes.
    kept = ("approved", "requested", "disbursed", "schedule", "disbursed_on")
    before = await lent.read()
    await lent.booked("DepositReturn", DEPOSIT)
    after = await lent.read()
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}


async def test_what_was_approved_stays_once_it_is_paid_out(house: House) -> None:
    lent = await active(house)
    for column in (
        "approved_minor = 1",
        "currency = 'USD'",
        "requested_minor = 200000",
        "payee = 'BlockedAccount'",
    ):
        await refused_by_trigger(lent, column)


async def refused_by_trigger(lent: Lent, change: str) -> None:
    """Insist that the database keeps a column, whoever asks."""
    with pytest.raises(DBAPIError, match="frozen column"):
        await lent.desk.house.owner_execute(
            f"UPDATE guarantee_loans SET {change} WHERE id = :id",  # noqa: S608 - of this test
            id=lent.id,
        )
