"""What Schemathesis is told in Python: loaded by its command line, never by pytest."""

import re
from typing import Any
from uuid import uuid4

import schemathesis
from schemathesis import Case, CheckContext, HookContext, Response

_KEY = re.compile(r"[!-~]{1,255}\Z")
#: Why a request that fits the document may be refused: what no JSON Schema can say, or says otherwise.
_BEYOND_THE_DOCUMENT = {
    "unknown_reference",  # a made-up id, which is also what another organisation's is
    "date_range",  # a day in the year 9999
    "in_the_future",  # a time that has not come
    "int_type",  # 1.0, which JSON Schema calls an integer and we do not
    "more_than_persons",  # more minors than persons
    "time_zone",  # a made-up zone
    "role_not_here",  # a role of another kind of organisation
    "own_organisation_only",  # a centre writes down for itself
}


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
    """Take a fresh Idempotency-Key where one fits: a used one would be refused before anything is tried."""
    if _KEY.match(str(case.headers.get("Idempotency-Key", ""))):
        case.headers["Idempotency-Key"] = str(uuid4())


@schemathesis.check
def refused_for_what_the_document_cannot_say(ctx: CheckContext, response: Response, case: Case[Any]) -> None:
    """A fitting request that is refused as invalid names a reason that the document cannot express."""
    fits = case.meta is not None and case.meta.generation.mode.is_positive
    if fits and response.status_code == 422:
        problem = response.json()
        codes = {fault["code"] for fault in problem["errors"]} or {problem["code"]}
        # Where a day would do as well as a time, a year 9999 is told to be neither.
        either = {"iso_date", "rfc3339_time"} if "date_range" in codes else set()
        surprising = codes - either - _BEYOND_THE_DOCUMENT
        assert not surprising, f"refused for {sorted(surprising)}, which the document does not tell"
