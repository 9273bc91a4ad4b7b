"""One more field for one receiver, still one of many; and what may be said without telling who she is."""

from typing import Any

import pytest

from tests.factories.house import FACTS, House
from tests.features.referrals.second_stage import (
    ALIAS,
    EMAIL,
    FAMILY,
    NAME,
    PASSPORT,
    PHONE,
    STREET,
    agreed,
    case_of,
    consent,
    new_person,
    sent_way,
    two_centres,
)
from tests.features.stories import Pair, address, caseload, etag, faults, new_case, now_done, refused, sent
from trafficking_api.features.referrals.rules import Known, tells


@pytest.fixture(scope="module")
async def two(house: House) -> Pair:
    return await two_centres(house)


@pytest.fixture
async def mixed(house: House) -> Pair:
    """The sender's cases look alike but for their households, of which few have two people."""
    made = await two_centres(house)
    await caseload(made.sender, [{**FACTS, "household_size": n % 3 + 1} for n in range(6)])
    return made


async def _coarse(mixed: Pair) -> str:
    """A sent referral whose card does not tell everything; returns its address."""
    here = address(await sent(mixed.sender, mixed.receiver, await new_case(mixed.sender, household_size=2)))
    card = (await mixed.receiver.coordinator.get(here)).json()["card"]
    assert card["household"] == "unknown"
    return here


async def test_a_field_is_added_for_the_one_receiver_that_asked(mixed: Pair, house: House) -> None:
    third = await house.party()
    await agreed(mixed.sender, third, "referral")
    case_id = await new_case(mixed.sender, household_size=2)
    here = address(await sent(mixed.sender, mixed.receiver, case_id))
    other = address(await sent(mixed.sender, third, case_id))
    frozen = (await third.coordinator.get(other)).json()["card"]
    there = mixed.receiver.coordinator
    assert (await now_done(there, here, "ask", {"field": "interpreter"})).json()[
        "asked_field"
    ] == "interpreter"
    refined = (await now_done(mixed.sender.coordinator, here, "refine")).json()
    assert (refined["asked_field"], refined["card"]["interpreter"]) == (None, "yes")
    card = (await there.get(here)).json()["card"]
    assert (card["interpreter"], card["household"]) == ("yes", "unknown")
    assert (await third.coordinator.get(other)).json()["card"] == frozen
    kinds = [line["kind"] for line in (await there.get(f"{here}/exchanges")).json()["items"]]
    assert kinds == ["CardSent", "FieldRefined"]


async def test_ref_7_a_field_that_singles_her_out_is_not_added(mixed: Pair) -> None:
    """Two more of the household of two look like her: not five."""
    here = await _coarse(mixed)
    await now_done(mixed.receiver.coordinator, here, "ask", {"field": "household"})
    tag = await etag(mixed.sender.coordinator, here)
    await refused(mixed.sender.coordinator.post(f"{here}/refine", {}, etag=tag), 422, "not_minimisable")
    assert (await mixed.receiver.coordinator.get(here)).json()["card"]["household"] == "unknown"


async def test_a_consent_to_her_profile_lets_a_field_through(mixed: Pair) -> None:
    person_id = await new_person(mixed.sender)
    case_id = await case_of(mixed.sender, person_id, household_size=2)
    here = address(await sent(mixed.sender, mixed.receiver, case_id))
    await now_done(mixed.receiver.coordinator, here, "ask", {"field": "household"})
    await consent(mixed.sender, person_id, mixed.receiver, "identity")
    tag = await etag(mixed.sender.coordinator, here)
    await refused(mixed.sender.coordinator.post(f"{here}/refine", {}, etag=tag), 422, "not_minimisable")
    await consent(mixed.sender, person_id, mixed.receiver, "profile")
    await now_done(mixed.sender.coordinator, here, "refine")
    assert (await mixed.receiver.coordinator.get(here)).json()["card"]["household"] == "2"


async def test_ref_19_a_minor_s_profile_is_told_with_the_consent_of_her_guardian_only(two: Pair) -> None:
    facts = {**FACTS, "minor": "yes"}
    await caseload(two.sender, [{**facts, "household_size": n % 3 + 1} for n in range(6)])
    person_id = await new_person(two.sender)
    await consent(two.sender, person_id, two.receiver, "profile")  # before anybody knew how old she is
    here = await _asked_household(two, await case_of(two.sender, person_id, minor="yes", household_size=2))
    await _not_told(two, here)
    await consent(two.sender, person_id, two.receiver, "profile", given_by="LegalGuardian")
    await now_done(two.sender.coordinator, here, "refine")
    assert (await two.receiver.coordinator.get(here)).json()["card"]["household"] == "2"


