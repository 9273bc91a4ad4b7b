"""How long somebody may stay in a house, by its kind and country: dated rows, each with its source."""

import json
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple


class LongestStay(NamedTuple):
    """The longest stay in a kind of house; advisory until somebody who knows the law has verified it."""

    kind: str
    #: None is for every country without a row of its own.
    country: str | None
    days: int
    effective_from: date
    advisory: bool
    source: str


@cache
def longest_stays() -> tuple[LongestStay, ...]:
    """Every row of the profile."""
    text = resources.files("trafficking_api.countries").joinpath("stays.json").read_text(encoding="utf-8")
    return tuple(
        LongestStay(**{**row, "effective_from": date.fromisoformat(row["effective_from"])})
        for row in json.loads(text)["stays"]
    )


def longest_stay(kind: str, country: str, on: date) -> int:
    """The days in force for a kind of house in a country on a day; before all rows, the first there was."""
    of_kind = [row for row in longest_stays() if row.kind == kind]
    rows = [row for row in of_kind if row.country == country] or [r for r in of_kind if r.country is None]
    begun = [row for row in rows if row.effective_from <= on]
    row = max(begun, key=lambda r: r.effective_from) if begun else min(rows, key=lambda r: r.effective_from)
    return row.days
