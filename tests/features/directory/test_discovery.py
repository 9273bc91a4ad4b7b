"""Which centre takes a woman with two children: an answer about services, never about a bed or a person."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter
from sqlalchemy import text

from tests.factories.directory import FIELDS, SEARCH, SHELTER, WOMAN
from tests.factories.house import House, Party
from tests.factories.second_stage import agree_on
from tests.features.directory.entries import (
    answer_of,
    asked,
    changed,
    of_its_own,
    says,
)
from tests.features.shelters.beds import Home, home
from tests.features.stories import Clock, at_once, faults, refused, statuses
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.directory import queries, rules
from trafficking_api.features.directory.schemas import ServiceOffer
from trafficking_api.features.shelters import tasks
from trafficking_api.features.shelters.rules import TICK, tick
from trafficking_api.vocabulary import code_list

_NOT_TOLD = {"granularity": "not_told", "has_free": None, "band": None, "as_of": None}


async def published(house: House, centre: Party) -> None:
    """What the worker does for a centre at each round."""
    async with system_mandate(house.office, centre.id, "test") as mandate:
        await tasks.publish(mandate)


async def furnished(house: House) -> tuple[Home, str]:
    """A centre with a family unit of two beds that says whom it takes; and the address of that field."""
    there = await home(house, beds=0)
    await there.room(2, suitability=["FamilyUnit"])
    return there, await says(there.centre, "Services", offers=[SHELTER])


def of_beds(answer: dict[str, Any] | None) -> dict[str, Any]:
    """What an answer says of beds."""
    assert answer is not None
    return {name: answer[name] for name in _NOT_TOLD}


async def test_xch_6_the_answer_is_about_services_and_says_how_exact_it_is(
    house: House, clock: Clock
) -> None:
    there, field = await furnished(house)
    partner, stranger = await house.party(), await house.party()
    await agree_on(there.centre, partner, "availability")
    now = tick(datetime.now(UTC)) + TICK
    await clock.stop(now + timedelta(minutes=1))
    await there.done(there.shelter, "confirm_availability")
    await published(house, there.centre)
    answer = await answer_of(partner.caseworker, there.centre)
    assert answer == {
        "organisation_id": str(there.centre.id),
        "slug": there.centre.slug,
        "name": there.centre.slug,
        "takes": True,
        "services": ["SafeAccommodation"],
        "granularity": "boolean",
        "has_free": True,
        "band": None,
        "as_of": f"{now:%Y-%m-%dT%H:%M:%S}Z",
    }
    # Only its partners are told more exactly, and only if it says so.
    await changed(there.centre, field, granularity="banded")
    answer = of_beds(await answer_of(partner.caseworker, there.centre))
    assert (answer["granularity"], answer["has_free"], answer["band"]) == ("banded", True, "1-2")
    await changed(there.centre, field, granularity="not_told")
    assert of_beds(await answer_of(partner.caseworker, there.centre)) == _NOT_TOLD
    assert of_beds(await answer_of(stranger.caseworker, there.centre)) == _NOT_TOLD


async def test_xch_6_without_an_agreement_nothing_is_told_of_beds(house: House) -> None:
    """XCH-1: what all may read of its services is no secret, and what it has free is."""
    there, field = await furnished(house)
    partner, stranger = await house.party(), await house.party()
    police = await house.party("authority")
    await agree_on(there.centre, partner, "referral")
    await changed(there.centre, field, granularity="banded")
    await published(house, there.centre)
    for caller in (partner.caseworker, stranger.housing, stranger.legal, police.liaison):
        answer = await answer_of(caller, there.centre)
        assert answer is not None
        assert answer["takes"]
        assert of_beds(answer) == _NOT_TOLD


async def test_xch_6_an_answer_changes_at_the_tick_only(house: House, clock: Clock) -> None:
    """BED-14: two answers on either side of an arrival are the same."""
    there, _ = await furnished(house)
    partner = await house.party()
    await agree_on(there.centre, partner, "availability")
    now = tick(datetime.now(UTC)) + TICK
    await clock.stop(now + timedelta(minutes=1))
    await there.done(there.shelter, "confirm_availability")
    await published(house, there.centre)
    before = await answer_of(partner.caseworker, there.centre)
    for bed in there.beds:
        await there.occupied(bed, await there.case())
    await published(house, there.centre)
    assert await answer_of(partner.caseworker, there.centre) == before
    await clock.stop(now + TICK + timedelta(minutes=1))
    await published(house, there.centre)
    assert of_beds(await answer_of(partner.caseworker, there.centre))["has_free"] is False
    # A day later nobody there has looked: it is not known, and not a no.
    await clock.stop(now + timedelta(days=2))
    await published(house, there.centre)
    answer = of_beds(await answer_of(partner.caseworker, there.centre))
    assert (answer["granularity"], answer["has_free"]) == ("boolean", None)


async def test_xch_6_a_centre_that_hides_its_services_is_not_there(house: House) -> None:
    centre, partner, stranger = await of_its_own(house)
    silent = await house.party()
    await agree_on(centre, partner, "referral")
    field = await says(centre, "Services", offers=[SHELTER], grade="partner")
    assert await answer_of(partner.caseworker, centre) is not None
    for hidden in (centre, silent):
        assert await answer_of(stranger.caseworker, hidden) is None
    await changed(centre, field, grade="none")
    assert await answer_of(partner.caseworker, centre) is None
    # It says no of those whom it does not take, and asks nobody of its own.
    await changed(centre, field, grade="public")
    man = await answer_of(stranger.caseworker, centre, gender="Masculine")
    assert man is not None
    assert (man["takes"], man["services"]) == (False, [])
    assert of_beds(man) == _NOT_TOLD
    assert await answer_of(centre.caseworker, centre) is None
    assert await answer_of(stranger.caseworker, centre, country="LA") is None


async def test_xch_6_the_question_has_no_room_for_who_she_is(house: House) -> None:
    _, _, stranger = await of_its_own(house)
    for name, value in (("name", "Example"), ("person_id", str(stranger.id)), ("notes", "tall")):
        problem = await refused(stranger.caseworker.post(SEARCH, WOMAN | {name: value}), 422, "invalid")
        assert faults(problem) == [(f"/{name}", "extra_forbidden")]
    assert (await asked(stranger.caseworker))["remaining_today"] == rules.DAILY - 1
    wrote = (await stranger.auditor.get("/v1/audit-events?limit=200")).json()["items"]
    (search,) = [one for one in wrote if (one["operation"], one["outcome"]) == ("search_centres", "done")]
    assert "Feminine" not in str(search)


async def test_xch_6_each_organisation_has_a_budget_for_its_day(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "DAILY", 3)
    monkeypatch.setattr(rules, "DAILY", 3)
    lao, other = await house.party(country="LA", zone="Asia/Vientiane"), await house.party()
    zone = ZoneInfo("Asia/Vientiane")
    evening = datetime.now(zone).replace(hour=23, minute=30, second=0, microsecond=0)
    await clock.stop(evening)
    for caller, left in ((lao.caseworker, 2), (lao.coordinator, 1), (lao.housing, 0)):
        assert (await asked(caller))["remaining_today"] == left
    for _ in range(2):
        answer = await lao.legal.post(SEARCH, WOMAN)
        assert (answer.status_code, answer.json()["code"]) == (429, "budget_spent")
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["Retry-After"] == "1800"
    # A question that is refused was none; another organisation has its own.
    await refused(lao.legal.post(SEARCH, {}), 422, "invalid")
    assert (await asked(other.caseworker))["remaining_today"] == 2
    # Its own midnight begins the next day, not that of the server.
    await clock.stop(evening + timedelta(minutes=29, seconds=59))
    assert (await lao.legal.post(SEARCH, WOMAN)).headers["Retry-After"] == "1"
    await clock.stop(evening + timedelta(minutes=30))
    assert (await asked(lao.caseworker))["remaining_today"] == 2
    # And the clock that goes back gives nothing.
    await clock.stop(evening)
    assert (await asked(lao.caseworker))["remaining_today"] == 1


@pytest.mark.race
async def test_xch_6_nobody_asks_more_often_by_asking_at_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "DAILY", 7)
    monkeypatch.setattr(rules, "DAILY", 7)
    _, _, party = await of_its_own(house)
    callers = [party.caseworker, party.coordinator, party.housing, party.legal]
    answers = await at_once([callers[n % 4].post(SEARCH, WOMAN) for n in range(20)])
    assert statuses(answers) == {200: 7, 429: 13}
    left = sorted(a.json()["remaining_today"] for a in answers if a.status_code == 200)
    assert left == [*range(7)]
    async with house.owner.connect() as connection:
        query = text("SELECT asked FROM discovery_budgets WHERE organisation_id = :id")
        assert (await connection.scalars(query, {"id": party.id})).all() == [7]


def _offer(**changed_: Any) -> dict[str, Any]:
    return TypeAdapter(ServiceOffer).validate_python({"service": "LegalAdvice"} | changed_).model_dump()


_ASKED = {"gender": "Feminine", "age_band": "27-29", "children": "1"} | dict.fromkeys(("region", "language"))


@pytest.mark.parametrize(
    ("offer", "question", "expected"),
    [
        ({}, {"children": "0"}, True),
        ({}, {}, False),
        ({"children": "1"}, {}, True),
        ({"children": "2+"}, {}, True),
        ({"children": "1"}, {"children": "2+"}, False),
        ({"genders": ["Feminine"]}, {"children": "0"}, True),
        ({"genders": ["Masculine"]}, {"children": "0"}, False),
        ({"age_bands": ["9-17", "18-20"]}, {"children": "0"}, False),
        ({"age_bands": ["27-29"]}, {"children": "0"}, True),
        ({"regions": ["Brussels"]}, {"children": "0"}, True),
        ({"regions": ["Brussels"]}, {"children": "0", "region": "Flanders"}, False),
        ({"languages": ["fr", "nl"]}, {"children": "0", "language": "lo"}, False),
        ({"languages": ["fr", "nl"]}, {"children": "0", "language": "nl"}, True),
        ({}, {"children": "0", "services": ["LegalAdvice", "MedicalCare"]}, True),
        ({}, {"children": "0", "services": ["MedicalCare"]}, False),
    ],
)
def test_whom_an_offer_takes(offer: dict[str, Any], question: dict[str, Any], expected: bool) -> None:  # noqa: FBT001 - a column of the table above
    asked_ = {"services": [], **_ASKED, **question}
    assert rules.takes(_offer(**offer), asked_) is expected


@pytest.mark.parametrize(
    ("bands", "needs", "expected"),
    [
        ({}, [], "unknown"),
        ({"WomenOnly": "0", "Mixed": "1-2"}, [], "1-2"),
        ({"MenOnly": "3+"}, [], "0"),
        ({"WomenOnly": "3+"}, ["Accessible"], "0"),
        ({"WomenOnly": "3+", "Accessible": "1-2"}, ["Accessible"], "1-2"),
        ({"WomenOnly": "unknown"}, [], "unknown"),
    ],
)
def test_what_bands_say_of_a_bed(bands: dict[str, str], needs: list[str], expected: str) -> None:
    one_of = rules.kinds_of_bed("Feminine", "27-29", "0")
    assert rules.free(bands, one_of, needs) == expected


def test_each_person_has_kinds_of_bed_that_there_are() -> None:
    for gender in code_list("gender").codes:
        for age in code_list("age_band_ctdc").codes:
            for children in code_list("children_band").codes:
                kinds = set(rules.kinds_of_bed(gender, age, children))
                assert kinds
                assert kinds <= code_list("bed_suitability").codes


async def test_an_offer_is_made_of_codes(house: House) -> None:
    centre, *_ = await of_its_own(house)
    body = {"name": "Services", "offers": [{"service": "Anything", "words": "x"}]}
    problem = await refused(centre.admin.post(FIELDS, body), 422, "invalid")
    assert {pointer for pointer, _ in faults(problem)} == {"/offers/0/service", "/offers/0/words"}