async def test_ref_19_who_turns_out_to_be_a_minor_no_longer_agrees_alone(mixed: Pair) -> None:
    person_id = await new_person(mixed.sender)
    here = await _asked_household(mixed, await case_of(mixed.sender, person_id, household_size=2))
    await consent(mixed.sender, person_id, mixed.receiver, "profile")
    person, caller = f"/v1/people/{person_id}", mixed.sender.caseworker
    young = {"identity": {"birth_date": "2020-05-02"}}
    done = await caller.patch(person, young, etag=await etag(caller, person))
    assert done.status_code == 200, done.text
    await _not_told(mixed, here)


async def _asked_household(pair: Pair, case_id: str) -> str:
    """A sent referral of a case whose receiver asks how large the household is; returns its address."""
    here = address(await sent(pair.sender, pair.receiver, case_id))
    await now_done(pair.receiver.coordinator, here, "ask", {"field": "household"})
    return here


async def _not_told(pair: Pair, here: str) -> None:
    tag = await etag(pair.sender.coordinator, here)
    await refused(pair.sender.coordinator.post(f"{here}/refine", {}, etag=tag), 422, "not_minimisable")
    assert (await pair.receiver.coordinator.get(here)).json()["card"]["household"] == "unknown"


async def test_ref_14_who_lost_the_card_gets_it_from_no_repeated_request(mixed: Pair, house: House) -> None:
    third = await house.party()
    await agreed(mixed.sender, third, "referral")
    case_id = await new_case(mixed.sender, household_size=2)
    here = address(await sent(mixed.sender, mixed.receiver, case_id))
    other = address(await sent(mixed.sender, third, case_id))
    there, tag = mixed.receiver.coordinator, await etag(mixed.receiver.coordinator, here)

    async def ask() -> Any:
        return await there.post(f"{here}/ask", {"field": "household"}, etag=tag, key="ask-1")

    first, again = await ask(), await ask()
    assert (first.status_code, again.content) == (200, first.content)
    await now_done(third.coordinator, other, "accept")
    assert (await there.get(here)).json()["card"] is None
    await refused(ask(), 404, "not_found")


async def test_one_question_at_a_time_and_only_about_what_is_not_told(mixed: Pair) -> None:
    here = await _coarse(mixed)
    there = mixed.receiver.coordinator
    tag = await etag(there, here)
    told = await refused(there.post(f"{here}/ask", {"field": "minor"}, etag=tag), 422, "invalid")
    assert faults(told) == [("/field", "already_told")]
    await refused(
        mixed.sender.coordinator.post(f"{here}/refine", {}, etag=await etag(mixed.sender.coordinator, here)),
        409,
        "nothing_asked",
    )
    await now_done(there, here, "ask", {"field": "household"})
    tag = await etag(there, here)
    await refused(there.post(f"{here}/ask", {"field": "step_free"}, etag=tag), 409, "already_asked")


# --- messages ---------------------------------------------------------------------------------------

KNOWN = Known.of(
    {
        "first_name": NAME,
        "family_name": FAMILY,
        "aliases": [ALIAS, "Bo"],
        "identity_documents": [{"number": PASSPORT}],
        "guardian": {"name": "Somchai Vong", "phone": "+856 20 5555 1234"},
    },
    {
        "entries": [{"value": PHONE}, {"value": EMAIL}, {"value": "line:phou.k"}],
        "mailing": {"street": STREET, "city": "Mechelen", "postal_code": "2800"},
    },
)


