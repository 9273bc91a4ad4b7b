"""REF-7 without a database: the ladder against an independent counter, over caseloads of every kind."""

from itertools import groupby
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.features.referrals.oracle import blurred, climb, no_finer
from trafficking_api.features.referrals.rules import LADDER, Minimised, differing, minimise, person_fields

TYPES = ["ForcedLabour", "DomesticServitude", "SexualExploitation", "ForcedBegging", "Unknown"]

#: A world small enough for classes to form, and every mapping of the domain in it.
CASES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "gender": st.sampled_from(
            ["Feminine", "Masculine", "TransgenderFeminine", "TransgenderMasculine", "NonConforming", None]
        ),
        "minor": st.sampled_from(["no", "no", "yes", "unknown", None]),
        "origin_country": st.sampled_from(["LA", "LA", "TH", "CD", "BR", "FJ", "AQ", None]),
        "exploitation_types": st.lists(st.sampled_from(TYPES), max_size=3),
        "primary_need": st.sampled_from(["Housing", "Housing", "Legal", None]),
        "urgency": st.sampled_from(["Within7d", "Within7d", "Immediate", None]),
        "household_size": st.sampled_from([1, 1, 2, 3, 50, None]),
        "interpreter_needed": st.sampled_from([True, True, False, None]),
        "step_free_needed": st.sampled_from([False, False, True, None]),
    }
)
#: Drawn as few different people in many copies: of such caseloads the ladder stops at each of its levels.
CASELOADS = st.lists(st.tuples(CASES, st.integers(1, 25)), max_size=12).map(
    lambda drawn: [case for case, copies in drawn for _ in range(copies)]
)
CLASS_SIZES = st.sampled_from([5, 5, 6, 11, 30])

NOBODY: dict[str, Any] = dict.fromkeys(
    ["gender", "minor", "origin_country", "primary_need", "urgency", "household_size", "interpreter_needed"]
) | {"step_free_needed": None, "exploitation_types": []}


def by_code(person: dict[str, Any], others: list[dict[str, Any]], k: int, **frozen: Any) -> Minimised | None:
    """What the code says, with alike cases counted together as the database does."""
    rows = sorted(sorted(person_fields(other).items()) for other in others)
    counted = [(dict(facts), len(list(alike))) for facts, alike in groupby(rows)]
    return minimise(person_fields(person), counted, k, **frozen)


@given(CASES)
def test_ref_4_the_person_fields_are_those_of_the_domain(case: dict[str, Any]) -> None:
    assert person_fields(case) == blurred(case)


@settings(max_examples=300, deadline=None)
@given(CASES, CASELOADS, CLASS_SIZES)
def test_ref_7_the_first_level_whose_class_reaches_k(
    person: dict[str, Any], others: list[dict[str, Any]], k: int
) -> None:
    found, wanted = by_code(person, others, k), climb(person, others, k)
    if wanted is None:
        assert found is None
        return
    assert found is not None
    assert (found.level, found.class_size, found.fields) == (wanted.level, wanted.class_size, wanted.fields)
    assert found.class_size >= k


@settings(max_examples=200, deadline=None)
@given(CASES, CASELOADS, CLASS_SIZES, CASELOADS, CLASS_SIZES)
def test_ref_7_sent_again_it_is_equal_or_coarser(
    person: dict[str, Any],
    others: list[dict[str, Any]],
    k: int,
    later: list[dict[str, Any]],
    later_k: int,
) -> None:
    first = by_code(person, others, k)
    if first is None:
        return
    untold = differing(person_fields(person), first.fields)
    again = by_code(person, later, later_k, first_level=first.level, hidden=untold)
    wanted = climb(person, later, later_k, not_before=first.level, hidden=first.exploitation_hidden)
    if wanted is None:
        assert again is None
        return
    assert again is not None
    assert (again.level, again.class_size, again.fields) == (wanted.level, wanted.class_size, wanted.fields)
    assert again.level >= first.level
    assert no_finer(again.fields, first.fields)


@settings(max_examples=200, deadline=None)
@given(CASES, CASES, CASELOADS, CLASS_SIZES)
def test_ref_7_her_second_case_is_told_equal_or_coarser_and_never_wrongly(
    one: dict[str, Any], other: dict[str, Any], others: list[dict[str, Any]], k: int
) -> None:
    first = by_code(one, others, k)
    if first is None:
        return
    untold = differing(person_fields(other), first.fields)
    again, wanted = (
        by_code(other, others, k, first_level=first.level, hidden=untold),
        climb(other, others, k, not_before=first.level),
    )
    assert (again is None) == (wanted is None)
    if again is None or wanted is None:
        return
    assert (again.level, again.class_size) == (wanted.level, wanted.class_size)
    assert no_finer(again.fields, first.fields)
    assert no_finer(again.fields, blurred(other))


@pytest.mark.parametrize(
    ("alike", "otherwise", "told"),
    [
        (9, 1, "labour"),
        (10, 1, "unknown"),
        (18, 2, "labour"),
        (19, 2, "unknown"),
        (8, 2, "labour"),
        (5, 0, "unknown"),
    ],
)
def test_ref_7_a_form_shared_by_more_than_nine_in_ten_is_not_named(
    alike: int, otherwise: int, told: str
) -> None:
    person = {**NOBODY, "exploitation_types": ["ForcedLabour"]}
    other = {**NOBODY, "exploitation_types": ["SexualExploitation"]}
    others = [person] * (alike - 1) + [other] * otherwise
    found, wanted = by_code(person, others, 5), climb(person, others, 5)
    assert found is not None
    assert wanted is not None
    assert found.fields["exploitation"] == wanted.fields["exploitation"] == told


@pytest.mark.parametrize("level", list(LADDER))
def test_ref_7_every_level_can_be_reached(level: str) -> None:
    full = {
        "gender": "Feminine",
        "minor": "no",
        "origin_country": "LA",
        "exploitation_types": ["ForcedLabour"],
        "primary_need": "Housing",
        "urgency": "Within7d",
        "household_size": 1,
        "interpreter_needed": True,
        "step_free_needed": False,
    }
    changed_below: dict[str, dict[str, Any]] = {
        "S0": {},
        "S1": {"household_size": 4},
        "S2": {"urgency": "Planned"},
        "S3": {"gender": "Masculine"},
        "S4": {"origin_country": "CD"},
        "S5": {"primary_need": "Legal"},
    }
    others = [{**full, **changed_below[level]}] * 4
    found = by_code(full, others, 5)
    assert found is not None
    assert (found.level, found.class_size) == (level, 5)
    assert by_code(full, others[1:], 5) is None


def test_ref_7_no_k_is_below_five() -> None:
    assert by_code(NOBODY, [NOBODY] * 3, 1) is None
