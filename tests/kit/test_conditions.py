"""The version one read travels back: If-Match compares strongly, If-None-Match weakly (RFC 9110)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.kit.conditions import Expected, etag, not_modified
from trafficking_api.kit.errors import Stale


def matches(header: str, version: int) -> bool:
    try:
        Expected(header).check(version)
    except Stale:
        return False
    return True


@pytest.mark.parametrize("header", ['"7"', ' "7" ', '"1", "7"', '"1","7","9"', "*", " * ", 'W/"1", "7"'])
def test_if_match_accepts_the_present_version(header: str) -> None:
    assert matches(header, 7)


@pytest.mark.parametrize(
    "header",
    [
        'W/"7"',
        '"6"',
        '"07"',
        '"7 "',
        '" 7"',
        "7",
        '"+7"',
        '"7',
        '7"',
        "",
        " ",
        '""',
        '"*"',
        '"6", W/"7"',
        "**",
    ],
)
def test_if_match_accepts_no_other_version_and_nothing_weak(header: str) -> None:
    assert not matches(header, 7)


@pytest.mark.parametrize("header", ['"7"', 'W/"7"', '"1", W/"7"', "*"])
def test_if_none_match_finds_the_present_version_weakly(header: str) -> None:
    assert not_modified({"if-none-match": header}, 7)


@pytest.mark.parametrize("header", ['"6"', "7", "", '"77"', 'W/"6", "8"'])
def test_if_none_match_finds_no_other_version(header: str) -> None:
    assert not not_modified({"if-none-match": header}, 7)
    assert not not_modified({}, 7)


@given(st.integers(1, 2**31 - 1), st.integers(1, 2**31 - 1))
def test_an_etag_matches_its_own_version_only(one: int, other: int) -> None:
    assert matches(etag(one), one)
    assert matches(etag(one), other) == (one == other)


@given(st.text(max_size=200))
def test_no_header_crashes_and_none_without_the_tag_matches(header: str) -> None:
    if header.strip() != "*" and '"7"' not in header:
        assert not matches(header, 7)
    not_modified({"if-none-match": header}, 7)