@pytest.mark.parametrize(
    "text",
    [
        f"Please call {NAME}.",
        f"{FAMILY.upper()} arrives on Monday",
        "phoutsavánh is ready",
        "P h o u t s a v a n h",
        f"ນາງ{ALIAS}ມາແລ້ວ",
        "Bo",
        "Somchai Vong will come",
        "0470/12.34.56",
        "0 4 7 0 1 2 3 4 5 6",
        "her number ends with 70123456",
        "ໂທ ໐໔໗໐໑໒໓໔໕໖",
        EMAIL,
        "somebody@example.com",
        "somebody (at) example.com",
        "PA 123-4567",
        "passport pa1234567",
        "EJ7654321 is another passport",
        "line:phou.k",
        "Rue des  Tisserands, 12",
        "She is in mechelen",
        "+32 2 511 64 64",
    ],
)
def test_a_text_that_tells_is_found_in_any_spelling(text: str) -> None:
    assert tells(text, KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "A bed on the ground floor is ready from 2026-12-01, at 10:30.",
        "We have 12 places, 3 of them for families.",
        "She arrives on 01/12/2026 with 2 bags.",
        "The Red Cross in Brussels can drive her on Monday.",
        "Please send article 61/2 of the law of 15/12/1980.",
        "ຫ້ອງພ້ອມແລ້ວ",
        "A bottle of water is enough.",
    ],
)
def test_a_text_that_tells_nothing_passes(text: str) -> None:
    assert not tells(text, KNOWN)


async def test_the_two_talk_from_acceptance_to_end(two: Pair) -> None:
    way = await sent_way(two, "identity", "contact")
    talk, words = f"{way.here}/messages", {"text": "A bed is ready from Monday."}
    await refused(way.receiver.coordinator.post(talk, words), 409, "not_talking")
    await way.receive("accept")
    made = await way.receiver.coordinator.made(talk, words)
    answered = await way.sender.coordinator.made(talk, {"text": "She comes by train."})
    assert answered.json()["author_id"] is not None
    seen: dict[str, list[Any]] = {}
    for name, side in (("sender", way.sender), ("receiver", way.receiver)):
        items = (await side.coordinator.get(talk)).json()["items"]
        seen[name] = [(i["written_by"], i["text"], i["author_id"] is not None) for i in items]
    assert [line[:2] for line in seen["sender"]] == [
        ("receiver", "A bed is ready from Monday."),
        ("sender", "She comes by train."),
    ]
    assert [line[2] for line in seen["sender"]] == [False, True]
    assert [line[2] for line in seen["receiver"]] == [True, False]
    one = f"{talk}/{made.json()['id']}"
    assert (await way.sender.coordinator.get(one)).json()["text"] == words["text"]
    await way.send("withdraw", {"code": "NoLongerNeeded"})
    await refused(way.receiver.coordinator.post(talk, words), 404, "not_found")
    await refused(way.sender.coordinator.post(talk, words), 409, "not_talking")


@pytest.mark.parametrize("words", [NAME, ALIAS, "0470 12 34 56", PASSPORT, STREET, "x@example.org"])
async def test_a_message_that_tells_who_she_is_is_refused_at_its_place(two: Pair, words: str) -> None:
    way = await sent_way(two, "contact")
    await way.receive("accept")
    problem = await refused(
        way.sender.coordinator.post(f"{way.here}/messages", {"text": f"It is {words}."}),
        422,
        "identifying_text",
    )
    assert faults(problem) == [("/text", "identifying_text")]
    assert words not in str(problem)
    assert (await way.receiver.coordinator.get(f"{way.here}/messages")).json()["items"] == []


async def test_the_receiver_is_held_against_what_it_was_told(two: Pair) -> None:
    way = await sent_way(two, "identity")
    await way.receive("accept")
    talk, there = f"{way.here}/messages", way.receiver.coordinator
    await there.made(talk, {"text": f"Is {NAME} coming?"})  # it knows no name that it could tell
    await refused(there.post(talk, {"text": "Call 0470 12 34 56."}), 422, "identifying_text")
    await way.send("release")
    await refused(there.post(talk, {"text": f"Is {NAME} coming?"}), 422, "identifying_text")
    await way.receive("arrive")
    await refused(there.post(talk, {"text": f"{NAME} is here."}), 422, "identifying_text")
    await there.made(talk, {"text": "She is here."})


async def test_without_the_guard_nothing_is_said(house: House, two: Pair) -> None:
    way = await sent_way(two, "identity")
    await way.receive("accept")
    await house.owner_execute(
        "UPDATE person_keys SET wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) "
        "WHERE person_id = CAST(:id AS uuid)",
        id=way.person,
    )
    talk = way.sender.coordinator.post(f"{way.here}/messages", {"text": "A bed is ready."})
    await refused(talk, 503, "guard_unavailable")
    assert (await way.receiver.coordinator.get(f"{way.here}/messages")).json()["items"] == []
