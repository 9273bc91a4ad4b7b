"""Takes what another server says: checked in one order, done once, answered under the own key (XCH-2, XCH-3).

What is known by its id is answered as it was, under the key that counts now. What a message does and its line
in the log are one transaction: if the log cannot be written, nothing is done (XCH-4).
"""

from asyncio import to_thread
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy.exc import DBAPIError

from trafficking_api.access.audit import Actor
from trafficking_api.access.mandate import Mandate, Office, own_mandate
from trafficking_api.features.agreements.queries import is_in_force_now, was_in_force
from trafficking_api.features.exchange.errors import (
    MessageAltered,
    MessageMisshapen,
    MessageOutOfOrder,
    MessageOutOfTime,
    MessageUnsigned,
    PeerBudgetSpent,
    PeerStopped,
)
from trafficking_api.features.exchange.models import PeerMessage
from trafficking_api.features.exchange.queries import peer_log as queries
from trafficking_api.features.exchange.rules import message
from trafficking_api.features.exchange.rules.message import Head, Letter, Outcome, Reply
from trafficking_api.features.exchange.service import peer_doing
from trafficking_api.features.exchange.service.peer import bytes_of, private_key
from trafficking_api.features.exchange.states import PeerStatus
from trafficking_api.kit.database import refusal_of
from trafficking_api.kit.errors import InProgress, Problem, Unauthenticated

#: How many messages of one pair are taken in a minute.
BUDGET, MINUTE = 300, timedelta(minutes=1)
#: Nobody's: what is not known is verified like what is.
_NOBODY = Ed25519PrivateKey.generate().public_key()
_NO_AGREEMENT = "no_agreement"
#: What is refused now, and not for good.
_FOR_LATER = (MessageOutOfOrder, MessageOutOfTime, PeerBudgetSpent, InProgress, Unauthenticated)


@dataclass(frozen=True)
class Keys:
    """What is needed to believe a message of a pair, and to answer it."""

    theirs: Ed25519PublicKey
    own: Ed25519PrivateKey
    is_stopped: bool
    now: datetime


@dataclass(frozen=True)
class Call:
    """A message that was believed, and the keys of its pair."""

    letter: Letter
    head: Head
    body: Any
    keys: Keys
    operation: str
    request_id: UUID

    def actor(self) -> Actor:
        """The seat of who sent it."""
        return Actor(self.head.from_organisation_id, None, None, self.operation, self.request_id)


async def receive(office: Office, letter: Letter, operation: str, request_id: UUID) -> Reply:
    """The answer to a message, signed also where it refuses.

    Without a signature it raises MessageMisshapen, MessageUnsigned, MessageAltered, PeerStopped,
    MessageOutOfOrder, MessageOutOfTime, PeerBudgetSpent.
    """
    try:
        head = message.head_of(letter.head)
        keys = await _keys(office, head, operation)
        message.signed_head(letter, _NOBODY if keys is None else keys.theirs)
        body = await to_thread(message.whole_body, letter, head)  # it may be long, and others are served
    except message.Misshapen:
        raise MessageMisshapen from None
    except message.Unsigned:
        raise MessageUnsigned from None
    except message.Altered:
        raise MessageAltered from None
    if keys is None:
        raise MessageUnsigned
    if keys.is_stopped:
        raise PeerStopped
    return await _answered(office, Call(letter, head, body, keys, operation, request_id))


async def believed(office: Office, head: str, signature: str, operation: str) -> Head | None:
    """The head of a message that a partner has signed just now, whose body may be long; else None."""
    try:
        said = message.head_of(head)
        keys = await _keys(office, said, operation)
        message.signed_head(Letter(head, "", signature), _NOBODY if keys is None else keys.theirs)
    except (message.Misshapen, message.Unsigned):
        return None
    return said if keys is not None and not keys.is_stopped and said.is_fresh(keys.now) else None


async def _keys(office: Office, head: Head, operation: str) -> Keys | None:
    """The keys of the pair, if both are confirmed here; None where nobody here believes the sender."""
    return await office.keys.without_waiting(partial(_keys_there, office, head, operation))


