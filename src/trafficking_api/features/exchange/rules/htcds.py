"""Reads records of the Human Trafficking Case Data Standard (HTCDS 2.0): one for each case and person."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from trafficking_api.countries import COUNTRIES
from trafficking_api.features.exchange.rules.htcds_fields import (
    CASE,
    DECISION,
    ELSEWHERE,
    PERSON,
    REACHED_BY,
    Place,
    parts,
)
from trafficking_api.features.exchange.rules.htcds_templates import MISSPELT, OF_THE_FORM

#: A row as any import takes it, and which fields had no place in it.
Told = tuple[dict[str, Any], list[str]]


def rows_of(record: Mapping[str, Any]) -> list[Told]:
    """The rows of a person, of her case, and of what was determined, if it says that with its day."""
    said = _spelt({name: value for name, value in record.items() if value not in (None, "", [])})
    reference = str(said.pop("reference", "") or _named_by_content(said))
    decision = _placed(DECISION, said) if all(name in said for name in DECISION) else None
    without = [name for name in said if name in ELSEWHERE and not _has_place(name, said[name])]
    for name in without:
        del said[name]
    person, case = _person(said), _placed(CASE, said)
    # What is left belongs nowhere, and is refused by its name: with the case the person too. Else she would
    # stay without it, and without a reference come in a second time with the record that was put right.
    told: list[Told] = [
        ({"type": "person", "reference": reference, "data": person | said}, []),
        (_row("case", reference, {"person_id": reference}, case | said), without),
    ]
    if decision is not None:
        told.append((_row("determination", reference, {"case_id": reference}, decision), []))
    return told


def _spelt(filled: Mapping[str, Any]) -> dict[str, Any]:
    """What is said, as HTCDS spells its fields. What is said both ways keeps its fault: it is not lost."""
    proper = {name: MISSPELT.get(name, name) for name in filled if name not in OF_THE_FORM}
    return {name if to in filled else to: filled[name] for name, to in proper.items()}


def _row(type_: str, reference: str, refers: dict[str, str], data: dict[str, Any]) -> dict[str, Any]:
    return {"type": type_, "reference": reference, "refers": refers, "data": data}


def _has_place(name: str, value: Any) -> bool:
    """True for a place of exploitation that is said by its countries: of places a case has no more."""
    return name == "vic_LocationOfExploitation" and set(map(str, parts(value))) <= set(COUNTRIES)


def _person(said: dict[str, Any]) -> dict[str, Any]:
    """Who she is and how to reach her; it is taken out of what is said."""
    person = {"identity": {}} | _placed(PERSON, said)
    reached = [
        {"kind": kind, "value": said.pop(name), "safe_to_contact": "unknown"}
        for name, kind in REACHED_BY.items()
        if name in said
    ]
    if reached:
        person.setdefault("contact", {})["entries"] = reached
    return person


def _named_by_content(said: Mapping[str, Any]) -> str:
    """HTCDS has no number of a case: without a reference of ours, a record is the one that says the same."""
    return "htcds-" + hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _placed(places: Mapping[str, Place], said: dict[str, Any]) -> dict[str, Any]:
    """What these fields say, each in its place; it is taken out of what is said."""
    found: dict[str, Any] = {}
    for name, place in places.items():
        if name in said:
            *way, last = place.path.split(".")
            inside = found
            for step in way:
                inside = inside.setdefault(step, {})
            inside[last] = place.read(said.pop(name))
    return found


def all_of(records: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, Told]]:
    """For each record its rows: the person, her case, which tells what had no place, and a determination.

    With each row goes the number of its record, counted from one.
    """
    return ((number, told) for number, record in enumerate(records, start=1) for told in rows_of(record))
