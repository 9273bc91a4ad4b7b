"""SELECTs about people."""

from trafficking_api.features.people.queries.household import household, household_link
from trafficking_api.features.people.queries.person import (
    accesses,
    found_by,
    has_key,
    hidden,
    identified,
    keep,
    listed,
    needs_reason,
    people,
    person,
    seen,
    visible,
    workable,
    workable_of,
    wrapped_key,
    writable,
)

__all__ = [
    "accesses",
    "found_by",
    "has_key",
    "hidden",
    "household",
    "household_link",
    "identified",
    "keep",
    "listed",
    "needs_reason",
    "people",
    "person",
    "seen",
    "visible",
    "workable",
    "workable_of",
    "wrapped_key",
    "writable",
]
