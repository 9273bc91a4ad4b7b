"""Tells partners on other servers what happened, each in its order, until a signed answer settles it (XCH-8).

The line in the log is written before anything leaves (XCH-4). No connection of the database is held while
the other server thinks.
"""

import json
from asyncio import Lock, to_thread
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic_core import to_jsonable_python

from trafficking_api.access.mandate import Mandate, Office, system_mandate
from trafficking_api.features.exchange.models import Peer, PeerLine, PeerMessage
from trafficking_api.features.exchange.queries import peer as peers
from trafficking_api.features.exchange.queries import peer_log as queries
from trafficking_api.features.exchange.rules import message
from trafficking_api.features.exchange.rules.message import AnswerHead, Head, Letter, Reply
from trafficking_api.features.exchange.rules.waiting import next_try
from trafficking_api.features.exchange.service import sequencing
from trafficking_api.features.exchange.service.peer import bytes_of, private_key
from trafficking_api.features.exchange.service.peer_telling import TALES, Event, Teller, told
from trafficking_api.features.exchange.states import PEER, PeerStatus
from trafficking_api.features.referrals import service as referrals
from trafficking_api.features.referrals.schemas.referral import Decline
from trafficking_api.features.referrals.service import elsewhere
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Problem
from trafficking_api.kit.outbound import Asked, Headers, Line, Unreached
from trafficking_api.kit.states import SYSTEM

OPERATION = "tell_partner"
#: Where a server takes messages.
DOOR = "/peer-messages"
#: The header with a message's head and signature, by which a long one is believed before its body is read.
SIGNED = "Peer-Message"
#: How many messages a line sends before it lets go.
_AT_ONCE = 100
#: A message can be large, and a line slow; an answer is short.
_ASKED = Asked(seconds=120.0, largest=16_384)
#: What the seat does here follows when these are refused there.
_CANNOT_STAY = frozenset({"referral.sent", "referral.accepted"})
#: What a head has of its line in the log.
_SAME = (
    *("id", "from_organisation_id", "to_organisation_id", "number", "after", "kind", "object_id"),
    "body_hash",
)


@dataclass(frozen=True)
class Attempt:
    """A message on its way."""

    organisation_id: UUID
    peer_id: UUID
    partner_id: UUID
    address: str
    letter: Letter
    head: Head
    #: The hashes of all forms in which it was sent: the answer names one of them.
    hashes: frozenset[str]
    theirs: Ed25519PublicKey


async def due(office: Office, organisation_id: UUID) -> list[UUID]:
    """The peers of an organisation that there may be something to tell."""
    async with system_mandate(office, organisation_id, OPERATION) as mandate:
        if not await peers.has_active(mandate):
            return []
        await sequencing.number(mandate)
        return await queries.lines_due(mandate)


async def tell(office: Office, line: Line, turn: Lock, organisation_id: UUID, peer_id: UUID) -> int:
    """Tell one partner what happened, until there is no more or an answer is missing; returns how much.

    The database is used in turn: a message is prepared in two tenants at once, so with two connections.
    """
    for done in range(_AT_ONCE):
        async with turn:
            attempt = await _prepared(office, organisation_id, peer_id)
        if attempt is None:
            return done
        answer = _believed(attempt, await _asked(line, attempt))
        async with turn:
            if answer is None:
                await _failed(office, attempt)
                return done
            await _follow_up(office, attempt, answer[0])
            await _settled(office, attempt, *answer)
    return _AT_ONCE


async def _prepared(office: Office, organisation_id: UUID, peer_id: UUID) -> Attempt | None:
    """The next message of a line, written down; None where there is none to be sent now."""
    async with system_mandate(office, organisation_id, OPERATION) as own:
        line = await own.session.scalar(queries.line(own, peer_id))
        peer = await own.session.get(Peer, (organisation_id, peer_id))
        if line is None or peer is None or peer.status != PeerStatus.ACTIVE:
            return None
        async with system_mandate(office, peer.partner_id, OPERATION) as seat:
            found = await _next(Teller(own, seat), line, peer.partner_id)
        return None if found is None else await _written_down(own, line, peer, *found)


async def _next(teller: Teller, line: PeerLine, partner_id: UUID) -> tuple[Any, dict[str, Any]] | None:
    """The next event that is told, and what of it; those that need no telling are settled.

    What was sent and not answered may have been done there. So it is sent again under its number also where
    there is nothing left to say: who knows it answers as before, and to all others it is no message.
    """
    while True:
        event = await queries.next_event(teller.own, partner_id, line.position, TALES)
        if event is None:
            return None
        body = await told(teller, Event(event.type, event.object_id, event.is_ours))
        if body is not None:
            return event, body
        if await queries.sent(teller.own, partner_id, event.peer_position) is not None:
            return event, {}
        line.position = event.peer_position


