"""Who does not see a case learns nothing of its loan; who only looks changes nothing (PLAN-9 to 11)."""

from dataclasses import dataclass

import pytest

from tests.factories.house import Caller, House, Party
from tests.features.case_plans.plans import LOOK
from tests.features.case_plans.test_out_of_sight import BAR, hidden
from tests.features.loans.funds import day, key, purse
from tests.features.loans.lending import DEPOSIT, LOANS, PAUSE, Lent, active, asked_for, leased
from tests.features.stories import colleague, faults, now_done, refused

HTML = {"Accept": "text/html"}


@dataclass
class Town:
    """A centre with loans that not everybody sees."""

    centre: Party
    #: The caseworker's own; that of the coordinator; one of hers that is sealed; one with somebody barred.
    own: Lent
    other: Lent
    sealed: Lent
    barred: Lent


@pytest.fixture
async def town(house: House) -> Town:
    centre = await house.party()
    boss = centre.coordinator
    fund = await purse(house, 10 * DEPOSIT, centre)
    cases = [await hidden(house, centre, who) for who in (centre.caseworker, boss, boss, boss)]
    own, other, sealed, barred = [await active(house, there=there, fund=fund) for there in cases]
    await now_done(boss, f"/v1/cases/{sealed.desk.case}", "seal")
    bar = {**BAR, "member_id": str(centre.coordinator_2.member_id)}
    await boss.made(f"/v1/cases/{barred.desk.case}/exclusions", bar)
    return Town(centre, own, other, sealed, barred)


async def holds(town: Town, caller: Caller, *loans: Lent) -> None:
    """Insist that the caller lists and reads these loans, and no other."""
    listed = await caller.get(f"{LOANS}?limit=200")
    assert listed.status_code == 200, listed.text
    assert {item["id"] for item in listed.json()["items"]} == {str(lent.id) for lent in loans}
    for lent in (town.own, town.other, town.sealed, town.barred):
        statuses = {
            (await caller.get(f"{lent.here}{below}")).status_code for below in ("", "/entries", "/statement")
        }
        assert statuses == {200 if lent in loans else 404}
        paper = await caller.get(f"{lent.here}/landlord-letter", headers=HTML)
        assert paper.status_code == (200 if lent in loans else 404)


async def test_plan_11_everybody_lists_what_she_can_read_and_no_more(house: House, town: Town) -> None:
    centre, own, other, sealed, barred = town.centre, town.own, town.other, town.sealed, town.barred
    await holds(town, centre.coordinator, own, other, sealed, barred)
    await holds(town, centre.coordinator_2, own, other)
    await holds(town, centre.caseworker, own)
    await holds(town, centre.finance, own, other, barred)
    await holds(town, await colleague(house, centre, "caseworker"))
    await holds(town, (await house.party()).coordinator)
    assert (await centre.caseworker.get(f"{LOANS}?case_id={other.desk.case}")).json()["items"] == []


async def test_plan_10_who_does_not_see_a_loan_books_nothing_on_it(town: Town) -> None:
    body = {"type": "Repayment", "amount": {"amount_minor": 1, "currency": "EUR"}, "value_on": day()}
    barred = town.centre.coordinator_2
    for lent in (town.sealed, town.barred):
        await refused(barred.post(f"{lent.here}/entries", body, key=key()), 404, "not_found")
        await refused(barred.post(f"{lent.here}/pause", PAUSE, etag="*"), 404, "not_found")
        await refused(barred.patch(lent.here, {"is_quiet": True}, etag="*"), 404, "not_found")
    lease = await leased(town.other.desk)
    wish = asked_for(town.other.desk, town.other.purse, lease)
    problem = await refused(town.centre.caseworker.post(LOANS, wish), 422, "invalid")
    assert faults(problem) == [("/case_id", "unknown_reference")]


async def test_plan_9_through_a_broken_glass_a_loan_is_only_read(town: Town) -> None:
    looker, lent = town.centre.caseworker, town.other
    await refused(looker.get(lent.here), 404, "not_found")
    await looker.made("/v1/break-glass", {**LOOK, "case_id": lent.desk.case})
    assert (await looker.get(lent.here)).status_code == 200
    await refused(looker.post(f"{lent.here}/pause", PAUSE, etag="*"), 403, "read_only")
    await refused(looker.patch(lent.here, {"is_quiet": True}, etag="*"), 403, "read_only")


async def test_g_2_an_entry_is_found_below_its_loan_only(town: Town) -> None:
    (paid_out,) = await town.other.entries()
    for lent in (town.own, town.barred):
        here = f"{lent.here}/entries/{paid_out['id']}"
        await refused(town.centre.finance.get(here), 404, "not_found")
        await refused(town.other.reverses(here), 404, "not_found")
    assert (await town.centre.finance.get(f"{town.other.here}/entries/{paid_out['id']}")).status_code == 200


async def test_a_client_that_may_not_read_leases_gets_no_letter(house: House, town: Town) -> None:
    """The rights of a client can be narrower than those of its role."""
    body = {"name": "Letters", "role": "finance", "scopes": ["guarantee-loans:read"]}
    made = await town.centre.admin.made("/v1/clients", body)
    narrow = {"client_id": made.json()["client_id"], "client_secret": made.json()["client_secret"]}
    answer = await house.http.post("/oauth/token", data={"grant_type": "client_credentials", **narrow})
    assert answer.status_code == 200, answer.text
    headers = {**HTML, "Authorization": f"Bearer {answer.json()['access_token']}"}
    assert (await house.http.get(f"{town.own.here}/contract", headers=headers)).status_code == 200
    letter = await house.http.get(f"{town.own.here}/landlord-letter", headers=headers)
    assert (letter.status_code, letter.json()["code"]) == (403, "forbidden")
