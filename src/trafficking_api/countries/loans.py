"""What a guarantee fund may lend, and how it is paid back, by place and currency: dated, with sources."""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, NamedTuple, TypeVar


class Limits(NamedTuple):
    """The limits in a country or region; advisory until somebody who knows the law has verified them."""

    #: None is for every country, or region, without a row of its own.
    country: str | None
    region: str | None
    months_of_rent_max: int
    instalments_max: int
    grace_days: int
    effective_from: date
    advisory: bool
    source: str


class Amounts(NamedTuple):
    """What is little money in a currency, in its minor units; advisory as well."""

    #: None is for every currency without a row of its own.
    currency: str | None
    minimum_instalment_minor: int
    instalment_step_minor: int
    small_balance_minor: int
    effective_from: date
    advisory: bool
    source: str


class LoanPolicy(NamedTuple):
    """The limits of one loan."""

    months_of_rent_max: int
    instalments_max: int
    #: How many days after it was paid out the first instalment may be asked for.
    grace_days: int
    minimum_instalment_minor: int = 1
    #: Instalments are multiples of this, but for the last: what can be paid with the notes there are.
    instalment_step_minor: int = 1
    #: A rest of at most this is waived without a second member; still by an entry that says so (LOAN-14).
    small_balance_minor: int = 0


_Row = TypeVar("_Row", Limits, Amounts)


def _read(name: str) -> Iterable[dict[str, Any]]:
    text = resources.files("trafficking_api.countries").joinpath("loans.json").read_text(encoding="utf-8")
    return ({**r, "effective_from": date.fromisoformat(r["effective_from"])} for r in json.loads(text)[name])


@cache
def limits() -> tuple[Limits, ...]:
    """Every row about a place."""
    return tuple(Limits(**row) for row in _read("limits"))


@cache
def amounts() -> tuple[Amounts, ...]:
    """Every row about a currency."""
    return tuple(Amounts(**row) for row in _read("amounts"))


def _in_force(rows: list[_Row], on: date) -> _Row:
    """The row in force on a day; before all rows, the first there was."""
    begun = [row for row in rows if row.effective_from <= on]
    return max(begun, key=lambda r: r.effective_from) if begun else min(rows, key=lambda r: r.effective_from)


def loan_policy(country: str | None, region: str | None, currency: str, on: date) -> LoanPolicy:
    """What holds on a day: of the region, else of the country, else of everywhere; and of the currency."""
    places = ((country, region), (country, None), (None, None))
    of_place = next(rows for p in places if (rows := [row for row in limits() if row[:2] == p]))
    of_currency = [row for row in amounts() if row.currency == currency]
    place = _in_force(of_place, on)
    money = _in_force(of_currency or [row for row in amounts() if row.currency is None], on)
    return LoanPolicy(
        months_of_rent_max=place.months_of_rent_max,
        instalments_max=place.instalments_max,
        grace_days=place.grace_days,
        minimum_instalment_minor=money.minimum_instalment_minor,
        instalment_step_minor=money.instalment_step_minor,
        small_balance_minor=money.small_balance_minor,
    )
