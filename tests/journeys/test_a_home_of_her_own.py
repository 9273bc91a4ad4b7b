"""From a transit flat to a home of her own: a search, a lease, and a loan for the deposit that comes back."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.factories.house import Caller, House, Party
from tests.features.cases.work import case_in
from tests.features.shelters.beds import Home, home, id_of
from tests.features.stories import Clock, etag, now_done, refused
from trafficking_api.features.loans.papers.neutral import betraying
from trafficking_api.features.loans.rules.reference import spaced
from trafficking_api.vocabulary import code_list

BEGINS = date(2027, 1, 11)
RENT, PARTS = 71500, 18
DEPOSIT = 2 * RENT
PART = DEPOSIT // PARTS
READ = [{"check": value.code, "answer": "yes"} for value in code_list("lease_check").values]
FUND: dict[str, Any] = {
    "name": "Guarantee fund",
    "currency": "EUR",
    "country": "BE",
    "region": "Brussels",
    "payer_name": "Linden non-profit",
}
LEASE: dict[str, Any] = {
    "housing_type": "PrivateRental",
    "region": "Brussels",
    "monthly_rent": {"amount_minor": RENT, "currency": "EUR"},
    "deposit": {"amount_minor": DEPOSIT, "currency": "EUR"},
    "deposit_payee": "Landlord",
    "starts_on": "2027-02-01",
    "landlord_name": "P. Voorbeeld",
    "landlord_address": "Voorbeeldlaan 2, 1000 Brussel",
    "dwelling_address": "Rue de l’Exemple 1, 1000 Bruxelles",
}
TENANT: dict[str, Any] = {
    "months_of_rent": 2,
    "payee": "Landlord",
    "instalments": PARTS,
    "first_due_on": "2027-03-01",
    "other_schemes": [{"scheme": "CPAS", "result": "TooLate"}],
    "monthly_income": {"amount_minor": 165000, "currency": "EUR"},
    "ability_note": "Canary of her income",
}


@pytest.fixture
async def frozen(alone: House) -> AsyncIterator[Clock]:
    """The clock of a deployment in which a lease begins and ends."""
    clock = Clock(alone)
    yield clock
    await clock.go_on()


def noon(day: date) -> datetime:
    """Noon of a day."""
    return datetime.combine(day, time(12), UTC)


def euro(minor: int) -> dict[str, Any]:
    """An amount."""
    return {"amount_minor": minor, "currency": "EUR"}


def due(number: int) -> date:
    """The day of an instalment: the first of March, and of each month after it."""
    return date(2027 + (2 + number) // 12, (2 + number) % 12 + 1, 1)


@pytest.mark.slow
async def test_a_home_of_her_own(alone: House, frozen: Clock) -> None:
    await frozen.stop(noon(BEGINS))
    centre = await alone.party(country="BE")
    case = await case_in(centre, "active")
    there = await home(alone, centre=centre)
    stay = await moved_in(there, case)
    fund = await opened(centre)

    lease = await found(centre, case, stay)
    assert (await there.staff.get(f"/v1/allocations/{stay}")).json()["status"] == "occupied"
    loan = await lent(centre, case, lease, fund)
    await frozen.stop(noon(date(2027, 2, 1)))
    await now_done(
        there.staff, f"/v1/allocations/{stay}", "check_out", {"exit_reason": "MovedToPrivateRental"}
    )

    # Month by month; the third payment bounces, and her case is closed while she still owes.
    half_way = await paid_back(frozen, centre, case, loan)

    # The lease ends, and what she owes still comes back out of the deposit.
    await frozen.stop(noon(date(2028, 2, 15)))
    over = {"ended_on": "2028-02-15", "reason": "NoticeByTenant"}
    await now_done(centre.housing, lease, "end", over)
    rest = DEPOSIT - 12 * PART
    on = date(2028, 2, 15)
    beyond = booked(centre.finance, loan, "DepositReturn", rest + 1, on)
    await refused(beyond, 422, "exceeds_outstanding")
    assert (await booked(centre.finance, loan, "DepositReturn", rest, on)).status_code == 201
    seen = (await centre.coordinator.get(loan)).json()
    assert (seen["status"], seen["outstanding"], seen["deposit_returned"]) == ("settled", euro(0), euro(rest))
    assert seen["details"]["ability_note"] == "Canary of her income"

    await papers_are_as_promised(centre, loan, half_way)
    await books_balance(centre)


async def moved_in(there: Home, case: str) -> str:
    """A place in a transit flat, in which she lives; returns the id of the stay."""
    wish = {"bed_id": there.beds[0], "case_id": case, "from_on": BEGINS.isoformat(), "to_on": "2027-06-30"}
    stay = str((await there.staff.made("/v1/allocations", wish)).json()["id"])
    for command in ("confirm", "check_in"):
        await now_done(there.staff, f"/v1/allocations/{stay}", command)
    return stay


async def opened(centre: Party) -> str:
    """A fund with five thousand euros in it; returns its id."""
    here = str((await centre.finance.made("/v1/guarantee-funds", FUND)).headers["Location"])
    gift = {
        "amount": euro(500000),
        "value_on": BEGINS.isoformat(),
        "donor": "Somebody",
        "purpose": "Deposits",
    }
    await refused(centre.finance.post(f"{here}/contributions", gift), 400, "idempotency_key_required")
    for _ in range(2):
        await centre.finance.made(f"{here}/contributions", gift, key="gift-1")
    balance = (await centre.finance.get(f"{here}/balance")).json()
    assert balance["available"] == euro(500000)
    return id_of(here)


async def found(centre: Party, case: str, stay: str) -> str:
    """A dwelling that she does not get, one that she gets, and its lease, read and signed."""
    desk = centre.housing
    wish = {"case_id": case, "leaving_allocation_id": stay, "rent_ceiling": euro(75000), "wishes": "A door"}
    search = str((await desk.made("/v1/housing-searches", wish)).headers["Location"])
    first, second = [
        str((await desk.made("/v1/housing-applications", {"search_id": id_of(search)})).headers["Location"])
        for _ in range(2)
    ]
    await now_done(desk, first, "view")
    await now_done(desk, first, "refuse", {"reason": "NoReasonGiven", "discrimination_noted": True})
    for command in ("view", "apply", "accept"):
        await now_done(desk, second, command)
    body = {**LEASE, "case_id": case, "application_id": id_of(second)}
    lease = str((await desk.made("/v1/leases", body)).headers["Location"])
    problem = await refused(desk.post(f"{lease}/sign", {}, etag="*"), 409, "checks_missing")
    assert problem["checks"] == [answer["check"] for answer in READ]
    assert (await desk.patch(lease, {"checks": READ}, etag="*")).status_code == 200
    await now_done(desk, lease, "sign")
    assert (await desk.get(search)).json()["status"] == "obtained"
    return lease


async def lent(centre: Party, case: str, lease: str, fund: str) -> str:
    """Asked for by one, approved by another, paid out by a third; returns where the loan is."""
    body = {**TENANT, "case_id": case, "lease_id": id_of(lease), "fund_id": fund, "amount": euro(DEPOSIT)}
    loan = str((await centre.housing.made("/v1/guarantee-loans", body)).headers["Location"])
    await refused(centre.housing.post(f"{loan}/approve", {}, etag="*"), 403, "forbidden")
    await now_done(centre.coordinator, loan, "approve")
    signed = {"value_on": BEGINS.isoformat(), "agreement_signed_on": BEGINS.isoformat()}
    one = centre.coordinator.post(f"{loan}/disburse", signed, etag="*", key=uuid4().hex)
    await refused(one, 409, "second_person_needed")
    paid = await centre.finance.post(
        f"{loan}/disburse", signed, etag=await etag(centre.finance, loan), key=uuid4().hex
    )
    assert (paid.status_code, paid.json()["status"]) == (200, "active"), paid.text
    parts = [part["amount_minor"] for part in paid.json()["schedule"]["instalments"]]
    assert (len(parts), sum(parts), parts[0]) == (PARTS, DEPOSIT, PART)
    return loan


async def booked(finance: Caller, loan: str, type_: str, minor: int, on: date) -> httpx.Response:
    """Ask to book something that moved on a day."""
    body = {"type": type_, "amount": euro(minor), "value_on": on.isoformat(), "reference": "2027/0131"}
    return await finance.post(f"{loan}/entries", body, key=uuid4().hex)


async def paid_back(frozen: Clock, centre: Party, case: str, loan: str) -> str:
    """Twelve instalments, each on its day; returns a moment between the sixth and the seventh."""
    half_way = ""
    for number in range(12):
        on = due(number)
        await frozen.stop(noon(on))
        entry = await booked(centre.finance, loan, "Repayment", PART, on)
        assert entry.status_code == 201, entry.text
        if number == 2:
            await bounced(frozen, centre, loan, str(entry.headers["Location"]))
        if number == 5:
            half_way = noon(on + timedelta(days=1)).isoformat().replace("+00:00", "Z")
            closed = await now_done(centre.coordinator, f"/v1/cases/{case}", "close", {"reason": "Autonomy"})
            assert closed.json()["status"] == "closed"
    return half_way


async def bounced(frozen: Clock, centre: Party, loan: str, entry: str) -> None:
    """The bank takes a payment back; until it is made again, it is late, and that is all that happens."""
    back_on = due(2) + timedelta(days=4)
    await frozen.stop(noon(back_on))
    why = {"value_on": back_on.isoformat(), "reason": "Bounced"}
    for _ in range(2):
        answer = await centre.finance.post(f"{entry}/reverse", why, key="bounced")
        assert (answer.status_code, answer.json()["reverses_id"]) == (200, id_of(entry)), answer.text
    problem = centre.finance.post(f"{entry}/reverse", why, key=uuid4().hex)
    await refused(problem, 409, "already_reversed")
    late = (await centre.finance.get("/v1/guarantee-loans?in_arrears=true")).json()["items"]
    assert [(one["arrears"], one["next_due_on"]) for one in late] == [(euro(PART), due(2).isoformat())]
    again_on = back_on + timedelta(days=6)
    await frozen.stop(noon(again_on))
    assert (await booked(centre.finance, loan, "Repayment", PART, again_on)).status_code == 201
    assert (await centre.finance.get("/v1/guarantee-loans?in_arrears=true")).json()["items"] == []


async def papers_are_as_promised(centre: Party, loan: str, half_way: str) -> None:
    """What she gets is in her language; what the landlord gets tells nothing of her."""
    lines = (await centre.finance.get(f"{loan}/statement")).json()["lines"]
    assert [line["type"] for line in lines] == ["Disbursement", *["Repayment"] * 14, "DepositReturn"]
    assert [line["is_reversal"] for line in lines].index(True) == 4
    assert lines[-1]["outstanding"] == euro(0)
    # As it was known then, whatever was booked since (LOAN-20).
    then = (await centre.finance.get(f"{loan}/statement?recorded_until={half_way}")).json()
    assert then["outstanding"] == euro(DEPOSIT - 6 * PART)
    page = await centre.finance.get(f"{loan}/statement?language=nl", headers={"Accept": "text/html"})
    assert (page.headers["Content-Language"], page.headers["Content-Type"][:9]) == ("nl", "text/html")
    assert "1.430,00" in page.text
    letter = await centre.housing.get(f"{loan}/landlord-letter?language=fr")
    assert letter.status_code == 200, letter.text
    reference = (await centre.housing.get(loan)).json()["payment_reference"]
    for told in (FUND["payer_name"], LEASE["dwelling_address"], LEASE["landlord_name"], spaced(reference)):
        assert told in letter.text, told
    assert betraying(letter.text) == []
    assert not [name for name in ("Example", "Canary", "CPAS", id_of(loan)) if name in letter.text]


async def books_balance(centre: Party) -> None:
    """All that was lent came back, and the accounts come to zero."""
    (book,) = (await centre.finance.get("/v1/books")).json()["items"]
    trial = (await centre.finance.get(f"/v1/books/{book['id']}/trial-balance")).json()
    assert trial["is_balanced"]
    totals = {account["account"]: account["total_minor"] for account in trial["accounts"]}
    left = {account: total for account, total in totals.items() if total}
    assert left == {"Bank": 500000, "Contributions": -500000}
