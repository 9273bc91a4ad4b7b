"""What is given to a fund: booked once, never changed, and taken back only while nobody was promised it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.factories.house import House
from tests.features.loans.funds import GIVEN, Purse, day, euro, key, purse
from tests.features.stories import at_once, faults, journal, refused, statuses

_ENTRIES = (
    "SELECT e.account, sum(e.amount_minor)::bigint FROM ledger_entries e "
    "WHERE e.organisation_id = :id GROUP BY 1 ORDER BY 1"
)


async def booked(there: Purse) -> dict[str, int]:
    """What stands on each account of the centre."""
    rows = await there.house.owner_execute(_ENTRIES, id=there.centre.id)
    found = {account: int(amount) for account, amount in rows.all()}
    assert sum(found.values()) == 0
    return found


async def test_a_contribution_says_what_was_given(house: House) -> None:
    there = await purse(house)
    body = {**GIVEN, "amount": euro(150_000), "value_on": day(-3), "reference": "2026/0117"}
    made = await there.finance.made(f"{there.here}/contributions", body, key=key())
    found = made.json()
    assert {name: found[name] for name in body} == body
    assert (found["fund_id"], found["recorded_by_id"]) == (str(there.id), str(there.finance.member_id))
    nothing = ("reversed_by_id", "reversed_on", "reversal_reason")
    assert [found[name] for name in nothing] == [None, None, None]
    assert (await there.finance.get(made.headers["Location"])).json() == found
    assert (await there.finance.get(f"{there.here}/contributions")).json()["items"] == [found]
    assert await booked(there) == {"Bank": 150_000, "Contributions": -150_000}
    assert [event.type for event in await journal(house, there.centre, found["id"])] == [
        "fund_contribution.booked"
    ]


async def test_loan_10_without_a_key_no_money_moves(house: House) -> None:
    there = await purse(house)
    body = {**GIVEN, "amount": euro(100), "value_on": day()}
    await refused(there.finance.post(f"{there.here}/contributions", body), 400, "idempotency_key_required")
    gift = await there.given(100)
    back = {"value_on": day(), "reason": "Duplicate"}
    await refused(there.finance.post(f"{gift}/reverse", back), 400, "idempotency_key_required")
    assert await there.figures() == (100, 0, 0, 100)


@pytest.mark.race
async def test_forty_times_the_same_contribution_is_one(house: House) -> None:
    there = await purse(house)
    body = {**GIVEN, "amount": euro(100), "value_on": day()}
    path = f"{there.here}/contributions"
    answers = await at_once([there.finance.post(path, body, key="gift") for _ in range(40)])
    assert statuses(answers) == {201: 40}
    assert len({answer.content for answer in answers}) == 1
    assert await there.figures() == (100, 0, 0, 100)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"value_on": day(1)}, ("/value_on", "in_the_future")),
        ({"amount": {"amount_minor": 5, "currency": "USD"}}, ("/amount/currency", "other_currency")),
        ({"amount": euro(0)}, ("/amount/amount_minor", "greater_than_equal")),
        ({"amount": euro(-5)}, ("/amount/amount_minor", "greater_than_equal")),
        ({"amount": {"amount_minor": 5.0, "currency": "EUR"}}, ("/amount/amount_minor", "int_type")),
        ({"reference": "For Noy of the shelter"}, ("/reference", "string_pattern_mismatch")),
        ({"reference": "NOY/2026"}, ("/reference", "string_pattern_mismatch")),
    ],
)
async def test_what_cannot_be_booked(house: House, more: dict[str, Any], fault: tuple[str, str]) -> None:
    there = await purse(house)
    problem = await refused(there.gives(100, **more), 422, "invalid")
    assert faults(problem) == [fault]
    assert await booked(there) == {}


async def test_a_contribution_is_taken_back_once(house: House) -> None:
    there = await purse(house, 500)
    gift = await there.given(300, value_on=day(-5))
    answer = await there.reverses(gift, value_on=day(-1), reason="WrongAmount")
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["reversed_on"], found["reversal_reason"], found["version"]) == (day(-1), "WrongAmount", 2)
    assert found["reversed_by_id"] != found["transaction_id"]
    assert (await there.finance.get(gift)).json() == found
    await refused(there.reverses(gift), 409, "already_reversed")
    assert await there.figures() == (500, 0, 0, 500)
    assert await booked(there) == {"Bank": 500, "Contributions": -500}
    steps = [(e.type, e.from_state, e.to_state) for e in await journal(house, there.centre, found["id"])]
    assert steps == [
        ("fund_contribution.booked", None, "booked"),
        ("fund_contribution.reversed", "booked", "reversed"),
    ]

    async def listed(query: str) -> list[str]:
        items = (await there.finance.get(f"{there.here}/contributions?{query}")).json()["items"]
        return [f"{there.here}/contributions/{item['id']}" for item in items]

    assert await listed("is_reversed=true") == [gift]
    assert gift not in await listed("is_reversed=false")
    assert await listed(f"value_until={day(-5)}") == [gift]
    assert gift not in await listed(f"value_from={day(-4)}")


@pytest.mark.race
async def test_loan_3_of_twenty_who_take_it_back_one_does(house: House) -> None:
    there = await purse(house, 5000)
    gift = await there.given(100)
    answers = await at_once([there.reverses(gift) for _ in range(20)])
    assert statuses(answers) == {200: 1, 409: 19}
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"already_reversed"}
    assert await there.figures() == (5000, 0, 0, 5000)


async def test_what_is_promised_cannot_be_taken_back(house: House) -> None:
    there = await purse(house)
    large, small = await there.given(1000), await there.given(100)
    await there.loan("approved", 150)
    await refused(there.reverses(large), 409, "fund_overdrawn")
    assert await there.figures() == (1100, 150, 0, 950)
    assert (await there.reverses(small)).status_code == 200
    assert (await there.finance.get(large)).json()["version"] == 1, "a refusal changes nothing"


async def test_it_is_not_taken_back_before_it_was_given(house: House) -> None:
    there = await purse(house)
    gift = await there.given(1000, value_on=day(-3))
    problem = await refused(there.reverses(gift, value_on=day(-4)), 422, "invalid")
    assert faults(problem) == [("/value_on", "before_what_it_reverses")]
    problem = await refused(there.reverses(gift, value_on=day(1)), 422, "invalid")
    assert faults(problem) == [("/value_on", "in_the_future")]
    assert (await there.reverses(gift, value_on=day(-3))).status_code == 200


async def test_nothing_is_booked_in_a_closed_period(house: House) -> None:
    there = await purse(house)
    gift = await there.given(1000, value_on=day(-9))
    await house.owner_execute(
        "UPDATE books SET closed_until = CAST(:day AS date) WHERE organisation_id = :id",
        day=date.fromisoformat(day(-5)),
        id=there.centre.id,
    )
    await refused(there.gives(10, value_on=day(-5)), 409, "period_closed")
    await refused(there.reverses(gift, value_on=day(-6)), 409, "period_closed")
    await there.given(10, value_on=day(-4))
    assert (await there.reverses(gift, value_on=day(-4))).status_code == 200


async def test_a_closed_fund_takes_back_what_was_wrong(house: House) -> None:
    there = await purse(house)
    gift = await there.given(1000)
    await there.finance.done(f"{there.here}/close", {}, etag="*")
    assert (await there.reverses(gift)).status_code == 200
    assert await there.figures() == (0, 0, 0, 0)


async def test_a_script_books_nothing(house: House) -> None:
    there = await purse(house)
    body = {"name": "Export", "role": "finance"}
    client = (await there.centre.admin.made("/v1/clients", body)).json()["id"]
    script = house.caller(there.centre.id, UUID(client), "finance")
    given = {**GIVEN, "amount": euro(100), "value_on": day()}
    await refused(script.post(f"{there.here}/contributions", given, key=key()), 403, "member_needed")
    gift = await there.given(100)
    back = {"value_on": day(), "reason": "Duplicate"}
    await refused(script.post(f"{gift}/reverse", back, key=key()), 403, "member_needed")
