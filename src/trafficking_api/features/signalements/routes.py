"""Signalements: report one to a centre, handle one at the centre."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import PersonHasOpenCase
from trafficking_api.features.signalements import queries, service
from trafficking_api.features.signalements.errors import (
    MovedOn,
    NoReporter,
    NotActionable,
    PersonsExceeded,
    RedirectedBefore,
)
from trafficking_api.features.signalements.schemas import (
    Assessment,
    Closing,
    Conversion,
    MessagePublic,
    NewMessage,
    NewSignalement,
    Question,
    Redirection,
    Reopening,
    Reply,
    SignalementFilter,
    SignalementPublic,
)
from trafficking_api.features.signalements.states import MACHINE
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page, PageParams
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/signalements", tags=["signalements"], route_class=Door)

commands = command_options(MACHINE)
CanRead = Annotated[Mandate, Allow(Permission.SIGNALEMENTS_READ)]


async def _now(mandate: Mandate, signalement_id: UUID) -> Response:
    """A signalement as it is seen now, whose words leave a trace that they were read."""
    service.note_reading(mandate, signalement_id)
    return await answers.one(mandate, queries.signalement(mandate, signalement_id))


async def _message(mandate: Mandate, signalement_id: UUID, message_id: UUID) -> Response:
    """One message, which leaves the same trace."""
    service.note_reading(mandate, signalement_id)
    return await answers.one(mandate, queries.message(mandate, signalement_id, message_id))


#: Repeated, it is read anew: it names cases and another signalement, which may have gone out of sight since.
CanSubmit = Annotated[Mandate, AllowOnce(Permission.SIGNALEMENTS_WRITE, sees=queries.signalement, anew=_now)]
CanWrite = Annotated[Mandate, AllowOnce(Permission.SIGNALEMENTS_WRITE, sees=queries.message, anew=_message)]
CanCommand = Annotated[
    Mandate, AllowOnce(Permission.SIGNALEMENTS_COMMAND, sees=queries.signalement, anew=_now)
]
SAME = {
    "model": SignalementPublic,
    "description": "This official reference was already submitted: the same resource",
}


@router.get("", response_model=Page[SignalementPublic], responses=raises(BadCursor))
async def list_signalements(mandate: CanRead, wanted: Annotated[SignalementFilter, Query()]) -> Response:
    """What you reported, or what was reported to your centre, the newest first; each is noted as read."""
    found, before = queries.signalements(mandate, wanted), service.reading(mandate)
    return await answers.page_in_words(mandate, found, wanted, ("created_at", "id"), before)


@router.post("", response_model=SignalementPublic, status_code=201, responses={200: SAME})
async def submit_signalement(mandate: CanSubmit, body: NewSignalement) -> Response:
    """Report to a centre that one or more persons may be victims. No agreement is needed."""
    signalement_id, new = await service.submit(mandate, body)
    service.note_reading(mandate, signalement_id)
    answer = answers.created if new else answers.one
    return await answer(mandate, queries.signalement(mandate, signalement_id))


@router.get("/{signalement_id}", response_model=SignalementPublic, responses=raises(Erased))
async def read_signalement(mandate: CanRead, signalement_id: UUID) -> Response:
    """One signalement, as your side sees it."""
    service.note_reading(mandate, signalement_id)
    gone = queries.gone(mandate, signalement_id)
    return await answers.kept(mandate, queries.signalement(mandate, signalement_id), gone)


@router.get("/{signalement_id}/messages", response_model=Page[MessagePublic], responses=raises(BadCursor))
async def list_signalement_messages(
    mandate: CanRead, signalement_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """The messages of a signalement in the order they were written; at the centre with its own notes."""
    service.note_reading(mandate, signalement_id)
    shape = queries.messages(mandate, signalement_id)
    parent = queries.signalement(mandate, signalement_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), descending=False, parent=parent)


@router.post(
    "/{signalement_id}/messages",
    response_model=MessagePublic,
    status_code=201,
    responses=raises(ReadOnly, NoReporter, MovedOn),
)
async def write_signalement_message(mandate: CanWrite, signalement_id: UUID, body: NewMessage) -> Response:
    """Write to the other side, or at the centre a note to yourselves; a report that moved on has it there."""
    message_id = await service.write(mandate, signalement_id, body)
    return await answers.created(mandate, queries.message(mandate, signalement_id, message_id))


@router.get("/{signalement_id}/messages/{message_id}", response_model=MessagePublic)
async def read_signalement_message(mandate: CanRead, signalement_id: UUID, message_id: UUID) -> Response:
    """One message of a signalement."""
    return await _message(mandate, signalement_id, message_id)


@router.post("/{signalement_id}/acknowledge", **commands("acknowledge", SignalementPublic, ReadOnly))
async def acknowledge_signalement(
    mandate: CanCommand, signalement_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Tell the reporter that your centre handles it."""
    await service.acknowledge(mandate, signalement_id, expected, body)
    return await _now(mandate, signalement_id)


