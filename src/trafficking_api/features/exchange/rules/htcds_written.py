"""Writes a case and whose it is as a record of the Human Trafficking Case Data Standard (HTCDS 2.0)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from trafficking_api.features.exchange.rules.htcds_fields import CASE, DECISION, PERSON, REACHED_BY, Place
from trafficking_api.kit.sheet import Cell

#: How HTCDS calls the state of a case. To rest for a time is no state there.
_STATUS = {"intake": "Active", "active": "Active", "suspended": "Active", "follow_up": "FollowUp"}
#: Whom we call safe to reach comes first; HTCDS cannot say that somebody must not call, so that is left out.
_SAFEST = ("yes", "unknown")
#: What stands beside the fields of HTCDS. The day comes last; who works here is nothing to another centre.
_BESIDE = ("worker_id", "opened_on")


def _status(case: Mapping[str, Any]) -> str:
    if case["status"] != "closed":
        return _STATUS[case["status"]]
    return "ClosedReferred" if case["closure_reason"] == "Transferred" else "Closed"


def _reached(case: Mapping[str, Any], kind: str) -> str | None:
    entries = [entry for entry in (case["contact"] or {}).get("entries", []) if entry["kind"] == kind]
    safe = [entry for answer in _SAFEST for entry in entries if entry["safe_to_contact"] == answer]
    return safe[0]["value"] if safe else None


def _of(place: Place) -> Callable[[Mapping[str, Any]], Any]:
    def written(case: Mapping[str, Any]) -> Any:
        value: Any = case
        for step in place.path.split("."):
            value = value.get(step) if value else None
        return None if value in (None, "", []) else place.write(value)

    return written


def _by_kind(kind: str) -> Callable[[Mapping[str, Any]], Any]:
    return lambda case: _reached(case, kind)


#: The fields in their order, and what each says of a case.
FIELDS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "reference": lambda case: case["id"],
    **{name: _of(place) for name, place in PERSON.items()},
    **{name: _by_kind(kind) for name, kind in REACHED_BY.items()},
    "con_Consent": lambda case: case["agreed"] if case["person_id"] else None,
    **{name: _of(place) for name, place in CASE.items() if name not in _BESIDE},
    **{name: _of(place) for name, place in DECISION.items()},
    "cas_Status": _status,
    "cas_ReasonForCaseClosure": lambda case: case["closure_reason"],
    "opened_on": _of(CASE["opened_on"]),
}


def record(case: Mapping[str, Any]) -> dict[str, Any]:
    """The record of a case: only the fields that say something."""
    said = {name: write(case) for name, write in FIELDS.items()}
    return {name: value for name, value in said.items() if value not in (None, "", [])}


def row(said: Mapping[str, Any]) -> Sequence[Cell]:
    """A record as a row of a table, a cell for each field."""
    return [_cell(said.get(name)) for name in FIELDS]


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ";".join(value) if isinstance(value, list) else value
