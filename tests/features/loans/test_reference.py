"""The reference on a payment (ISO 11649)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.features.loans.rules.reference import check_digits, is_reference, new_reference, spaced


@pytest.mark.parametrize(
    "reference", ["RF18539007547034", "RF18000000000539007547034", "RF712348231", "RF45G72UUR"]
)
def test_references_that_others_have_published_are_right(reference: str) -> None:
    assert is_reference(reference)
    assert check_digits(reference[4:]) == reference[2:4]


def test_a_new_one_is_right_and_says_nothing() -> None:
    made = {new_reference() for _ in range(1000)}
    assert len(made) == 1000
    assert all(is_reference(each) and len(each) == 20 for each in made)
    assert spaced("RF18539007547034") == "RF18 5390 0754 7034"


@given(st.integers(4, 19), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_noticed(place: int, digit: str) -> None:
    right = new_reference()
    wrong = right[:place] + digit + right[place + 1 :]
    assert is_reference(wrong) == (wrong == right)


@pytest.mark.parametrize(
    "text", ["", "RF18 5390 0754 7034", "rf18539007547034", "RF18", "XX18539007547034", "RF٣٤1"]
)
def test_what_is_no_reference_is_none(text: str) -> None:
    assert not is_reference(text)
