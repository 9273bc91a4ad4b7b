"""A claim says what she asks for, from whom, and what became of it."""

from typing import Any
from uuid import uuid4

import pytest

from tests.factories.court_claims import CLAIMS
from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, day, desk, sql_refuses
from tests.features.case_plans.test_words import trace
from tests.features.court.compensated import (
    AWARDED,
    WAYS,
    claimed,
    euro,
    hold_the_fold,
    new_claim,
    on,
    rate,
)
from tests.features.people.stories import canary
from tests.features.stories import code, faults, now_done, refused, replayed, stored_anywhere

FRANCS = {"amount_minor": 1000, "currency": "CDF"}


async def test_g_6_in_each_state_a_claim_is_the_fold_of_its_entries_and_of_the_journal(house: House) -> None:
    there = await desk(house)
    for state in WAYS:
        assert (await (await claimed(there, state)).read())["status"] == state
    assert await hold_the_fold(house, there.centre.id) == len(WAYS)
    assert await replayed(house, there.centre) > len(WAYS)


async def test_a_claim_says_what_is_asked_for_and_which_interest_it_bears(house: House) -> None:
    there = await desk(house)
    interest = {
        "amount_minor": 700,
        "rates": [rate(450, day(-800), day(-366)), rate(500, day(-365), year_days=360)],
    }
    body = {
        "case_id": there.case,
        "source": "UnpaidWages",
        "claimed": euro(900_000),
        "claimed_on": day(-3),
        "interest": interest,
        "note": "The labour court keeps the payslips.",
    }
    found = (await there.centre.legal.made(CLAIMS, body)).json()
    assert {name: found[name] for name in body if name != "note"} == {
        name: value for name, value in body.items() if name != "note"
    }
    assert found["details"] == {"note": body["note"]}
    assert (found["status"], found["awarded"], found["received"]) == ("claimed", None, euro(0))
    assert (found["interest_accrued"], found["owed"], found["proceeding_id"]) == (None, None, None)
    here = f"{CLAIMS}/{found['id']}"
    change = {"claimed": euro(950_000), "claimed_on": day(-2), "interest": {}, "note": None}
    changed = (await there.patched(here, change, there.centre.legal)).json()
    assert (changed["claimed"], changed["claimed_on"]) == (euro(950_000), day(-2))
    assert (changed["interest"], changed["details"]) == ({"amount_minor": 0, "rates": []}, None)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"claimed_on": day(1)}, ("/claimed_on", "in_the_future")),
        ({"claimed": euro(0)}, ("/claimed/amount_minor", "greater_than_equal")),
        ({"interest": {"rates": [rate(1, day(2), day(1))]}}, ("/interest/rates", "before_from_on")),
        (
            {"interest": {"rates": [rate(1, day(3)), rate(1, day(1), day(3))]}},
            ("/interest/rates", "rates_overlap"),
        ),
        (
            {"interest": {"rates": [rate(1, day(1)), rate(1, day(9), day(10))]}},
            ("/interest/rates", "rates_overlap"),
        ),
        ({"interest": None}, ("/interest", "model_attributes_type")),
        ({"status": "paid"}, ("/status", "extra_forbidden")),
    ],
)
async def test_what_cannot_be_is_refused(
    house: House, change: dict[str, Any], fault: tuple[str, str]
) -> None:
    claim = await new_claim(house)
    body = {
        "case_id": claim.there.case,
        "source": "Offender",
        "claimed": euro(1),
        "claimed_on": day(),
        **change,
    }
    first = await refused(claim.legal.post(CLAIMS, body), 422, "invalid")
    later = await refused(claim.legal.patch(claim.here, change, etag="*"), 422, "invalid")
    assert faults(first) == faults(later) == [fault]


