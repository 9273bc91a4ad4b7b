"""People are found by words of their names and by their documents, without the database knowing either."""

from typing import Any
from uuid import UUID

import pytest

from tests.factories.house import House
from tests.features.people.stories import canary, found, id_of, identity, search, written
from tests.features.stories import faults, refused


def named(first: str, family: str, *aliases: str, **more: Any) -> dict[str, Any]:
    return {"identity": {"first_name": first, "family_name": family, "aliases": list(aliases), **more}}


async def test_all_words_must_match_in_any_order_and_from_any_name(house: House) -> None:
    worker = (await house.party()).coordinator
    one = id_of(await written(worker, named("Anne-Élise", "Çelik", "La Petite")))
    two = id_of(await written(worker, named("Anne", "Martin")))
    assert await found(worker, name="anne") == {one, two}
    assert await found(worker, name="CELIK elise") == {one}
    assert await found(worker, name="petite Anne") == {one}
    assert await found(worker, name="Anne Dupont") == set()
    # A part of a word is no word: a search by beginnings would need tokens that tell more.
    assert await found(worker, name="Mart") == set()


async def test_a_lao_name_is_found_however_it_was_typed(house: House) -> None:
    worker = (await house.party(country="LA", zone="Asia/Vientiane")).coordinator
    one = id_of(await written(worker, named("\u0e84\u0eb3\u0e9c\u0eb2\u0e8d", "\u0e99\u0ec9\u0eb3")))
    assert await found(worker, name="\u0e84\u0ecd\u0eb2\u0e9c\u0eb2\u0e8d") == {one}
    assert await found(worker, name="\u0e99\u0ecd\u0ec9\u0eb2") == {one}
    assert await found(worker, name="\u0e99\u0eb3") == set()


async def test_a_document_is_found_by_its_whole_number(house: House) -> None:
    worker = (await house.party()).coordinator
    passport = {"kind": "Passport", "number": "ab-12 34.56"}
    one = id_of(await written(worker, named("A", "B", identity_documents=[passport])))
    assert await found(worker, document_number="AB123456") == {one}
    assert await found(worker, document_number="AB12345") == set()
    assert await found(worker, document_number="AB 123 456", name="b") == {one}
    assert await found(worker, document_number="AB 123 456", name="c") == set()
    # A number is no name, and a name no number.
    assert await found(worker, name="AB123456") == set()


async def test_a_change_of_name_changes_what_finds_her(house: House) -> None:
    worker = (await house.party()).coordinator
    old, new = canary(), canary()
    here = await written(worker, named(old, "Same"))
    await worker.patch(here, {"identity": {"first_name": new}}, etag="*")
    assert await found(worker, name=old) == set()
    assert await found(worker, name=f"{new} same") == {id_of(here)}
    await worker.patch(here, {"identity": {"family_name": None}}, etag="*")
    assert await found(worker, name="same") == set()


@pytest.mark.parametrize(
    ("body", "pointer"),
    [({"name": "-- ’"}, "/name"), ({"document_number": "./-"}, "/document_number")],
)
async def test_what_holds_no_word_is_refused(house: House, body: dict[str, Any], pointer: str) -> None:
    worker = (await house.party()).coordinator
    problem = await refused(search(worker, **body), 422, "invalid")
    assert faults(problem) == [(pointer, "nothing_to_search")]


async def test_a_search_for_more_words_than_a_name_has_is_refused(house: House) -> None:
    worker = (await house.party()).coordinator
    words = [f"w{number}" for number in range(11)]
    problem = await refused(search(worker, name=" ".join(words)), 422, "invalid")
    assert problem["errors"] == [{"pointer": "/name", "code": "too_many_words", "params": {"max_length": 10}}]
    one = id_of(await written(worker, named(" ".join(words), "x")))
    assert await found(worker, name=" ".join(words[:10])) == {one}


@pytest.mark.parametrize("body", [{}, {"name": None}, {"name": None, "document_number": None}])
async def test_a_search_for_nothing_is_refused(house: House, body: dict[str, Any]) -> None:
    worker = (await house.party()).coordinator
    await refused(worker.post("/v1/people/search", body), 422, "invalid")


async def test_a_search_says_when_there_are_more(house: House) -> None:
    worker = (await house.party()).coordinator
    for _ in range(51):
        await written(worker, {"identity": {"family_name": "Many"}})
    answer = (await search(worker, name="many")).json()
    assert (len(answer["items"]), answer["is_complete"]) == (50, False)
    await written(worker, {"identity": {"family_name": "Few"}})
    answer = (await search(worker, name="few")).json()
    assert (len(answer["items"]), answer["is_complete"]) == (1, True)


async def test_equal_names_have_other_tokens_in_another_organisation(house: House) -> None:
    who = identity()
    one, other = await house.party(), await house.party()
    here, there = [await written(p.coordinator, {"identity": who}) for p in (one, other)]
    rows = await house.owner_execute(
        "SELECT person_id, token FROM person_tokens WHERE person_id = ANY(:ids)",
        ids=[UUID(id_of(here)), UUID(id_of(there))],
    )
    tokens: dict[UUID, set[bytes]] = {}
    for person, token in rows:
        tokens.setdefault(person, set()).add(token)
    mine, theirs = tokens.values()
    assert len(mine) == len(theirs) == 6
    assert not mine & theirs


async def test_ref_18_a_search_does_not_tell_who_is_known_elsewhere(house: House) -> None:
    one, other = await house.party(), await house.party()
    await house.agree(one, other)
    who = identity()
    await written(one.coordinator, {"identity": who})
    number = who["identity_documents"][0]["number"]
    for wanted in ({"name": who["family_name"]}, {"document_number": number}):
        known = await search(other.coordinator, **wanted)
        unknown = await search(other.coordinator, **dict.fromkeys(wanted, canary()))
        assert known.json() == unknown.json() == {"items": [], "is_complete": True}
        kept = [{n: v for n, v in a.headers.items() if n != "request-id"} for a in (known, unknown)]
        assert kept[0] == kept[1]


async def test_no_token_is_made_of_what_has_few_values(house: House) -> None:
    worker = (await house.party()).coordinator
    who = {name: value for name, value in identity().items() if name not in {"aliases", "identity_documents"}}
    who |= dict.fromkeys(("first_name", "middle_name", "family_name"))
    here = await written(worker, {"identity": who})
    rows = await house.owner_execute(
        "SELECT count(*) FROM person_tokens WHERE person_id = :id", id=UUID(id_of(here))
    )
    assert rows.scalar() == 0
