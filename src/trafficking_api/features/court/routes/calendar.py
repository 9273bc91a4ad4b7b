"""What a calendar program reads, hour by hour."""

from typing import Annotated
from uuid import UUID, uuid4

import structlog
from fastapi import APIRouter, Query, Request, Response, Security
from fastapi.security import APIKeyQuery

from trafficking_api.access.subscriber import subscribed
from trafficking_api.features.court.rules.feed import FILE_NAME, MEDIA_TYPE
from trafficking_api.features.court.service.calendar import appointments
from trafficking_api.kit.errors import Invalid, NotFound, Problem, raises
from trafficking_api.kit.route import Handler, Route

_NAME, _OPERATION = "token", "read_calendar"
#: Documents the scheme; no header is looked at.
_scheme = APIKeyQuery(
    name=_NAME, scheme_name="calendar_token", description="from the address of a feed", auto_error=False
)
Scheme = Annotated[str | None, Security(_scheme)]
#: A token that is missing, or of the wrong form, is answered as every other that is not known.
Token = Annotated[str, Query(alias=_NAME, include_in_schema=False)]
_CALENDAR = {"text/calendar": {"schema": {"type": "string", "maxLength": 100_000_000}}}


class CalendarRoute(Route):
    """A route that an address opens by itself."""

    def refusals(self) -> tuple[type[Problem], ...]:
        """Without that of form: whatever is sent as a token may be one."""
        return tuple(refusal for refusal in super().refusals() if refusal is not Invalid)

    async def around(self, request: Request, handler: Handler) -> Response:
        """As everywhere; the log names the operation, and never its address."""
        structlog.contextvars.bind_contextvars(operation=self.name)
        return await super().around(request, handler)


router = APIRouter(tags=["calendar"], route_class=CalendarRoute)


@router.get(
    "/v1/calendar.ics",
    response_class=Response,
    responses={200: {"description": "Your appointments", "content": _CALENDAR}, **raises(NotFound)},
)
async def read_calendar(request: Request, _scheme: Scheme = None, token: Token = "") -> Response:
    """Your appointments and deadlines as an iCalendar stream (RFC 5545), by the address of one of your feeds.

    It tells when, and nothing of whom or why. An address that is wrong, was revoked, or is of somebody who
    may read appointments no more, is not found.
    """
    request_id: UUID = getattr(request.state, "request_id", None) or uuid4()
    office = request.app.state.office

    async def read(*, may_begin_again: bool) -> bytes:
        once_more = {"may_begin_again": may_begin_again}
        async with subscribed(office, token, _OPERATION, request_id, **once_more) as who:
            return await appointments(who.mandate, who.feed_id)

    stream = await office.keys.without_waiting(read)
    names = {"Content-Disposition": f'inline; filename="{FILE_NAME}"'}
    return Response(stream, media_type=MEDIA_TYPE, headers=names)
