"""What was entered by mistake is taken back by a new entry, once, if nothing rests on it (CRT-18)."""

from typing import Any
from uuid import uuid4

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import desk
from tests.features.court.compensated import AWARDED, Claim, claimed, euro, hold_the_fold, new_claim
from tests.features.stories import at_once, code, journal, refused, replayed, statuses

#: For a way to enter something, the place of the entry that is taken back, and where the claim stands then.
BACK: list[tuple[str, list[tuple[str, dict[str, Any]]], int, str]] = [
    ("awarded", [], 0, "claimed"),
    ("refused", [], 0, "claimed"),
    ("partly_paid", [], 1, "awarded"),
    ("partly_paid", [("pay", {})], 1, "partly_paid"),
    ("partly_paid", [("enforce", {})], 2, "partly_paid"),
    ("partly_paid", [("enforce", {}), ("renounce", {})], 3, "enforcement"),
    ("partly_paid", [("renounce", {})], 2, "partly_paid"),
    ("partly_paid", [("renounce", {})], 1, "renounced"),
    ("enforcement", [], 1, "awarded"),
    ("enforcement", [("pay", {})], 2, "enforcement"),
    ("enforcement", [("pay", {"amount": euro(AWARDED)})], 2, "enforcement"),
    ("enforcement", [("pay", {"amount": euro(AWARDED)})], 1, "paid"),
    ("paid", [], 1, "awarded"),
    ("partly_paid", [("pay", {"amount": euro(AWARDED - 100_000)})], 2, "partly_paid"),
    ("uncollectable", [], 2, "enforcement"),
    ("renounced", [], 1, "awarded"),
]


@pytest.mark.parametrize(("state", "steps", "place", "target"), BACK)
async def test_crt_18_without_an_entry_a_claim_stands_as_if_it_had_not_been_made(
    house: House, state: str, steps: list[tuple[str, dict[str, Any]]], place: int, target: str
) -> None:
    claim = await new_claim(house, state)
    for command, body in steps:
        await claim.done(command, **body)
    before = await claim.entries()
    correction = await claim.back(place)
    wrong = before[place]
    assert (correction["corrects_id"], correction["reason"]) == (wrong["id"], "EnteredInError")
    assert (correction["act"], correction["amount"]) == (wrong["act"], wrong["amount"])
    after = await claim.entries()
    assert after[place] == {**wrong, "version": 2, "corrected_by_id": correction["id"]}
    assert [*after[:place], *after[place + 1 :]] == [*before[:place], *before[place + 1 :], correction]
    found = await claim.read()
    assert found["status"] == target
    live = [each for n, each in enumerate(before) if n != place]
    paid = sum(each["amount"]["amount_minor"] for each in live if each["act"] == "pay")
    assert found["received"] == euro(paid)
    assert await hold_the_fold(house, claim.there.centre.id) == 1
    assert await replayed(house, claim.there.centre) > 0


@pytest.mark.parametrize(
    ("state", "place", "resting"),
    [("partly_paid", 0, [1]), ("uncollectable", 0, [1, 2]), ("uncollectable", 1, [2]), ("renounced", 0, [1])],
)
async def test_crt_18_what_others_rest_on_stays_and_the_refusal_names_them(
    house: House, state: str, place: int, resting: list[int]
) -> None:
    claim = await new_claim(house, state)
    before = await claim.entries()
    problem = await refused(claim.tried_back(place), 409, "compensation_built_on")
    assert problem["entry_ids"] == [before[n]["id"] for n in resting]
    assert await claim.entries() == before
    # From the last to the first all can be taken back; then it is a claim again, and can be decided anew.
    for n in range(len(before) - 1, -1, -1):
        await claim.back(n)
    assert (await claim.read())["status"] == "claimed"
    assert (await claim.done("award", amount=euro(7)))["awarded"] == euro(7)
    assert await hold_the_fold(house, claim.there.centre.id) == 1


async def test_an_entry_is_taken_back_once_and_what_takes_it_back_stays(house: House) -> None:
    claim = await new_claim(house, "partly_paid")
    await claim.back(1)
    await refused(claim.tried_back(1), 409, "already_reversed")
    await refused(claim.tried_back(2), 409, "is_reversal")
    assert len(await claim.entries()) == 3


async def test_a_payment_that_was_taken_back_can_be_entered_anew(house: House) -> None:
    claim = await new_claim(house, "paid")
    await claim.back(1)
    assert (await claim.sums())[:3] == ("awarded", AWARDED, 0)
    assert (await claim.paid(AWARDED))["status"] == "paid"
    told = [line.type for line in await journal(house, claim.there.centre, str(claim.id))]
    steps = ("claimed", "awarded", "paid", "settled", "reopened", "paid", "settled")
    assert told == [f"compensation_claim.{step}" for step in steps]


async def test_g_2_an_entry_is_found_with_its_claim_only(house: House) -> None:
    there = await desk(house)
    one, other = await claimed(there, "awarded"), await claimed(there, "awarded")
    foreign = await new_claim(house, "awarded")
    (entry,) = await one.entries()
    for claim, id_ in ((other, entry["id"]), (one, uuid4()), (foreign, entry["id"])):
        here = f"{claim.here}/entries/{id_}"
        await refused(there.centre.legal.get(here), 404, "not_found")
        wrong = there.centre.legal.post(f"{here}/correct", {"reason": "Other"})
        await refused(wrong, 404, "not_found")
    found = await there.centre.legal.get(f"{one.here}/entries/{entry['id']}")
    assert found.json() == entry
    await refused(foreign.legal.get(f"{one.here}/entries"), 404, "not_found")


@pytest.mark.race
async def test_of_twenty_corrections_at_once_one_counts(house: House) -> None:
    claim = await new_claim(house, "partly_paid")
    answers = await at_once([claim.tried_back(1) for _ in range(20)])
    assert statuses(answers) == {200: 1, 409: 19}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"already_reversed"}
    assert (await claim.sums())[:3] == ("awarded", AWARDED, 0)


@pytest.mark.race
async def test_of_a_correction_and_payments_at_once_all_that_counts_folds(house: House) -> None:
    for _ in range(3):
        claim: Claim = await new_claim(house, "partly_paid")
        work = [*(claim.tried("pay", amount=euro(90_000)) for _ in range(8)), claim.tried_back(0)]
        answers = await at_once([*work, claim.tried_back(1)])
        # The award stays under what was paid; the first payment goes, and others take its place or not.
        assert answers[8].status_code == 409
        assert answers[9].status_code == 200
        count = sum(answer.status_code == 200 for answer in answers[:8])
        assert count in {4, 5}
        assert (await claim.sums())[:3] == ("partly_paid", AWARDED, count * 90_000)
        assert await hold_the_fold(house, claim.there.centre.id) == 1
