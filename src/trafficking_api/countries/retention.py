"""How many years a record is kept after its end, by what came of it: dated rows, each with its source."""

import json
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple


class Period(NamedTuple):
    """For how long records of a kind are kept; advisory until a lawyer has verified it."""

    kind: str
    #: None is for every outcome without a row of its own.
    outcome: str | None
    years: int
    effective_from: date
    advisory: bool
    source: str

    def after(self, day: date) -> date:
        """The last day of the period that begins on this day."""
        return years_after(day, self.years)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; the last day of February where there is no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


@cache
def periods() -> tuple[Period, ...]:
    """Every row of the policy."""
    text = resources.files("trafficking_api.countries").joinpath("retention.json").read_text(encoding="utf-8")
    return tuple(
        Period(**{**row, "effective_from": date.fromisoformat(row["effective_from"])})
        for row in json.loads(text)["periods"]
    )


def period(kind: str, outcome: str | None, on: date) -> Period:
    """The row that is in force for an outcome on a day; before all of them, the first there was."""
    of_kind = [row for row in periods() if row.kind == kind]
    rows = [row for row in of_kind if row.outcome == outcome] or [r for r in of_kind if r.outcome is None]
    begun = [row for row in rows if row.effective_from <= on]
    return max(begun, key=lambda r: r.effective_from) if begun else min(rows, key=lambda r: r.effective_from)
