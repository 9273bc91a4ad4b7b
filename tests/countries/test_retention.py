"""The policy of retention: every row has its source, and for every outcome there is one."""

from datetime import date

import pytest

from trafficking_api.countries.retention import Period, period, periods, years_after
from trafficking_api.vocabulary import code_list

OUTCOMES = {"signalement": "report_outcome", "case": "closure_reason"}


def test_every_row_says_where_it_comes_from_and_that_no_lawyer_has_seen_it() -> None:
    for row in periods():
        assert len(row.source) > 20
        assert row.advisory
        assert 1 <= row.years <= 30
    keys = [(row.kind, row.outcome, row.effective_from) for row in periods()]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("kind", ["person", "case", "signalement"])
def test_every_outcome_has_its_row(kind: str) -> None:
    codes = {value.code for value in code_list(OUTCOMES[kind]).values} if kind in OUTCOMES else set()
    for outcome in (None, *codes):
        found = period(kind, outcome, date(2026, 6, 1))
        assert found.kind == kind
        assert found.outcome in {outcome, None}
    named = {row.outcome for row in periods() if row.kind == kind} - {None}
    # A report that moved on has no outcome of the list.
    assert named <= codes | ({"Redirected"} if kind == "signalement" else set())


def test_the_row_in_force_on_the_day_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tuple(
        Period("case", None, years, date(begin, 1, 1), advisory=True, source="")
        for years, begin in ((1, 2020), (2, 2025), (3, 2030))
    )
    monkeypatch.setattr("trafficking_api.countries.retention.periods", lambda: rows)
    for day, years in (("2019-12-31", 1), ("2024-12-31", 1), ("2025-01-01", 2), ("2031-01-01", 3)):
        assert period("case", "Autonomy", date.fromisoformat(day)).years == years


def test_the_29th_of_february_has_no_anniversary_in_most_years() -> None:
    assert years_after(date(2028, 2, 29), 1) == date(2029, 2, 28)
    assert years_after(date(2028, 2, 29), 4) == date(2032, 2, 29)
