"""One person stays one, whatever cases were opened for her: she counts once, and has one card (REF-6, 7)."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.factories.house import FACTS, House, Party
from tests.features.cases.work import person
from tests.features.referrals.oracle import Facts, blurred, climb, no_finer
from tests.features.stories import (
    Clock,
    address,
    agree,
    caseload,
    new_case,
    now_done,
    preview,
    refused,
    sent,
)
from trafficking_api.access.keeping import bury
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.cases.service.keep import CASES
from trafficking_api.features.retention import queries as retention

ALIKE = 8
PERSON = tuple(blurred({}))


async def two_centres(house: House, alike: int = ALIKE) -> tuple[Party, Party]:
    """A centre with cases of nobody yet that are alike, and one that it can send to."""
    sender, receiver = await house.party(), await house.party()
    await agree(sender, receiver)
    if alike:
        await caseload(sender, [FACTS] * alike)
    return sender, receiver


async def closed(centre: Party, case_id: str) -> None:
    await now_done(centre.coordinator, f"/v1/cases/{case_id}", "close", {"reason": "Autonomy"})


async def card_of(sender: Party, receiver: Party, case_id: str) -> dict[str, Any]:
    """What was sent, and is over: the case can be closed."""
    offered = await sent(sender, receiver, case_id)
    told: dict[str, Any] = offered.json()["card"]
    await now_done(sender.coordinator, address(offered), "withdraw", {"code": "Other"})
    return told


def fields(card: dict[str, Any]) -> dict[str, str]:
    return {name: card[name] for name in PERSON}


async def again(centre: Party, who: str, before: str, **facts: Any) -> str:
    """The case before is closed, and she is supported once more; returns the id of the new case."""
    await closed(centre, before)
    return await new_case(centre, person_id=who, **facts)


# --- she counts once --------------------------------------------------------------------------------


async def test_ref_7_whoever_was_supported_twice_counts_once(house: House) -> None:
    sender, receiver = await two_centres(house, alike=4)
    (this,) = await caseload(sender, [FACTS])
    (item,) = await preview(sender, this, receiver)
    assert item["class_size"] == 5
    who = await person(sender)
    await again(sender, who, await new_case(sender, person_id=who))
    (item,) = await preview(sender, this, receiver)
    assert item["class_size"] == 6


async def test_ref_7_her_own_other_cases_are_not_others(house: House) -> None:
    sender, receiver = await two_centres(house, alike=3)
    who = await person(sender)
    case_id = await again(sender, who, await new_case(sender, person_id=who))
    (item,) = await preview(sender, case_id, receiver)
    assert (item["card"], item["class_size"]) == (None, None)
    await new_case(sender)
    (item,) = await preview(sender, case_id, receiver)
    assert item["class_size"] == 5


def latest(sent_one: int, load: list[tuple[str | None, Facts]]) -> list[Facts]:
    """The others of a caseload, each person once, as her last case says; by a loop that shares no code."""
    found: dict[str, tuple[str, Facts]] = {}
    for place, (who, facts) in enumerate(load):
        key = who or f"nobody {place}"
        if place == sent_one or (who is not None and who == load[sent_one][0]):
            continue
        if key not in found or facts["opened_on"] >= found[key][0]:
            found[key] = (facts["opened_on"], facts)
    return [facts for _, facts in found.values()]


@pytest.mark.parametrize("seed", [1, 2])
async def test_ref_7_class_and_level_equal_a_count_of_people_by_an_oracle(house: House, seed: int) -> None:
    chance = random.Random(seed)
    sender, receiver = await two_centres(house, alike=0)
    today = datetime.now(UTC).date()

    def facts() -> Facts:
        said: dict[str, list[Any]] = {
            "urgency": ["Within7d", "Immediate"],
            "household_size": [1, 1, 4],
            "primary_need": ["Housing"],
        }
        chosen = {name: chance.choice(values) for name, values in said.items()}
        return {**FACTS, **chosen, "opened_on": str(today - timedelta(days=chance.choice([3, 9, 400])))}

    people = [await person(sender) for _ in range(8)]
    load: list[tuple[str | None, Facts]] = []
    ids: list[str] = []
    for _ in range(3):  # three times each is supported, and some who are not named
        batch: list[tuple[str | None, Facts]] = [(who, facts()) for who in [*people, None, None, None]]
        made = await caseload(sender, [{**body, "person_id": who} for who, body in batch])
        load, ids = load + batch, ids + made
        for case_id in made[:8]:
            await closed(sender, case_id)
    for place in chance.sample(range(len(ids)), 10):
        (item,) = await preview(sender, ids[place], receiver)
        wanted = climb(load[place][1], latest(place, load), item["k"])
        assert item["class_size"] == (wanted.class_size if wanted else None)
        if wanted is not None:
            assert (item["level"], fields(item["card"])) == (wanted.level, wanted.fields)


# --- she has one card -------------------------------------------------------------------------------


async def test_ref_7_the_card_of_her_second_case_is_no_finer_than_that_of_the_first(house: House) -> None:
    sender, receiver = await two_centres(house)
    who = await person(sender)
    one = await new_case(sender, person_id=who, household_size=9)
    first = await card_of(sender, receiver, one)
    assert (first["level"], first["household"]) == ("S1", "unknown")
    other = await again(sender, who, one, primary_need="Housing")
    (item,) = await preview(sender, other, receiver)
    second = await card_of(sender, receiver, other)
    assert no_finer(fields(second), fields(first))
    assert (second["level"], second["household"], second["primary_need"]) == ("S1", "unknown", "Housing")
    assert {**item["card"], "respond_by_on": ""} == {**second, "respond_by_on": ""}


async def test_ref_7_what_the_second_case_says_otherwise_is_not_told(house: House) -> None:
    sender, receiver = await two_centres(house)
    await caseload(sender, [{**FACTS, "primary_need": "Legal"}] * 6)
    who = await person(sender)
    one = await new_case(sender, person_id=who)
    first = await card_of(sender, receiver, one)
    assert first["primary_need"] == "Housing"
    other = await again(sender, who, one, primary_need="Legal")
    second = await card_of(sender, receiver, other)
    # Neither the old need, which would be wrong, nor the new one, which would single her out.
    assert second["primary_need"] == "unknown"
    assert no_finer(fields(second), fields(first))
    third = await card_of(sender, receiver, await again(sender, who, other, primary_need="Housing"))
    assert no_finer(fields(third), fields(second))


async def test_ref_7_who_does_not_see_her_first_case_tells_no_more_of_her_and_learns_none_of_it(
    house: House,
) -> None:
    sender, receiver = await two_centres(house)
    await caseload(sender, [{**FACTS, "primary_need": "Legal"}] * 6)
    who = await person(sender)
    mine = {"worker_id": str(sender.coordinator.member_id)}
    one = await new_case(sender, person_id=who, **mine)
    await card_of(sender, receiver, one)
    other = await again(sender, who, one, primary_need="Legal", **mine)
    await now_done(sender.coordinator, f"/v1/cases/{one}", "seal")
    second = sender.coordinator_2
    await refused(second.get(f"/v1/cases/{one}"), 404, "not_found")
    body = {"case_id": other, "kind": "referral", "to_organisation_ids": [str(receiver.id)]}
    (item,) = (await second.post("/v1/referrals/preview", body)).json()["items"]
    assert (item["card"]["primary_need"], "Housing" in str(item)) == ("unknown", False)


async def test_ref_7_a_case_that_was_merged_into_hers_had_her_card(house: House) -> None:
    sender, receiver = await two_centres(house)
    one = await new_case(sender, household_size=9)
    first = await card_of(sender, receiver, one)
    other = await new_case(sender, person_id=await person(sender))
    await now_done(sender.coordinator, f"/v1/cases/{one}", "merge", {"into_case_id": other})
    second = await card_of(sender, receiver, other)
    assert no_finer(fields(second), fields(first))
    assert second["reference"] == first["reference"]


async def test_ref_7_a_purged_case_still_says_how_coarse_she_is_told(house: House) -> None:
    sender, receiver = await two_centres(house)
    who = await person(sender)
    one = await new_case(sender, person_id=who, household_size=9)
    first = await card_of(sender, receiver, one)
    other = await again(sender, who, one)
    async with system_mandate(house.office, sender.id, "test") as mandate:
        (row,) = await mandate.session.scalars(retention.kept(mandate, CASES, UUID(one)))
        await bury(mandate, CASES, row, "RetentionEnded")
    second = await card_of(sender, receiver, other)
    assert (second["level"], second["reference"]) == (first["level"], first["reference"])


# --- she has one reference --------------------------------------------------------------------------


async def test_ref_6_two_cases_of_one_person_have_one_reference(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 12, 30, 12, tzinfo=UTC))
    sender, near = await two_centres(house)
    far = await house.party()
    await agree(sender, far)
    one = await new_case(sender)  # nobody is named yet
    by = date(2032, 1, 20)

    async def reference(case_id: str, to: Party) -> str:
        offered = await sent(sender, to, case_id, by)
        told: str = offered.json()["card"]["reference"]
        await now_done(sender.coordinator, address(offered), "withdraw", {"code": "Other"})
        return told

    first = await reference(one, near)
    who = await person(sender)
    assert (
        await sender.coordinator.patch(f"/v1/cases/{one}", {"person_id": who}, etag="*")
    ).status_code == 200
    assert await reference(one, near) == first
    other = await again(sender, who, one)
    # In another year as well: it is that of her first card.
    await clock.stop(datetime(2032, 1, 2, 12, tzinfo=UTC))
    assert (await preview(sender, other, near))[0]["card"]["reference"] == first
    assert await reference(other, near) == first
    assert await reference(other, far) != first
    assert await reference(await new_case(sender), near) != first
