"""Says no by name, whatever went wrong, and sees to it that the refusal is written down."""

import traceback
from collections.abc import Coroutine
from typing import Any

import structlog
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from trafficking_api.kit.database import in_time, refusal_of
from trafficking_api.kit.errors import Problem, Unauthenticated, Unavailable
from trafficking_api.kit.keys import KeyServerSilent
from trafficking_api.kit.problems import from_http, from_validation


async def written_down(writing: Coroutine[Any, Any, None], seconds: float) -> None:
    """Write the refusal's audit row; raises Unavailable when it cannot be written.

    A database that is away will not come back for the audit's sake: the caller has waited long enough.
    """
    try:
        await in_time(seconds, writing)
    except Exception as unwritten:  # noqa: BLE001 - the answer is the same whatever stood in the way
        reason = as_problem(unwritten)  # what nobody expected is logged
        if not isinstance(reason, Unauthenticated):  # then there is no such organisation, and no trail of it
            raise Unavailable from None


def as_problem(error: Exception) -> Problem:
    """The refusal that an exception stands for; an unexpected one is logged by its type alone."""
    if isinstance(error, KeyServerSilent):
        structlog.get_logger().error("the key server does not help", why=error.why)
    if isinstance(error, Problem):
        return error
    if isinstance(error, RequestValidationError):
        return from_validation(error)
    if isinstance(error, HTTPException):
        return from_http(error)
    known = refusal_of(error)
    if known is None:
        # Where it happened, never with what: a message could hold what was sent.
        where = traceback.extract_tb(error.__traceback__)[-1]
        structlog.get_logger().error(
            "fault", error=type(error).__name__, file=where.filename.rsplit("/", 1)[-1], line=where.lineno
        )
    return known or Problem()
