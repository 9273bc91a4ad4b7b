"""What is booked on loans: to the last cent, once, on days that can be; and what follows from it."""

import pytest

from tests.factories.house import House
from tests.features.loans.funds import day, euro, key
from tests.features.loans.lending import DEPOSIT, active, requested
from tests.features.stories import at_once, code, faults, refused, statuses


async def test_from_the_request_to_the_last_payment(house: House) -> None:
    lent = await requested(house, instalments=10, first_due_on=day(40))
    assert await lent.owed() == ("requested", 0, 0)
    await lent.approved()
    assert await lent.purse.figures() == (10 * DEPOSIT, DEPOSIT, 0, 9 * DEPOSIT)
    await lent.disbursed(reference="2026/0131")
    assert await lent.owed() == ("active", DEPOSIT, 0)
    assert await lent.purse.figures() == (9 * DEPOSIT, 0, 0, 9 * DEPOSIT)
    found = await lent.read()
    assert (found["next_due_on"], found["next_due"]) == (day(40), euro(14000))
    first = await lent.booked("Repayment", 14000)
    assert (await lent.read())["next_due"] == euro(14000)
    await lent.reversed(first)
    assert await lent.owed() == ("active", DEPOSIT, 0)
    await lent.booked("Repayment", 40000)
    await lent.booked("DepositReturn", 100000)
    assert await lent.owed() == ("settled", 0, 0)
    assert await lent.purse.figures() == (10 * DEPOSIT, 0, 0, 10 * DEPOSIT)


@pytest.mark.race
async def test_loan_9_race_of_forty(house: House) -> None:
    lent = await active(house, 1000)
    answers = await at_once([lent.books_("Repayment", 100) for _ in range(40)])
    assert statuses(answers) == {201: 10, 422: 30}
    assert {code(answer) for answer in answers if answer.status_code == 422} == {"exceeds_outstanding"}
    assert await lent.owed() == ("settled", 0, 0)
    found = await lent.read()
    assert (found["repaid"], found["disbursed"]) == (euro(1000), euro(1000))