async def _written_down(
    own: Mandate, line: PeerLine, peer: Peer, event: Any, said: dict[str, Any]
) -> Attempt:
    """The message, signed, with its line in the log."""
    body, body_hash = await to_thread(_packed, said)
    known = await queries.sent(own, peer.partner_id, event.peer_position)
    row = known or _new_line(own, line, peer, event)
    row.body_hash, row.last_at = body_hash, own.now
    same = {name: getattr(row, name) for name in _SAME}
    head = Head.model_validate({"form": 1, "sent_at": message.instant(own.now), **same})
    letter = message.sign(head, body, await private_key(own, peer))
    row.request_hashes = [*row.request_hashes, letter.hash]
    row.body_hashes = [*row.body_hashes, head.body_hash]
    own.session.add(row)
    return Attempt(
        own.organisation_id,
        peer.id,
        peer.partner_id,
        f"{await peers.home_of(own, peer.partner_id)}{DOOR}",
        letter,
        head,
        frozenset(row.request_hashes),
        Ed25519PublicKey.from_public_bytes(bytes_of(peer.their_public_key or "")),
    )


def _packed(said: dict[str, Any]) -> tuple[str, str]:
    return message.packed(to_jsonable_python(said))


def _new_line(own: Mandate, line: PeerLine, peer: Peer, event: Any) -> PeerMessage:
    return PeerMessage(
        from_organisation_id=own.organisation_id,
        to_organisation_id=peer.partner_id,
        id=uuid4(),
        number=event.peer_position,
        after=line.last_number,
        kind=event.type,
        object_id=event.object_id,
        body_hash="",
        first_at=own.now,
        last_at=own.now,
    )


async def _asked(line: Line, attempt: Attempt) -> Reply | None:
    """What the other server answers; None for a silence, or an answer that is none."""
    letter = attempt.letter
    headers: Headers = {"Content-Type": "application/json", SIGNED: f"{letter.head}.{letter.signature}"}
    body = await to_thread(_written, letter)
    try:
        status, content = await line.ask(attempt.address, body, headers, _ASKED)
        return message.answer_of(content) if status == httpx.codes.OK else None
    except (Unreached, message.Misshapen):
        return None


def _written(letter: Letter) -> bytes:
    return json.dumps(letter.document()).encode()


def _believed(attempt: Attempt, reply: Reply | None) -> tuple[AnswerHead, Reply] | None:
    """The answer, if the partner has signed it and it is one to this question."""
    if reply is None:
        return None
    try:
        head = message.signed_answer(reply, attempt.theirs, attempt.hashes)
    except (message.Misshapen, message.Unsigned, message.Altered):
        return None
    return (head, reply) if head.id == attempt.head.id else None


async def _follow_up(office: Office, attempt: Attempt, answer: AnswerHead) -> None:
    """What the seat does here because the other server has refused: it cannot be asked again."""
    kind, id_ = attempt.head.kind, attempt.head.object_id
    if answer.outcome == "done" or kind not in _CANNOT_STAY:
        return
    with suppress(Problem):  # it has ended meanwhile
        async with system_mandate(office, attempt.partner_id, OPERATION) as seat:
            if kind == "referral.accepted":
                await elsewhere.give_way(seat, id_)
            else:
                await referrals.decline(seat, id_, Expected("*"), Decline(by="centre", code="Other"))


async def _settled(office: Office, attempt: Attempt, answer: AnswerHead, reply: Reply) -> None:
    async with system_mandate(office, attempt.organisation_id, OPERATION) as own:
        line = await own.session.scalar(queries.line(own, attempt.peer_id))
        row = await queries.sent(own, attempt.partner_id, attempt.head.number)
        if line is None or row is None or line.position >= attempt.head.number:
            return
        row.body_hash = _answered_body(row, answer)
        row.outcome, row.code, row.answered_at = answer.outcome, answer.code, answer.answered_at
        row.answer_head, row.answer_signature = reply.head, reply.signature
        line.position = line.last_number = attempt.head.number
        line.failures, line.failing_since, line.next_try_at = 0, None, None


def _answered_body(row: PeerMessage, answer: AnswerHead) -> str:
    """The hash of the body that the other server took, which need not be the one that was sent last."""
    # Side by side from the end: of what was sent before bodies were noted, there is none.
    forms = zip(reversed(row.request_hashes), reversed(row.body_hashes), strict=False)
    return dict(forms).get(answer.request_hash, row.body_hash)


async def _failed(office: Office, attempt: Attempt) -> None:
    """Try again later. After three days that is given up, and told once."""
    async with system_mandate(office, attempt.organisation_id, OPERATION) as own:
        peer = await own.session.scalar(peers.held(own, attempt.peer_id))
        line = await own.session.scalar(queries.line(own, attempt.peer_id))
        if peer is None or line is None or line.position >= attempt.head.number:
            return
        was_given_up = line.failures > 0 and line.next_try_at is None
        line.failures += 1
        line.failing_since = line.failing_since or own.now
        line.next_try_at = next_try(line.failures, line.failing_since, own.now)
        if line.next_try_at is None and not was_given_up and peer.status == PeerStatus.ACTIVE:
            own.command(PEER, peer, "give_up", sides=(SYSTEM,))
