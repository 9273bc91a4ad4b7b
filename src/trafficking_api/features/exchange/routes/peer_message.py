"""The door for other servers: what a partner signed, and no token."""

from typing import Annotated
from uuid import UUID, uuid4

import structlog
from fastapi import APIRouter, Body, Request, Response

from trafficking_api.access import audit
from trafficking_api.access.audit import Actor
from trafficking_api.access.refusing import as_problem, written_down
from trafficking_api.features.exchange.errors import (
    MessageAltered,
    MessageMisshapen,
    MessageOutOfOrder,
    MessageOutOfTime,
    MessageUnsigned,
    PeerBudgetSpent,
    PeerStopped,
)
from trafficking_api.features.exchange.rules import message
from trafficking_api.features.exchange.rules.message import Letter
from trafficking_api.features.exchange.schemas.peer import PeerAnswer, PeerLetter
from trafficking_api.features.exchange.service.peer_receiving import believed, receive
from trafficking_api.features.exchange.service.peer_sending import SIGNED
from trafficking_api.kit.body import LARGEST_FILE, Limits
from trafficking_api.kit.errors import InProgress, Unavailable, raises
from trafficking_api.kit.route import Handler, Route

#: A file travels as a text in a text, so nearly twice as long.
_LARGEST = LARGEST_FILE * 2
#: So long what is done with it may take, in seconds; who sent it waits for longer.
_LONGEST = 30.0
_OPERATION = "deliver_peer_message"


class PeerRoute(Route):
    """A route for who signs what it says: its refusals are written down like everybody's."""

    def limits(self, request: Request) -> Limits:
        """Documents may be among what a partner says; nobody else is listened to for so long."""
        if self.sender(request) is not None:
            return Limits(_LARGEST, request.app.state.file_seconds)
        return super().limits(request)

    def sender(self, request: Request) -> UUID | None:
        """Which partner says much, as its signature shows."""
        found: UUID | None = request.state.sender
        return found

    def seconds(self, request: Request) -> float:
        """Documents are sealed one by one."""
        seconds = super().seconds(request)
        return seconds if self.sender(request) is None else max(_LONGEST, seconds)

    async def around(self, request: Request, handler: Handler) -> Response:
        """As everywhere; the log names the operation, and of a pair one long message is taken at a time."""
        structlog.contextvars.bind_contextvars(operation=self.name)
        head, _, signature = request.headers.get(SIGNED, "").partition(".")
        try:
            office = request.app.state.office
            said = await believed(office, head, signature, _OPERATION) if _is_long(request) else None
        except Exception as error:  # noqa: BLE001 - whatever it was, it is refused by name
            raise as_problem(error) from None
        request.state.sender = said and said.from_organisation_id
        if said is None:
            return await super().around(request, handler)
        try:
            async with office.turns.turn((_OPERATION, said.from_organisation_id, said.to_organisation_id)):
                return await super().around(request, handler)
        except InProgress:
            raise Unavailable from None


def _is_long(request: Request) -> bool:
    """True where the body is longer than others may be, or does not say how long it is."""
    declared = request.headers.get("content-length", "")
    return (
        len(declared) > len(str(_LARGEST))
        or not declared.isdecimal()
        or (int(declared) > request.app.state.max_body_bytes)
    )


router = APIRouter(prefix="/peer-messages", tags=["peers"], route_class=PeerRoute)


@router.post(
    "",
    responses=raises(
        MessageMisshapen,
        MessageUnsigned,
        MessageAltered,
        MessageOutOfOrder,
        MessageOutOfTime,
        PeerStopped,
        PeerBudgetSpent,
    ),
    openapi_extra={"security": []},
)
async def deliver_peer_message(request: Request, letter: Annotated[PeerLetter, Body()]) -> PeerAnswer:
    """Take a signed message of a partner's server, once. The answer is signed, also where it refuses.

    The same message again is answered as it was the first time. A long one has its head and its signature,
    joined by a full stop, in the header `Peer-Message` too: else it is refused as too large.
    """
    request_id: UUID = getattr(request.state, "request_id", None) or uuid4()
    office, said = request.app.state.office, Letter(letter.head, letter.body, letter.signature)
    try:
        reply = await receive(office, said, _OPERATION, request_id)
    except Exception as error:  # noqa: BLE001 - whatever it was, it is refused by name and written down
        problem, seconds = as_problem(error), request.app.state.answer_seconds
        actor = _called_upon(said, request_id)
        if actor.organisation_id is None:  # it stands in nobody's trail, so that there was one is logged
            structlog.get_logger().warning("message not readable", code=problem.code)
        await written_down(audit.refused_at(office.database, actor, problem), seconds)
        raise problem from None
    return PeerAnswer(head=reply.head, signature=reply.signature)


def _called_upon(said: Letter, request_id: UUID) -> Actor:
    """In whose trail a refusal is written: of whom the message says that it is for, if it says so."""
    try:
        to = message.head_of(said.head).to_organisation_id
    except message.Misshapen:
        to = None
    return Actor(to, None, None, _OPERATION, request_id)
