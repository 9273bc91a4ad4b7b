"""What Schemathesis is told in Python: loaded by its command line, never by pytest."""

import json
import re
from pathlib import Path
from random import Random
from typing import Any, get_args
from uuid import uuid4

import schemathesis
from pydantic_core.core_schema import ErrorType
from schemathesis import Case, CheckContext, HookContext, Response
from schemathesis.core.parameters import ParameterLocation as At
from schemathesis.generation.meta import TestPhase

_KEY = re.compile(r"[!-~]{1,255}\Z")
_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")
#: Faults of form: the document can say each of them, so a request that fits it has none. All other faults are
#: found by looking at other fields or at what is stored.
_OF_FORM = {*get_args(ErrorType), "unknown_code", "control_character", "unicode", "uuid", "not_unique"} - {
    "int_type"  # 1.0, which JSON Schema calls an integer and we do not
}
#: What exists: ids by the name of the parameter, each with the ids that stand before it in its address.
_KNOWN: dict[str, list[dict[str, str]]] = json.loads(Path("known.json").read_text())
#: Names under which bodies and queries speak of the same things.
_ALSO = {
    "duplicate_of": "signalement_id",
    "leaving_allocation_id": "allocation_id",
    "object_id": "case_id",
    "other_case_id": "case_id",
    "other_id": "person_id",
    "recipient_organisation_id": "to_organisation_id",
    "witness_member_id": "member_id",
    "worker_id": "member_id",
    "assigned_member_id": "member_id",
    "staff_member_id": "member_id",
    "after_deadline_id": "deadline_id",
}
#: The same throws in every run. One time in eight, what was made up is left as it is: that is tried too.
_dice = Random(43)
#: A file that is taken.
_FILE = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
_ROWS = '{"type":"person","reference":"P-1","data":{"identity":{}}}'


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
    """Lead requests to what exists, as far as they fit: made-up ids would all end at the same refusals."""
    # A used Idempotency-Key would be refused before anything is tried.
    if _KEY.match(str(case.headers.get("Idempotency-Key", ""))):
        case.headers["Idempotency-Key"] = str(uuid4())
    if case.meta is None:
        return
    # So would a member who is made up.
    if _is_id(case.headers.get("On-Behalf-Of")):
        _act_for_somebody(case, fits=case.meta.generation.mode.is_positive)
    if case.meta.phase.name is TestPhase.STATEFUL:
        return  # there, ids come from the answers before
    if not case.meta.is_negative_at(At.HEADER) and "If-Match" in case.headers and _throw():
        case.headers["If-Match"] = "*"
    if not case.meta.is_negative_at(At.QUERY) and _throw():
        case.query.pop("cursor", None)
    _lead(case.path, case.path_parameters)
    _exchange(case.query)
    if isinstance(case.body, dict):
        _fill_in(case.operation.label, case.body)


def _act_for_somebody(case: Case[Any], *, fits: bool) -> None:
    """Act for a member now and then, mostly for nobody; a client that is bound to one acts for no other."""
    if fits and _dice.randrange(8) == 0:
        case.headers["On-Behalf-Of"] = _dice.choice(_KNOWN["acted_for"])["acted_for"]
    else:
        del case.headers["On-Behalf-Of"]


def _fill_in(operation: str, body: dict[str, Any]) -> None:
    """Name in a body what exists; send a file that is taken."""
    _exchange(body)
    # A person has one open case, and most of ours have it: more can be opened of nobody yet.
    if operation == "POST /v1/cases" and _is_id(body.get("person_id")) and _throw():
        body["person_id"] = None
    # Everything is in euros, but for one book.
    for value in body.values():
        if isinstance(value, dict) and re.fullmatch("[A-Z]{3}", str(value.get("currency"))) and _throw():
            value["currency"] = "EUR"
    if operation == "POST /v1/imports" and "file" in body and _throw():
        body["file"] = _ROWS
    if operation == "POST /v1/documents":
        # What is left empty in a form counts as absent, as from a browser.
        for name in [name for name, value in body.items() if value == ""]:
            del body[name]
        if "file" in body and _throw():
            body["file"] = _FILE


def _throw() -> bool:
    """True but for one time in eight."""
    return bool(_dice.randrange(8))


def _is_id(value: object) -> bool:
    return bool(_ID.match(str(value)))


def _lead(path: str, parameters: dict[str, Any]) -> None:
    """Let an address lead to something that exists, in its place."""
    name = path.rpartition("{")[2].partition("}")[0]
    if _KNOWN.get(name) and all(_is_id(value) for value in parameters.values()) and _throw():
        parameters.update(_dice.choice(_KNOWN[name]))


def _exchange(members: dict[str, Any]) -> None:
    """Name what exists instead of what is made up; in a list, each once."""
    for name, value in members.items():
        known = _ALSO.get(name, name.removesuffix("s"))
        made_up = value if isinstance(value, list) else [value]
        if _KNOWN.get(known) and made_up and all(_is_id(one) for one in made_up) and _throw():
            chosen = _dice.sample(_KNOWN[known], min(len(made_up), len(_KNOWN[known])))
            members[name] = [one[known] for one in chosen] if isinstance(value, list) else chosen[0][known]


@schemathesis.check
def what_fits_the_document_has_no_fault_of_form(
    ctx: CheckContext, response: Response, case: Case[Any]
) -> None:
    """A fitting request may be refused for what it asks, never for how it looks."""
    fits = case.meta is not None and case.meta.generation.mode.is_positive
    if fits and response.status_code == 422:
        faults = {fault["code"] for fault in response.json()["errors"]} & _OF_FORM
        assert not faults, f"refused for {sorted(faults)}, which the document does not tell"
