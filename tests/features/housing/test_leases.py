"""A lease is read to its end before it is signed, and what was signed changes no more."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import day, desk, id_of, sql_refuses
from tests.features.housing.homes import (
    EVERY_CHECK,
    LEASES,
    OVER,
    READ,
    applying,
    euros,
    lease_of,
    leased,
    searching,
)
from tests.features.stories import at_once, code, faults, journal, now_done, refused, statuses
from trafficking_api.features.housing import rules


async def test_a_lease_says_what_it_costs_and_who_lets_it(house: House) -> None:
    there = await desk(house)
    words = {
        "landlord_name": "A landlord",
        "landlord_address": "Elsewhere 2",
        "dwelling_address": "Rue de l’Exemple 1",
        "payee_account": "BE71 0961 2345 6769",
        "note": "She has a key.",
    }
    body = lease_of(there, charges=euros(5000), ends_on=day(395), **words)
    found = (await there.author.made(LEASES, body)).json()
    assert {name: found[name] for name in body if name not in words} == {
        name: value for name, value in body.items() if name not in words
    }
    assert (found["details"], found["months_of_rent"], found["analysed_on"]) == (words, 2, day())
    assert (found["status"], found["signed_on"], found["search_id"]) == ("draft", None, None)
    here = f"{LEASES}/{found['id']}"
    change: dict[str, Any] = {
        "deposit": None,
        "deposit_payee": None,
        "checks": [],
        "note": None,
        "starts_on": day(31),
    }
    changed = (await there.patched(here, change)).json()
    assert (changed["deposit"], changed["months_of_rent"], changed["deposit_payee"]) == (None, None, None)
    assert (changed["checks"], changed["analysed_on"], changed["starts_on"]) == ([], None, day(31))
    assert changed["details"] == {**words, "note": None}
    assert changed["monthly_rent"] == body["monthly_rent"]


@pytest.mark.parametrize(
    ("rent", "deposit", "months"),
    [
        (72000, 144000, 2),
        (72000, 144001, 3),
        (72000, 1, 1),
        (72000, 0, 0),
        (0, 100, None),
        (1, 10**12, 10**12),
    ],
)
async def test_a_part_of_a_month_of_rent_is_a_month(
    house: House, rent: int, deposit: int, months: int | None
) -> None:
    there = await desk(house)
    here = await leased(there, monthly_rent=euros(rent), deposit=euros(deposit))
    assert (await there.read(here))["months_of_rent"] == months


FRANCS = {"amount_minor": 1000, "currency": "CDF"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"charges": FRANCS}, ("/charges/currency", "other_currency")),
        ({"deposit": FRANCS}, ("/deposit/currency", "other_currency")),
        ({"monthly_rent": FRANCS}, ("/deposit/currency", "other_currency")),
        ({"ends_on": day(29)}, ("/ends_on", "before_starts_on")),
        ({"starts_on": day(41)}, ("/ends_on", "before_starts_on")),
        ({"checks": [READ[0], READ[1], READ[0]]}, ("/checks/2/check", "check_twice")),
        ({"checks": [{"check": "Colour", "answer": "yes"}]}, ("/checks/0/check", "unknown_code")),
        ({"starts_on": None}, ("/starts_on", "iso_date")),
    ],
)
async def test_what_does_not_fit_together_is_refused(
    house: House, change: dict[str, Any], fault: tuple[str, str]
) -> None:
    there = await desk(house)
    body = lease_of(there, ends_on=day(40))
    first = await refused(there.author.post(LEASES, {**body, **change}), 422, "invalid")
    here = await leased(there, ends_on=day(40))
    later = await refused(there.author.patch(here, change, etag="*"), 422, "invalid")
    assert faults(first) == faults(later) == [fault]


async def test_no_lease_is_signed_that_was_not_read_to_its_end(house: House) -> None:
    there = await desk(house)
    here = await leased(there, checks=READ[2:])
    problem = await refused(there.author.post(f"{here}/sign", {}, etag="*"), 409, "checks_missing")
    assert problem["checks"] == EVERY_CHECK[:2]
    assert (await there.read(here))["status"] == "draft"
    bare = await leased(there, checks=[])
    problem = await refused(there.author.post(f"{bare}/sign", {}, etag="*"), 409, "checks_missing")
    assert problem["checks"] == EVERY_CHECK
    # What is bad or unknown is hers to weigh: an answer is all that is asked for.
    answers = ("no", "unknown", *["yes"] * (len(EVERY_CHECK) - 2))
    checks = [{"check": check, "answer": answer} for check, answer in zip(EVERY_CHECK, answers, strict=True)]
    await there.patched(here, {"checks": checks})
    signed = (await now_done(there.author, here, "sign", {"signed_on": day(-2)})).json()
    assert (signed["status"], signed["signed_on"], signed["checks"]) == ("signed", day(-2), checks)


def test_what_is_missing_is_told_in_the_order_of_reading() -> None:
    for n in range(len(EVERY_CHECK) + 1):
        assert rules.missing(READ[:n]) == EVERY_CHECK[n:]
        assert rules.missing(READ[n:][::-1]) == EVERY_CHECK[:n]


async def test_a_lease_names_the_search_and_the_application_of_its_case_only(house: House) -> None:
    there, other = await desk(house), await desk(house)
    near = await desk(house, there.centre)
    search, foreign = await searching(there), await searching(near)
    accepted, asked = await applying(there, search, "accepted"), await applying(there, search, "applied")
    far = await applying(near, foreign, "accepted")
    strange = await searching(other)
    for more, fault in (
        ({"search_id": id_of(foreign)}, ("/search_id", "unknown_reference")),
        ({"search_id": id_of(strange)}, ("/search_id", "unknown_reference")),
        ({"search_id": str(uuid4())}, ("/search_id", "unknown_reference")),
        ({"application_id": id_of(far)}, ("/application_id", "unknown_reference")),
        ({"application_id": str(uuid4())}, ("/application_id", "unknown_reference")),
        ({"application_id": id_of(asked)}, ("/application_id", "not_accepted")),
    ):
        problem = await refused(there.author.post(LEASES, lease_of(there, **more)), 422, "invalid")
        assert faults(problem) == [fault], more
    await now_done(there.author, search, "end", {"reason": "Other"})
    later = await searching(there)
    mixed = lease_of(there, search_id=id_of(later), application_id=id_of(accepted))
    problem = await refused(there.author.post(LEASES, mixed), 422, "invalid")
    assert faults(problem) == [("/application_id", "unknown_reference")]


async def test_a_lease_of_an_application_is_one_of_its_search(house: House) -> None:
    there = await desk(house)
    search = await searching(there)
    application = await applying(there, search, "accepted")
    here = await leased(there, application_id=id_of(application))
    assert (await there.read(here))["search_id"] == id_of(search)
    assert len(await there.rows("leases", f"&search_id={id_of(search)}")) == 1
    assert await there.rows("leases", f"&search_id={uuid4()}") == []


async def test_leases_are_listed_by_their_last_day(house: House) -> None:
    there = await desk(house)
    await leased(there)
    early = await leased(there, "signed", ends_on=day(40))
    assert [row["id"] for row in await there.rows("leases", f"&ends_until={day(40)}")] == [id_of(early)]
    assert await there.rows("leases", f"&ends_until={day(39)}") == []
    assert len(await there.rows("leases", "&status=signed")) == 1


async def test_a_lease_ends_neither_before_it_was_signed_nor_tomorrow(house: House) -> None:
    there = await desk(house)
    here = await leased(there)
    future = there.author.post(f"{here}/sign", {"signed_on": day(1)}, etag="*")
    assert faults(await refused(future, 422, "invalid")) == [("/signed_on", "in_the_future")]
    await now_done(there.author, here, "sign", {"signed_on": day(-5)})
    for body, fault in (
        ({"ended_on": day(1)}, ("/ended_on", "in_the_future")),
        ({"ended_on": day(-6)}, ("/ended_on", "before_signed_on")),
        ({"occurred_at": f"{day(-7)}T12:00:00Z"}, ("/occurred_at", "before_signed_on")),
    ):
        answer = there.author.post(f"{here}/end", {**OVER, **body}, etag="*")
        assert faults(await refused(answer, 422, "invalid")) == [fault]
    ended = (await now_done(there.author, here, "end", {**OVER, "ended_on": day(-5)})).json()
    assert (ended["ended_on"], ended["end_reason"]) == (day(-5), OVER["reason"])


async def test_what_is_no_draft_is_not_changed(house: House) -> None:
    there = await desk(house)
    await there.patched(await leased(there), {"region": "Flanders"})
    for state in ("signed", "ended", "discarded"):
        here = await leased(there, state)
        await refused(there.author.patch(here, {"region": "Flanders"}, etag="*"), 409, "wrong_state")


@pytest.mark.race
async def test_twenty_signatures_at_once_are_one(house: House) -> None:
    there = await desk(house)
    search = await searching(there)
    here = await leased(there, search_id=id_of(search))
    answers = await at_once([there.author.post(f"{here}/sign", {}, etag="*") for _ in range(20)])
    assert statuses(answers) == {200: 1, 409: 19}
    assert {code(a) for a in answers if a.status_code == 409} == {"wrong_state"}
    for address, event in ((here, "lease.signed"), (search, "housing_search.obtained")):
        told = [line.type for line in await journal(house, there.centre, id_of(address))]
        assert told.count(event) == 1


@pytest.mark.race
async def test_of_leases_signed_at_once_the_search_ends_once(house: House) -> None:
    there = await desk(house)
    search = await searching(there)
    addresses = [await leased(there, search_id=id_of(search)) for _ in range(8)]
    end = there.author.post(f"{search}/end", {"reason": "Other"}, etag="*")
    answers = await at_once([*(there.author.post(f"{a}/sign", {}, etag="*") for a in addresses), end])
    assert [answer.status_code for answer in answers[:8]] == [200] * 8
    _, told = [line.type for line in await journal(house, there.centre, id_of(search))]
    assert told == f"housing_search.{'ended' if answers[8].status_code == 200 else 'obtained'}"


CHANGES = (
    "monthly_rent_minor = monthly_rent_minor + 1",
    "deposit_minor = NULL",
    "deposit_payee = 'Landlord'",
    "region = 'Flanders'",
    "ends_on = starts_on",
    "checks = '[]'",
    "details = 'x'::bytea",
    "signed_on = signed_on - 1",
)


@pytest.mark.walls
@pytest.mark.parametrize("change", CHANGES)
async def test_the_database_lets_nothing_change_of_what_was_signed(house: House, change: str) -> None:
    there = await desk(house)
    id_ = UUID(id_of(await leased(there, "signed", landlord_name="A landlord")))
    statement = f"UPDATE leases SET {change}, version = version + 1 WHERE id = :id"  # noqa: S608 - of this file
    assert await sql_refuses(there, statement, id=id_) != ""
    forget = "UPDATE leases SET details = NULL, sealed_for = NULL, version = version + 1 WHERE id = :id"
    assert await sql_refuses(there, forget, id=id_) == ""
