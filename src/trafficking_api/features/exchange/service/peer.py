"""Gets to know a partner on another server: keys are made, taken, and confirmed by their fingerprint."""

import base64
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy.exc import IntegrityError

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.exchange.errors import FingerprintDiffers, PeerExists, no_key
from trafficking_api.features.exchange.models import Peer, PeerLine
from trafficking_api.features.exchange.queries import peer as queries
from trafficking_api.features.exchange.queries import peer_log as log
from trafficking_api.features.exchange.rules import message
from trafficking_api.features.exchange.schemas.peer import KeyConfirmed, KeyPresented, NewPeer
from trafficking_api.features.exchange.states import HERE, PEER
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound
from trafficking_api.kit.wire import Command

_PLACE = "peers.private_key"


async def meet(mandate: Mandate, body: NewPeer) -> UUID:
    """A peer for a partner that has a seat here, with a pair of keys. Raises Invalid, PeerExists."""
    references([("/partner_id", await queries.home_of(mandate, body.partner_id) is not None)])
    peer_id = uuid4()
    peer = Peer(
        organisation_id=mandate.organisation_id,
        id=peer_id,
        partner_id=body.partner_id,
        **await _new_keys(mandate, peer_id),
        **mandate.stamps(),
    )
    mandate.started(peer, peer.status)
    try:
        await mandate.session.flush()
    except IntegrityError:
        raise PeerExists from None
    mandate.session.add(PeerLine(organisation_id=mandate.organisation_id, id=peer.id))
    return peer.id


async def present(mandate: Mandate, peer_id: UUID, expected: Expected, body: KeyPresented) -> None:
    """Take the partner's public key; nothing is believed before it is confirmed.

    Raises NotFound, Stale, WrongState, Invalid.
    """
    peer = await _followed(mandate, peer_id, "present", expected, body)
    raw = bytes_of(body.public_key)
    try:
        Ed25519PublicKey.from_public_bytes(raw)
    except ValueError:
        raise no_key() from None
    if text_of(raw) != body.public_key or body.public_key == peer.own_public_key:
        raise no_key()
    peer.their_public_key, peer.their_fingerprint = body.public_key, message.fingerprint(raw)


async def confirm(mandate: Mandate, peer_id: UUID, expected: Expected, body: KeyConfirmed) -> None:
    """Believe the partner's key from now on; what has waited too long is tried again.

    Raises NotFound, Stale, WrongState, FingerprintDiffers.
    """
    peer = await _followed(mandate, peer_id, "confirm", expected, body)
    if body.fingerprint != peer.their_fingerprint:
        raise FingerprintDiffers
    peer.confirmed_at = mandate.now
    await _try_again(mandate, peer_id)


async def stop(mandate: Mandate, peer_id: UUID, expected: Expected, body: Command) -> None:
    """Exchange nothing more, either way. Raises NotFound, Stale, WrongState."""
    await _followed(mandate, peer_id, "stop", expected, body)


async def resume(mandate: Mandate, peer_id: UUID, expected: Expected, body: Command) -> None:
    """Go on where it was stopped; what has waited too long is tried again.

    Raises NotFound, Stale, WrongState.
    """
    await _followed(mandate, peer_id, "resume", expected, body)
    await _try_again(mandate, peer_id)


async def renew(mandate: Mandate, peer_id: UUID, expected: Expected, body: Command) -> None:
    """Begin again with a new pair of keys: both sides give and confirm theirs anew.

    Raises NotFound, Stale, WrongState.
    """
    peer = await _followed(mandate, peer_id, "renew", expected, body)
    peer.sqlmodel_update(await _new_keys(mandate, peer.id))
    peer.their_public_key = peer.their_fingerprint = peer.confirmed_at = None


async def _try_again(mandate: Mandate, peer_id: UUID) -> None:
    line = await mandate.session.scalar(log.line(mandate, peer_id))
    if line is not None:
        line.failures, line.failing_since, line.next_try_at = 0, None, None


async def _followed(mandate: Mandate, peer_id: UUID, command: str, expected: Expected, body: Command) -> Peer:
    """The peer, after one arrow of its machine. Raises NotFound, Stale, WrongState, Invalid."""
    peer = await mandate.session.scalar(queries.held(mandate, peer_id))
    if peer is None:
        raise NotFound
    mandate.command(PEER, peer, command, sides=(HERE,), expected=expected, occurred_at=body.occurred_at)
    return peer


async def _new_keys(mandate: Mandate, peer_id: UUID) -> dict[str, Any]:
    private = Ed25519PrivateKey.generate()
    public = message.public_of(private)
    sealed = (await mandate.keys()).seal(_PLACE, peer_id, text_of(private.private_bytes_raw()))
    return {
        "private_key": sealed,
        "own_public_key": text_of(public),
        "own_fingerprint": message.fingerprint(public),
    }


async def private_key(mandate: Mandate, peer: Peer) -> Ed25519PrivateKey:
    """The key that the organisation signs with, to this partner."""
    opened = (await mandate.keys(to_open=[peer.private_key])).open(_PLACE, peer.id, peer.private_key)
    return Ed25519PrivateKey.from_private_bytes(bytes_of(opened))


def text_of(key: bytes) -> str:
    """A key as it is given to somebody."""
    return base64.urlsafe_b64encode(key).rstrip(b"=").decode()


def bytes_of(key: str) -> bytes:
    """The same read."""
    return base64.urlsafe_b64decode(key + "=")