async def _keys_there(office: Office, head: Head, operation: str, *, may_begin_again: bool) -> Keys | None:
    home, actor = head.to_organisation_id, Actor.system(head.to_organisation_id, operation)
    try:
        async with own_mandate(office, home, actor, may_begin_again=may_begin_again) as mandate:
            peer = await queries.peer_with(mandate, head.from_organisation_id)
            if peer is None or peer.confirmed_at is None or peer.their_public_key is None:
                return None
            theirs = Ed25519PublicKey.from_public_bytes(bytes_of(peer.their_public_key))
            own, is_stopped = await private_key(mandate, peer), peer.status == PeerStatus.STOPPED
            return Keys(theirs, own, is_stopped, mandate.now)
    except DBAPIError as error:
        if not isinstance(refusal_of(error), Unauthenticated):
            raise
        return None  # there is no such organisation


async def _answered(office: Office, call: Call) -> Reply:
    seat = call.head.from_organisation_id

    async def taken(*, may_begin_again: bool) -> Reply:
        async with own_mandate(office, seat, call.actor(), may_begin_again=may_begin_again) as mandate:
            return await _taken(mandate, call)

    try:
        return await office.keys.without_waiting(taken)
    except (Problem, DBAPIError) as error:
        code = _settled_by(error)
        if code is None:
            raise
    async with own_mandate(office, seat, call.actor()) as mandate:
        return await _in_turn(mandate, call) or _logged(mandate, call, Outcome.REFUSED, code)


def _settled_by(error: Problem | DBAPIError) -> str | None:
    """The code of a refusal that stays one; None for what is to be tried again."""
    problem = error if isinstance(error, Problem) else refusal_of(error)
    if problem is None or problem.status >= httpx.codes.INTERNAL_SERVER_ERROR:
        return None
    return None if isinstance(problem, _FOR_LATER) else problem.code


async def _taken(mandate: Mandate, call: Call) -> Reply:
    """Do what it says, once, after all checks."""
    known = await _in_turn(mandate, call)
    if known is not None:
        return known
    if not call.head.is_fresh(mandate.now):
        raise MessageOutOfTime
    deed, said = peer_doing.read(call.head.kind, call.body)
    if deed.needs_agreement and not await _agreed(mandate, call.head, said):
        return _logged(mandate, call, Outcome.REFUSED, _NO_AGREEMENT)
    head = call.head
    pair = (head.from_organisation_id, head.to_organisation_id)
    recent = await mandate.session.scalar(queries.received_since(*pair, mandate.now - MINUTE))
    if (recent or 0) >= BUDGET:
        raise PeerBudgetSpent
    await deed.do(mandate, head, said)
    return _logged(mandate, call, Outcome.DONE, None)


async def _in_turn(mandate: Mandate, call: Call) -> Reply | None:
    """Wait for the turn of this pair; what was answered before is the answer. Raises MessageOutOfOrder.

    It is signed with the key that counts now: who asks again after both have renewed theirs knows no other.
    """
    head = call.head
    pair = (head.from_organisation_id, head.to_organisation_id)
    await mandate.session.execute(queries.IN_TURN, {"pair": "|".join(map(str, pair))})
    known = await queries.received(mandate, head.from_organisation_id, head.id)
    if known is not None and known.to_organisation_id == head.to_organisation_id:
        return message.reply_again(known.answer_head or "", call.keys.own)
    if known is not None or await queries.last_number(mandate, *pair) != head.after:
        raise MessageOutOfOrder
    return None


async def _agreed(mandate: Mandate, head: Head, said: Any) -> bool:
    """An agreement was in force when it was sent, and is now, in this order (XCH-3)."""
    kind = await peer_doing.agreement_of(mandate, head, said)
    pair = (head.from_organisation_id, head.to_organisation_id)
    then = await was_in_force(mandate, *pair, kind, head.sent_at)
    return then and await is_in_force_now(mandate, *pair, kind)


def _logged(mandate: Mandate, call: Call, outcome: Outcome, code: str | None) -> Reply:
    """Write the line of the log, with the answer that it has."""
    head, letter, now = call.head, call.letter, mandate.now
    reply = message.reply(message.answered(letter, head.id, outcome, code, now), call.keys.own)
    mandate.session.add(
        PeerMessage(
            **head.model_dump(exclude={"form", "sent_at"}),
            request_hashes=[letter.hash],
            body_hashes=[head.body_hash],
            first_at=now,
            last_at=now,
            outcome=outcome.value,
            code=code,
            answer_head=reply.head,
            answer_signature=reply.signature,
            answered_at=now,
        )
    )
    return reply
