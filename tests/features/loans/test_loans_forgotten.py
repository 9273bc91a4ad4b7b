"""With somebody forgotten what she earned goes; when a case's time is over only the money is left (G-16)."""

from datetime import UTC, datetime
from uuid import UUID

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, desk
from tests.features.case_plans.test_forgetting import erased, whose, without_words
from tests.features.case_plans.test_out_of_sight import BAR
from tests.features.case_plans.test_words import trace
from tests.features.loans.funds import day, euro, key
from tests.features.loans.lending import DEPOSIT, LOANS, PAUSE, WORDS, Lent, active, requested
from tests.features.loans.test_money import balanced
from tests.features.retention.keeping import purged
from tests.features.stories import Clock, colleague, now_done, refused, replayed

LATER = datetime(2060, 1, 1, 12, tzinfo=UTC)


async def closed(lent: Lent) -> None:
    """End the case."""
    await now_done(lent.desk.author, f"/v1/cases/{lent.desk.case}", "close", CLOSE)


async def sealed(lent: Lent) -> tuple[bool, UUID | None]:
    """Whether there are words, and for whom they are sealed."""
    row = (
        await lent.desk.house.owner_execute(
            "SELECT details IS NOT NULL, sealed_for FROM guarantee_loans WHERE id = :id", id=lent.id
        )
    ).one()
    return row[0], row[1]


async def test_g_12_what_she_earns_leaves_a_trace_when_it_is_read(house: House) -> None:
    lent = await active(house, **WORDS)
    her = await whose(lent.desk)
    assert await sealed(lent) == (True, UUID(her))
    answer = await lent.books.get(lent.here)
    assert answer.json()["details"] == WORDS
    assert set(await trace(house, answer)) == {("case", lent.desk.case), ("person", her)}
    assert await trace(house, await lent.books.get(LOANS)) == []


async def test_g_16_of_somebody_forgotten_the_words_go_and_the_money_stays(house: House) -> None:
    lent = await active(house, **WORDS)
    await lent.booked("Repayment", 1000)
    await closed(lent)
    before = await lent.read()
    await erased(lent.desk, await whose(lent.desk))
    assert await sealed(lent) == (False, None)
    after = await lent.read()
    assert (after["details"], without_words(after)) == (None, without_words(before))
    await lent.booked("Repayment", 2000)
    assert await lent.owed() == ("active", DEPOSIT - 3000, 0)
    letter = lent.books.get(f"{lent.here}/landlord-letter", headers={"Accept": "text/html"})
    await refused(letter, 409, "letter_incomplete")
    assert await replayed(house, lent.desk.centre) > 0


async def test_g_16_with_a_purged_case_a_loan_without_money_goes_and_of_others_the_money_stays(
    house: House, clock: Clock
) -> None:
    there = await desk(house)
    lent = await active(house, there=there, **WORDS)
    await lent.done(lent.asks, "pause", PAUSE)
    never = await (await requested(house, there=there, fund=lent.purse)).approved()
    kept = await active(house, there=await desk(house, there.centre), fund=lent.purse)
    await closed(lent)
    await clock.stop(LATER)
    assert await purged(house, there.centre) > 0
    await refused(lent.books.get(never.here), 404, "not_found")
    rows = await house.owner_execute("SELECT count(*) FROM loan_schedules WHERE loan_id = :id", id=never.id)
    assert rows.scalar_one() == 0
    # Whoever works on cases finds it no more; whoever keeps the money does, and nothing leads to her.
    await refused(there.centre.caseworker.get(lent.here), 404, "not_found")
    found = (await lent.books.get(lent.here)).json()
    assert (found["case_id"], found["lease_id"], found["details"]) == (None, None, None)
    assert (found["other_schemes"], found["pause_reason"], found["is_quiet"]) == ([], None, True)
    assert (found["status"], found["outstanding"]) == ("active", euro(DEPOSIT))
    # The pause goes on: what fell into it is not late, and comes later once it is over.
    assert (found["paused_from"], found["arrears"]) == (day(), euro(0))
    assert await sealed(lent) == (False, None)
    ids = {item["id"] for item in (await lent.books.get(LOANS)).json()["items"]}
    assert ids == {str(lent.id), str(kept.id)}
    of_it = await lent.books.get(f"{LOANS}?case_id={lent.desk.case}")
    assert of_it.json()["items"] == []
    # There is nobody to remind, and nothing about her is kept anew: not why it is paused either.
    await refused(lent.asks.patch(lent.here, {"is_quiet": False}, etag="*"), 409, "wrong_state")
    await lent.done(lent.asks, "resume")
    again = await lent.done(lent.asks, "pause", PAUSE)
    assert (await again.read())["pause_reason"] is None
    # It can still be paid back, or given up.
    await lent.booked("WriteOff", DEPOSIT, value_on="2059-12-31", reason="CannotBeReached")
    assert (await lent.books.get(lent.here)).json()["status"] == "written_off"
    letter = lent.books.get(f"{lent.here}/landlord-letter", headers={"Accept": "text/html"})
    await refused(letter, 410, "erased")
    assert await balanced(lent)
    assert await replayed(house, there.centre) > 0


async def test_plan_10_who_was_barred_from_a_case_is_barred_from_what_is_left_of_its_loan(
    house: House, clock: Clock
) -> None:
    lent = await active(house, **WORDS)
    centre, repaid = lent.desk.centre, await lent.booked("Repayment", 1000, reference="2026/0131")
    barred = await colleague(house, centre, "coordinator")
    bar = {**BAR, "member_id": str(barred.member_id)}
    await lent.asks.made(f"/v1/cases/{lent.desk.case}/exclusions", bar)
    await closed(lent)
    await clock.stop(LATER)
    assert await purged(house, centre) > 0
    assert (await lent.books.get(lent.here)).status_code == 200
    assert (await lent.books.get(repaid)).status_code == 200
    assert (await barred.get(LOANS)).json()["items"] == []
    for path in (lent.here, repaid, f"{lent.here}/entries", f"{lent.here}/statement"):
        await refused(barred.get(path), 404, "not_found")
    body = {"type": "Repayment", "amount": euro(1), "value_on": "2059-12-31"}
    await refused(barred.post(f"{lent.here}/entries", body, key=key()), 404, "not_found")
    (book,) = (await barred.get("/v1/books")).json()["items"]
    here = f"/v1/books/{book['id']}/transactions"
    assert (await barred.get(f"{here}?loan_id={lent.id}")).json()["items"] == []
    assert {row["loan_id"] for row in (await barred.get(here)).json()["items"]} == {None}
    assert {row["loan_id"] for row in (await lent.books.get(here)).json()["items"]} == {None, str(lent.id)}
    # Nor is it for who only works on cases, whether she knew this one or not.
    await refused(centre.caseworker.get(lent.here), 404, "not_found")
    await refused(centre.callers["housing"].get(lent.here), 404, "not_found")
