"""What Schemathesis is told in Python: loaded by its command line, never by pytest."""

import re
from typing import Any, get_args
from uuid import uuid4

import schemathesis
from pydantic_core.core_schema import ErrorType
from schemathesis import Case, CheckContext, HookContext, Response

_KEY = re.compile(r"[!-~]{1,255}\Z")
#: Faults of form: the document can say each of them, so a request that fits it has none. All other faults are
#: found by looking at other fields or at what is stored.
_OF_FORM = {*get_args(ErrorType), "unknown_code", "control_character", "unicode", "uuid", "not_unique"} - {
    "int_type"  # 1.0, which JSON Schema calls an integer and we do not
}


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
    """Take a fresh Idempotency-Key where one fits: a used one would be refused before anything is tried."""
    if _KEY.match(str(case.headers.get("Idempotency-Key", ""))):
        case.headers["Idempotency-Key"] = str(uuid4())


@schemathesis.check
def what_fits_the_document_has_no_fault_of_form(
    ctx: CheckContext, response: Response, case: Case[Any]
) -> None:
    """A fitting request may be refused for what it asks, never for how it looks."""
    fits = case.meta is not None and case.meta.generation.mode.is_positive
    if fits and response.status_code == 422:
        faults = {fault["code"] for fault in response.json()["errors"]} & _OF_FORM
        assert not faults, f"refused for {sorted(faults)}, which the document does not tell"
