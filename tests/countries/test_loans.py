"""The profile of loans: every row has its source, and for every place and currency there is one."""

from datetime import date

import pytest

from trafficking_api.countries import COUNTRIES
from trafficking_api.countries.loans import Limits, amounts, limits, loan_policy
from trafficking_api.vocabulary import code_list

DAY = date(2026, 12, 1)
REGIONS = {value.code for value in code_list("housing_region").values}


def test_every_row_says_where_it_comes_from_and_that_nobody_has_verified_it() -> None:
    assert all(len(row.source) > 20 and row.advisory for row in limits())
    assert all(len(row.source) > 20 and row.advisory for row in amounts())
    places = [(row.country, row.region, row.effective_from) for row in limits()]
    currencies = [(row.currency, row.effective_from) for row in amounts()]
    assert len(set(places)) == len(places)
    assert len(set(currencies)) == len(currencies)


def test_every_row_is_possible() -> None:
    for place in limits():
        assert place.country in {*COUNTRIES, None}
        assert place.region in {*REGIONS, None}
        assert 1 <= place.months_of_rent_max <= 3
        assert 1 <= place.instalments_max <= 36
        assert 0 < place.grace_days <= 90
    for money in amounts():
        # Whole steps make a smallest instalment, so that rounding down never goes below it.
        assert money.minimum_instalment_minor % money.instalment_step_minor == 0
        assert money.minimum_instalment_minor >= money.instalment_step_minor >= 1
        assert 0 <= money.small_balance_minor < money.minimum_instalment_minor


@pytest.mark.parametrize(
    ("country", "region", "months", "instalments"),
    [
        ("BE", "Brussels", 2, 24),
        ("BE", "Wallonia", 2, 24),
        ("BE", "Flanders", 3, 30),
        ("BE", None, 2, 24),
        ("BE", "Elsewhere", 2, 24),
        ("LA", None, 3, 24),
        ("CD", "Elsewhere", 3, 24),
        ("FR", None, 2, 24),
        (None, None, 2, 24),
    ],
)
def test_regional_practice_holds(
    country: str | None, region: str | None, months: int, instalments: int
) -> None:
    found = loan_policy(country, region, "EUR", DAY)
    assert (found.months_of_rent_max, found.instalments_max) == (months, instalments)


def test_what_is_little_money_depends_on_the_currency_alone() -> None:
    assert loan_policy("CD", None, "EUR", DAY)[3:] == loan_policy("BE", "Flanders", "EUR", DAY)[3:]
    assert loan_policy("CD", None, "CHF", DAY)[3:] == (1, 1, 0)


def test_the_row_in_force_on_the_day_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tuple(
        Limits(None, None, months, 24, 30, date(begin, 1, 1), advisory=True, source="")
        for months, begin in ((1, 2020), (2, 2025), (3, 2030))
    )
    monkeypatch.setattr("trafficking_api.countries.loans.limits", lambda: rows)
    for day, months in (("2019-12-31", 1), ("2024-12-31", 1), ("2025-01-01", 2), ("2031-01-01", 3)):
        assert loan_policy("BE", None, "EUR", date.fromisoformat(day)).months_of_rent_max == months
