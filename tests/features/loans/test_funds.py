"""Funds: what is in them, what is promised of it, and that nobody promises what is not there."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from tests.factories.house import House
from tests.features.case_plans.plans import desk
from tests.features.loans.funds import FUND, FUNDS, Purse, day, euro, key, purse
from tests.features.loans.lending import DEPOSIT, requested
from tests.features.stories import at_once, faults, journal, now_done, refused, statuses
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.loans.errors import FundClosed, FundOverdrawn
from trafficking_api.features.loans.service.fund import lending, refuse_overdraft
from trafficking_api.kit.errors import Invalid, NotFound

ACCOUNT = "BE68 5390 0754 7034"


async def test_a_fund_says_what_was_written(house: House) -> None:
    centre = await house.party()
    body = {**FUND, "disburse_alone": euro(50000), "payer_account": ACCOUNT}
    made = await centre.coordinator.made(FUNDS, body)
    found = made.json()
    assert {name: found[name] for name in body} == body
    assert (found["status"], found["version"], found["allowed_commands"]) == ("open", 1, ["close"])
    assert (await centre.finance.get(made.headers["Location"])).json() == found
    assert (await centre.finance.get(FUNDS)).json()["items"] == [found]
    seen = (await centre.caseworker.get(made.headers["Location"])).json()
    assert seen == {**found, "allowed_commands": []}
    least = (await centre.coordinator.made(FUNDS, {**FUND, "name": "Another"})).json()
    assert (least["disburse_alone"], least["payer_account"]) == (euro(0), None)
    assert least["book_id"] == found["book_id"]


async def test_funds_are_found_by_status_and_currency(house: House) -> None:
    there = await purse(house)
    other = await purse(house, centre=there.centre, name="Kip", currency="LAK", country="LA", region=None)
    await now_done(there.finance, there.here, "close")

    async def listed(query: str) -> list[str]:
        answer = await there.finance.get(f"{FUNDS}?{query}")
        assert answer.status_code == 200, answer.text
        return [item["name"] for item in answer.json()["items"]]

    assert await listed("status=open") == ["Kip"]
    assert await listed("currency=EUR") == ["Guarantee fund"]
    assert await listed("currency=EUR&currency=LAK") == ["Kip", "Guarantee fund"]
    kept = (await other.finance.get(other.here)).json()
    assert (await listed(f"updated_since={kept['updated_at']}"))[0] == "Kip"


async def test_two_funds_of_a_centre_do_not_share_a_name(house: House) -> None:
    there = await purse(house)
    await refused(there.finance.post(FUNDS, FUND), 409, "fund_name_taken")
    other = await purse(house, centre=there.centre, name="Another")
    change = other.finance.patch(other.here, {"name": "Guarantee fund"}, etag="*")
    await refused(change, 409, "fund_name_taken")
    assert (await purse(house)).here != there.here, "another centre may call its fund the same"


@pytest.mark.race
async def test_of_twenty_who_open_a_fund_of_one_name_one_does(house: House) -> None:
    centre = await house.party()
    answers = await at_once([centre.finance.post(FUNDS, FUND) for _ in range(20)])
    assert statuses(answers) == {201: 1, 409: 19}
    more = [{**FUND, "name": f"Fund {n}"} for n in range(10)]
    answers = await at_once([centre.finance.post(FUNDS, body) for body in more])
    assert statuses(answers) == {201: 10}
    assert len({answer.json()["book_id"] for answer in answers}) == 1, "one book for one currency"


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"currency": "XXA"}, ("/currency", "unknown_currency")),
        (
            {"disburse_alone": {"amount_minor": 1, "currency": "USD"}},
            ("/disburse_alone/currency", "other_currency"),
        ),
    ],
)
async def test_a_fund_has_one_currency_that_exists(
    house: House, more: dict[str, Any], fault: tuple[str, str]
) -> None:
    centre = await house.party()
    problem = await refused(centre.finance.post(FUNDS, {**FUND, **more}), 422, "invalid")
    assert faults(problem) == [fault]


async def test_loan_11_no_script_says_how_much_one_alone_may_pay_out(house: House) -> None:
    """Who says so is a member, who then cannot use it: a script would leave it to be used by anybody."""
    there = await purse(house)
    body = {"name": "Export", "role": "finance"}
    client = (await there.centre.admin.made("/v1/clients", body)).json()["id"]
    script = house.caller(there.centre.id, UUID(client), "finance")
    alone = {"disburse_alone": euro(1_000_000)}
    await refused(script.post(FUNDS, {**FUND, "name": "Another", **alone}), 403, "member_needed")
    await refused(script.patch(there.here, alone, etag="*"), 403, "member_needed")
    assert (await there.finance.get(there.here)).json()["disburse_alone"] == euro(0)
    # What else is said of a fund may come from a script.
    assert (await script.patch(there.here, {"name": "Deposits"}, etag="*")).status_code == 200


async def test_what_can_change_of_a_fund(house: House) -> None:
    there = await purse(house)
    change = {"disburse_alone": euro(70000), "payer_account": ACCOUNT, "region": None, "name": "Deposits"}
    answer = await there.finance.patch(there.here, change, etag='"1"')
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert {name: found[name] for name in change} == change
    assert found["version"] == 2
    await refused(there.finance.patch(there.here, change, etag='"1"'), 412, "stale")
    await refused(there.finance.patch(there.here, {"currency": "USD"}, etag="*"), 422, "invalid")
    kip = {"disburse_alone": {"amount_minor": 1, "currency": "LAK"}}
    problem = await refused(there.finance.patch(there.here, kip, etag="*"), 422, "invalid")
    assert faults(problem) == [("/disburse_alone/currency", "other_currency")]
    assert [event.type for event in await journal(house, there.centre, str(there.id))] == [
        "guarantee_fund.opened",
        "guarantee_fund.changed",
    ]


async def test_a_fund_of_another_centre_is_not_there(house: House) -> None:
    there, stranger = await purse(house, 1000), await purse(house)
    gift = (await there.finance.get(f"{there.here}/contributions")).json()["items"][0]["id"]
    by = stranger.finance
    span = f"from_on={day(-1)}&until_on={day()}"
    given = {"amount": euro(1), "value_on": day(), "donor": "A", "purpose": "B"}
    back = {"value_on": day(), "reason": "EnteredInError"}
    for here in (there.here, f"{FUNDS}/{uuid4()}"):
        for path in ("", "/balance", "/contributions", f"/contributions/{gift}", f"/statement?{span}"):
            await refused(by.get(f"{here}{path}"), 404, "not_found")
        await refused(by.patch(here, {"name": "Ours"}, etag="*"), 404, "not_found")
        await refused(by.post(f"{here}/close", {}, etag="*"), 404, "not_found")
        await refused(by.post(f"{here}/contributions", given, key=key()), 404, "not_found")
        await refused(by.post(f"{here}/contributions/{gift}/reverse", back, key=key()), 404, "not_found")
    mixed = f"{stranger.here}/contributions/{gift}"
    await refused(by.get(mixed), 404, "not_found")
    await refused(by.post(f"{mixed}/reverse", back, key=key()), 404, "not_found")
    assert await there.figures() == (1000, 0, 0, 1000)


# --- what is in it ----------------------------------------------------------------------------------


async def test_what_can_be_lent_is_what_nobody_was_promised(house: House) -> None:
    there = await purse(house)
    assert await there.figures() == (0, 0, 0, 0)
    await there.given(150_000)
    await there.given(50_000)
    assert await there.figures() == (200_000, 0, 0, 200_000)
    for status, minor in (("approved", 70_000), ("approved", 30_000), ("requested", 40_000)):
        await there.loan(status, minor)
    assert await there.figures() == (200_000, 100_000, 0, 100_000)
    other = await purse(house, centre=there.centre, name="Another")
    assert await other.figures() == (0, 0, 0, 0)
    answer = await there.finance.get(f"{there.here}/balance")
    assert "ETag" not in answer.headers, "a balance changes without its fund"


async def _promised(there: Purse, minor: int) -> bool:
    """Whether somebody could approve a loan of this much, on a connection of its own."""
    loan = await there.loan("requested", minor)
    try:
        async with system_mandate(there.house.office, there.centre.id, "test") as mandate:
            await refuse_overdraft(mandate, there.id, minor)
            approve = (
                "UPDATE guarantee_loans SET status = 'approved', approved_minor = :minor, "
                "approved_at = now(), approver_id = :approver WHERE id = :id"
            )
            approver = there.centre.coordinator.member_id
            await mandate.session.execute(text(approve), {"minor": minor, "approver": approver, "id": loan})
    except FundOverdrawn:
        return False
    return True


@pytest.mark.race
async def test_forty_who_approve_at_once_do_not_promise_more_than_there_is(house: House) -> None:
    there = await purse(house, 1000)
    promised = await asyncio.gather(*(_promised(there, 100) for _ in range(40)))
    assert sum(promised) == 10
    assert await there.figures() == (1000, 1000, 0, 0)
    assert not await _promised(there, 1)


@pytest.mark.race
async def test_what_is_promised_meanwhile_cannot_be_given_back(house: House) -> None:
    there = await purse(house)
    gifts = [await there.given(100) for _ in range(10)]
    promises = [_promised(there, 100) for _ in range(10)]
    answers, promised = await asyncio.gather(
        at_once([there.reverses(gift) for gift in gifts]), asyncio.gather(*promises)
    )
    back = statuses(answers)[200]
    assert set(statuses(answers)) <= {200, 409}
    assert back + sum(promised) == 10
    assert await there.figures() == (1000 - 100 * back, 100 * sum(promised), 0, 0)


async def test_to_the_last_cent_and_not_one_more(house: House) -> None:
    there = await purse(house, 1000)
    assert not await _promised(there, 1001)
    assert await _promised(there, 999)
    assert not await _promised(there, 2)
    assert await _promised(there, 1)


async def test_what_has_happened_is_booked_though_the_money_is_lent_again(house: House) -> None:
    there = await desk(house)
    fund = await purse(house, DEPOSIT, there.centre)
    lent = await (await (await requested(house, there=there, fund=fund)).approved()).disbursed()
    assert await fund.figures() == (0, 0, 0, 0)
    payment = await lent.booked("Repayment", DEPOSIT)
    assert await fund.figures() == (DEPOSIT, 0, 0, DEPOSIT)
    assert await _promised(fund, DEPOSIT - 500)
    assert (await lent.reverses(payment)).status_code == 200
    below = 500 - DEPOSIT
    assert await fund.figures() == (0, DEPOSIT - 500, 0, below)
    assert not await _promised(fund, 1)
    gift = await fund.given(1000)
    await refused(fund.reverses(gift), 409, "fund_overdrawn")
    assert not await _promised(fund, 1)
    await fund.given(DEPOSIT)
    assert await _promised(fund, 1500)
    assert not await _promised(fund, 1)


async def test_what_is_owed_to_a_borrower_is_not_lent(house: House) -> None:
    there = await desk(house)
    fund = await purse(house, DEPOSIT, there.centre)
    lent = await (await (await requested(house, there=there, fund=fund)).approved()).disbursed()
    await lent.booked("Repayment", DEPOSIT + 300, allow_credit=True)
    assert await fund.figures() == (DEPOSIT + 300, 0, 300, DEPOSIT)
    assert not await _promised(fund, DEPOSIT + 1)
    await lent.booked("Refund", 300)
    assert await fund.figures() == (DEPOSIT, 0, 0, DEPOSIT)
    found = (await fund.finance.get(f"{fund.here}/statement?from_on={day()}&until_on={day()}")).json()
    moved = [(line["kind"], line["amount_minor"], line["loan_id"]) for line in found["lines"]]
    assert moved == [
        ("Contribution", DEPOSIT, None),
        ("Disbursement", -DEPOSIT, str(lent.id)),
        ("Repayment", DEPOSIT + 300, str(lent.id)),
        ("Refund", -300, str(lent.id)),
    ]
    assert found["closing_minor"] == DEPOSIT


# --- closing ----------------------------------------------------------------------------------------


async def test_a_closed_fund_lends_and_takes_nothing_more(house: House) -> None:
    there = await purse(house, 1000)
    closed = (await now_done(there.finance, there.here, "close")).json()
    assert (closed["status"], closed["allowed_commands"]) == ("closed", [])
    await refused(there.finance.post(f"{there.here}/close", {}, etag="*"), 409, "wrong_state")
    await refused(there.finance.patch(there.here, {"name": "B"}, etag="*"), 409, "fund_closed")
    await refused(there.gives(100), 409, "fund_closed")
    async with system_mandate(house.office, there.centre.id, "test") as mandate:
        with pytest.raises(FundClosed):
            await refuse_overdraft(mandate, there.id, 1)
        with pytest.raises(FundClosed):
            await lending(mandate, there.id)
    assert await there.figures() == (1000, 0, 0, 1000)


async def test_a_fund_whose_loans_wait_stays_open(house: House) -> None:
    for status in ("requested", "approved"):
        there = await purse(house, 1000)
        loan = await there.loan(status, 100)
        await refused(there.finance.post(f"{there.here}/close", {}, etag="*"), 409, "fund_in_use")
        await house.owner_execute("DELETE FROM guarantee_loans WHERE id = :id", id=loan)
        await now_done(there.finance, there.here, "close")


async def test_a_loan_names_a_fund_of_its_own_centre(house: House) -> None:
    there, stranger = await purse(house, 1000), await purse(house)
    async with system_mandate(house.office, stranger.centre.id, "test") as mandate:
        for fund_id in (there.id, uuid4()):
            with pytest.raises(Invalid) as refusal:
                await lending(mandate, fund_id)
            assert [(f.pointer, f.code) for f in refusal.value.errors] == [("/fund_id", "unknown_reference")]
            with pytest.raises(NotFound):
                await refuse_overdraft(mandate, fund_id, 1)
        assert (await lending(mandate, stranger.id)).id == stranger.id