async def test_a_claim_names_a_proceeding_of_its_case_only(house: House) -> None:
    there = await desk(house)
    near = await desk(house, there.centre)
    opened = {}
    for one in (there, near):
        file = await one.centre.legal.made("/v1/court-files", {"case_id": one.case, "country": "BE"})
        body = {"court_file_id": file.json()["id"], "procedure": "Criminal"}
        opened[one.case] = (await one.centre.legal.made("/v1/proceedings", body)).json()["id"]
    claim = await claimed(there, proceeding_id=opened[there.case])
    assert (await claim.read())["proceeding_id"] == opened[there.case]
    for strange in (opened[near.case], str(uuid4())):
        body = {
            "case_id": there.case,
            "source": "StateFund",
            "claimed": euro(1),
            "claimed_on": day(),
            "proceeding_id": strange,
        }
        problem = await refused(claim.legal.post(CLAIMS, body), 422, "invalid")
        assert faults(problem) == [("/proceeding_id", "unknown_reference")]
    listed = await claim.legal.get(f"{CLAIMS}?proceeding_id={opened[there.case]}")
    assert [row["id"] for row in listed.json()["items"]] == [str(claim.id)]


async def test_claims_are_listed_by_case_status_and_source(house: House) -> None:
    there = await desk(house)
    await claimed(await desk(house, there.centre))
    one, other = await claimed(there, "awarded"), await claimed(there, source="StateFund")

    async def listed(query: str) -> list[str]:
        answer = await there.centre.legal.get(f"{CLAIMS}?case_id={there.case}&{query}")
        assert answer.status_code == 200, answer.text
        return [row["id"] for row in answer.json()["items"]]

    assert await listed("") == [str(other.id), str(one.id)]
    assert await listed("status=awarded&status=paid") == [str(one.id)]
    assert await listed("source=StateFund") == [str(other.id)]
    assert await listed("updated_since=2200-01-01T00:00:00Z") == []
    (row,) = (await there.centre.legal.get(f"{CLAIMS}?status=awarded")).json()["items"]
    assert (row["awarded"], row["received"]) == (euro(AWARDED), euro(0))
    assert not {"details", "interest", "owed", "interest_accrued"} & row.keys()


@pytest.mark.parametrize(
    ("command", "body", "fault"),
    [
        ("pay", {"on": day(1)}, ("/on", "in_the_future")),
        ("pay", {"on": day(-11)}, ("/on", "before_awarded_on")),
        ("enforce", {"on": day(-11)}, ("/on", "before_awarded_on")),
        ("renounce", {"occurred_at": f"{day(-12)}T12:00:00Z"}, ("/occurred_at", "before_awarded_on")),
        ("pay", {"amount": FRANCS}, ("/amount/currency", "other_currency")),
        ("renounce", {"reason": "Because"}, ("/reason", "unknown_code")),
    ],
)
async def test_what_does_not_fit_the_claim_is_not_entered(
    house: House, command: str, body: dict[str, Any], fault: tuple[str, str]
) -> None:
    claim = await new_claim(house, "awarded")
    before = await claim.entries()
    assert faults(await refused(claim.tried(command, **body), 422, "invalid")) == [fault]
    assert await claim.entries() == before


async def test_nothing_is_awarded_before_it_was_claimed(house: House) -> None:
    claim = await new_claim(house)
    for command in ("award", "refuse"):
        problem = await refused(claim.tried(command, on=day(-41)), 422, "invalid")
        assert faults(problem) == [("/on", "before_claimed_on")]
    entered = await claim.done("award", occurred_at=f"{day(-39)}T12:00:00Z")
    assert entered["awarded_on"] == day(-39)


async def test_a_day_is_today_if_nobody_says_otherwise(house: House) -> None:
    claim = await new_claim(house)
    assert (await claim.done("award"))["awarded_on"] == on(0).isoformat()


@pytest.mark.parametrize("command", ["award", "pay"])
async def test_g_8_what_is_about_money_needs_a_key_and_counts_once(house: House, command: str) -> None:
    claim = await new_claim(house, {"award": "claimed", "pay": "awarded"}[command])
    body = {"amount": euro(70_000)}
    bare = claim.legal.post(f"{claim.here}/{command}", body, etag="*")
    await refused(bare, 400, "idempotency_key_required")
    key = canary()
    first = await claim.legal.post(f"{claim.here}/{command}", body, etag="*", key=key)
    again = await claim.legal.post(f"{claim.here}/{command}", body, etag='"1"', key=key)
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.json() == first.json()
    assert len(await claim.entries()) == {"award": 1, "pay": 2}[command]


