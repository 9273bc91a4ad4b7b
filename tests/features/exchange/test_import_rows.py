"""A table says the same as lines of JSON; and rows that rest on each other are found."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.exchange_imports import counts, lines, report, taken_in
from tests.factories.house import House
from trafficking_api.features.exchange.rules.grouping import batches, together
from trafficking_api.features.exchange.rules.rows import UnreadableTable, nested, rows, typed
from trafficking_api.features.people.schemas import NewPerson
from trafficking_api.kit.sheet import as_csv


def table(*records: dict[str, str], bom: str = "") -> bytes:
    """These records as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys(name for record in records for name in record)))
    writer.writeheader()
    writer.writerows(records)
    return (bom + out.getvalue()).encode()


PERSON = {
    "type": "person",
    "reference": "P-1",
    "identity.first_name": "Sok, called “S”",
    "identity.aliases": "One; Two",
    "identity.birth_date": "1999-04-30",
    "identity.stateless": "TRUE",
    "identity.number_of_children": "2",
    "identity.languages.primary": "lo",
    "identity.identity_documents.0.kind": "Passport",
    "identity.identity_documents.0.number": "'+0001",
    "identity.identity_documents.1.kind": "Other",
}
CASE = {
    "type": "case",
    "reference": "C-1",
    "refers.person_id": "P-1",
    "exploitation_types": "ForcedLabour;DomesticServitude",
    "household_size": "3",
    "interpreter_needed": "false",
}
SAID: list[Any] = [
    {
        "type": "person",
        "reference": "P-1",
        "data": {
            "identity": {
                "first_name": "Sok, called “S”",
                "aliases": ["One", "Two"],
                "birth_date": "1999-04-30",
                "stateless": True,
                "number_of_children": 2,
                "languages": {"primary": "lo"},
                "identity_documents": [{"kind": "Passport", "number": "+0001"}, {"kind": "Other"}],
            }
        },
    },
    {
        "type": "case",
        "reference": "C-1",
        "refers": {"person_id": "P-1"},
        "data": {
            "exploitation_types": ["ForcedLabour", "DomesticServitude"],
            "household_size": 3,
            "interpreter_needed": False,
        },
    },
]


async def test_a_table_comes_in_as_the_same_lines_would(house: House) -> None:
    centre = await house.party()
    content = table(PERSON, CASE, bom="\ufeff")
    found = await taken_in(house, centre.coordinator, content, format="csv")
    assert counts(found) == {"stored": 2}, await report(centre.coordinator, found)
    # What stood in a row is compared by what it says, not by how it was written.
    again = await taken_in(house, centre.coordinator, lines(SAID))
    assert counts(again) == {"unchanged": 2}


async def test_what_is_no_number_is_refused_where_it_stands(house: House) -> None:
    centre = await house.party()
    rows_ = table({**PERSON, "identity.number_of_children": "some"}, {**CASE, "household_size": "03.5"})
    found = await taken_in(house, centre.coordinator, rows_, format="csv")
    told = await report(centre.coordinator, found)
    assert [fault["pointer"] for row in told for fault in row["errors"]] == [
        "/data/identity/number_of_children",
        "/refers/person_id",
    ]


def test_empty_lines_do_not_count() -> None:
    assert [(raw.number, raw.content) for raw in rows("ndjson", '\n{"a":1}\n\n  \n{"a":2}\n')] == [
        (1, {"a": 1}),
        (2, {"a": 2}),
    ]
    assert [raw.number for raw in rows("csv", "type,reference\n,\nperson,P\n\ncase,C\n")] == [1, 2]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a,b\n1,2,3\n", 2),
        ('a,b\n"1\n1",2\n1,2\n1,2,3\n1,2\n', 5),
        ('a\n1\n"1\n', 3),
        ("a,a\n1,2\n", 1),
        ('a\n1\n1\n"1"2\n1\n', 4),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(UnreadableTable) as refused:
        list(rows("csv", text))
    assert refused.value.line == line


def test_columns_that_contradict_each_other_make_no_row() -> None:
    assert nested({"identity": "x", "identity.first_name": "y"}) is None
    assert nested({"identity.first_name": "y", "identity": "x"}) is None


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_json_does_not_know_is_no_row(number: str) -> None:
    assert [raw.content for raw in rows("ndjson", f'{{"a": {number}}}')] == [None]


def test_a_row_that_is_nested_too_deep_is_no_row() -> None:
    assert [raw.content for raw in rows("ndjson", "[" * 100_000)] == [None]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20))
def test_a_cell_that_was_made_harmless_is_read_as_it_was(text: str) -> None:
    written = as_csv(["identity.first_name"], [[text]]).decode("utf-8-sig")
    found = list(rows("csv", written))
    if text.strip():
        assert found[0].content == {"data": {"identity": {"first_name": text.strip()}}} or text.startswith(
            "'"
        )
    else:
        assert found == []


def test_a_list_of_more_than_ten_stays_in_its_order() -> None:
    cells = {f"identity.identity_documents.{n}.number": str(n) for n in range(12)}
    found = nested(cells)
    assert found is not None
    said = typed(NewPerson, found["data"])
    assert [document["number"] for document in said["identity"]["identity_documents"]] == [
        str(n) for n in range(12)
    ]


def _by_hand(named: Sequence[tuple[Sequence[int], Sequence[int]]]) -> set[frozenset[int]]:
    """Which rows hang together, by walking from each of them until nothing new is met."""
    found = set()
    for start in range(len(named)):
        group = {start}
        while True:
            names = {name for place in group for part in named[place] for name in part}
            more = {
                place
                for place, (own, others) in enumerate(named)
                if place in group or names & {*own, *others}
            }
            if more == group:
                break
            group = more
        found.add(frozenset(group))
    return found


NAMES = st.lists(st.integers(0, 8), max_size=2)


@given(st.lists(st.tuples(NAMES, NAMES), max_size=12), st.integers(1, 5))
def test_rows_that_rest_on_each_other_are_never_parted(
    named: list[tuple[list[int], list[int]]], most: int
) -> None:
    groups = together(named)
    assert {frozenset(group) for group in groups} == _by_hand(named)
    assert all(group == sorted(group) for group in groups)
    put = batches(groups, most)
    assert [place for batch in put for place in batch] == [place for group in groups for place in group]
    for batch in put:
        inside = [group for group in groups if set(group) <= set(batch)]
        assert sum(len(group) for group in inside) == len(batch)
        assert len(batch) <= most or len(inside) == 1
