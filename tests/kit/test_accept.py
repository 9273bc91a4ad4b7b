"""Which format a caller gets, whatever it has written as a weight."""

import pytest

from trafficking_api.kit.accept import preferred

FORMATS = ("application/json", "text/csv")


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("text/csv;q=0.5, application/json;q=0.4", "text/csv"),
        ("text/csv, application/json;q=nan", "application/json"),
        ("application/json;q=nan, text/csv;q=0.5", "application/json"),
        ("text/csv;q=nan", "text/csv"),
        ("text/csv;q=inf, application/json", "application/json"),
        ("text/csv;q=7, application/json", "application/json"),
        ("text/csv;q=-1", "text/csv"),
        ("text/csv;q=0", None),
        ("image/png", None),
    ],
)
def test_a_weight_that_is_none_counts_as_one(header: str, wanted: str | None) -> None:
    assert preferred(header, FORMATS) == wanted