async def test_what_was_decided_is_not_claimed_otherwise_and_what_is_over_bears_no_other_interest(
    house: House,
) -> None:
    there = await desk(house)
    for state in WAYS:
        claim = await claimed(there, state)
        for change, until in (
            ({"claimed": euro(1)}, {"claimed"}),
            ({"claimed_on": day()}, {"claimed"}),
            ({"interest": {"amount_minor": 5}}, {"claimed", "awarded", "partly_paid", "enforcement"}),
            ({"note": "She was told."}, set(WAYS)),
        ):
            answer = await claim.legal.patch(claim.here, change, etag="*")
            assert (answer.status_code == 200) == (state in until), (state, change, answer.text)
            if answer.status_code != 200:
                assert (answer.status_code, code(answer)) == (409, "wrong_state")


async def test_once_something_was_entered_the_currency_stays(house: House) -> None:
    claim = await new_claim(house)
    changed = await claim.legal.patch(claim.here, {"claimed": FRANCS}, etag="*")
    assert changed.json()["claimed"] == FRANCS
    await claim.done("award", amount=FRANCS)
    await claim.back(0)
    problem = await refused(claim.legal.patch(claim.here, {"claimed": euro(5)}, etag="*"), 422, "invalid")
    assert faults(problem) == [("/claimed/currency", "other_currency")]


async def test_a_closed_case_takes_no_new_claim_and_what_is_owed_is_still_paid(house: House) -> None:
    claim = await new_claim(house, "awarded")
    there = claim.there
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    body = {"case_id": there.case, "source": "Other", "claimed": euro(1), "claimed_on": day()}
    await refused(claim.legal.post(CLAIMS, body), 409, "case_closed")
    await refused(claim.legal.patch(claim.here, {"note": "No."}, etag="*"), 409, "case_closed")
    assert (await claim.paid(AWARDED))["status"] == "paid"
    await claim.back(1)
    assert (await claim.done("renounce"))["status"] == "renounced"


async def test_g_12_the_note_lies_readable_nowhere_and_reading_it_leaves_a_trace(house: House) -> None:
    there = await desk(house)
    said = canary()
    claim = await claimed(there, note=said)
    assert await stored_anywhere(house, said) == []
    person = (await there.read(f"/v1/cases/{there.case}"))["person_id"]
    answer = await there.centre.coordinator_2.get(claim.here)
    assert said in answer.text
    assert await trace(house, answer) == [("case", there.case), ("person", person)]
    answer = await there.centre.coordinator_2.get(f"{claim.here}/entries")
    assert await trace(house, answer) == [("case", there.case)]
    for path in (CLAIMS, "/v1/work-list", f"/v1/cases/{there.case}/timeline"):
        assert "canary" not in (await claim.legal.get(path)).text, path


@pytest.mark.walls
async def test_the_database_lets_nobody_rewrite_what_was_entered(house: House) -> None:
    claim = await new_claim(house, "partly_paid")
    update = "UPDATE compensation_entries SET amount_minor = 1 WHERE claim_id = :id AND act = 'pay'"
    assert await sql_refuses(claim.there, update, id=claim.id) == "42501"
    for change in ("currency = 'USD'", "source = 'Other'", "case_id = gen_random_uuid()"):
        statement = f"UPDATE compensation_claims SET {change} WHERE id = :id"  # noqa: S608 - of this test
        assert await sql_refuses(claim.there, statement, id=claim.id) != "", change


async def test_the_timeline_tells_what_became_of_a_claim_to_who_may_read_claims(house: House) -> None:
    claim = await new_claim(house, "partly_paid")
    path = f"/v1/cases/{claim.there.case}/timeline?limit=200"

    async def told(role: str) -> list[str]:
        answer = await getattr(claim.there.centre, role).get(path)
        assert answer.status_code == 200, answer.text
        return [row["type"] for row in answer.json()["items"] if row["type"].startswith("compensation")]

    steps = [f"compensation_claim.{step}" for step in ("claimed", "awarded", "paid")]
    assert sorted(await told("legal")) == sorted(steps)
    assert await told("housing") == []