@router.post("/{signalement_id}/ask", **commands("ask", SignalementPublic, ReadOnly, NoReporter))
async def ask_signalement(
    mandate: CanCommand, signalement_id: UUID, expected: IfMatch, body: Question
) -> Response:
    """Ask the reporter a question."""
    await service.ask(mandate, signalement_id, expected, body)
    return await _now(mandate, signalement_id)


@router.post("/{signalement_id}/reply", **commands("reply", SignalementPublic))
async def reply_signalement(
    mandate: CanCommand, signalement_id: UUID, expected: IfMatch, body: Reply
) -> Response:
    """Answer the centre's question."""
    await service.reply(mandate, signalement_id, expected, body)
    return await _now(mandate, signalement_id)


@router.post("/{signalement_id}/assess", **commands("assess", SignalementPublic, ReadOnly))
async def assess_signalement(
    mandate: CanCommand, signalement_id: UUID, expected: IfMatch, body: Assessment
) -> Response:
    """Say what your centre makes of it."""
    await service.assess(mandate, signalement_id, expected, body)
    return await _now(mandate, signalement_id)


@router.post(
    "/{signalement_id}/convert",
    **commands("convert", SignalementPublic, ReadOnly, NotActionable, PersonsExceeded, PersonHasOpenCase),
)
async def convert_signalement(
    mandate: CanCommand, signalement_id: UUID, expected: IfMatch, body: Conversion
) -> Response:
    """Open cases for its persons, as many as it counts, in one go or in several."""
    await service.convert(mandate, signalement_id, expected, body)
    return await _now(mandate, signalement_id)


@router.post("/{signalement_id}/redirect", **commands("redirect", SignalementPublic, RedirectedBefore))
async def redirect_signalement(
    mandate: CanCommand, signalement_id: UUID, expected: IfMatch, body: Redirection
) -> Response:
    """Move the report on to another centre, with what its reporter wrote; the reporter is told where."""
    await service.redirect(mandate, signalement_id, expected, body)
    return await _now(mandate, signalement_id)


@router.post("/{signalement_id}/close", **commands("close", SignalementPublic, ReadOnly))
async def close_signalement(
    mandate: CanCommand, signalement_id: UUID, expected: IfMatch, body: Closing
) -> Response:
    """Close it with its outcome."""
    await service.close(mandate, signalement_id, expected, body)
    return await _now(mandate, signalement_id)


@router.post("/{signalement_id}/reopen", **commands("reopen", SignalementPublic, ReadOnly))
async def reopen_signalement(
    mandate: CanCommand, signalement_id: UUID, expected: IfMatch, body: Reopening
) -> Response:
    """Open a closed signalement again, for a reason."""
    await service.reopen(mandate, signalement_id, expected, body)
    return await _now(mandate, signalement_id)
